import type { Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import { isInCompany, withHead } from './company.ts';
import { type Member, type PeopleGroup, peopleGroupsIn } from './people-groups.ts';

/** How a sentence puts someone at the table, or keeps them from it. */
export interface Attendance extends Member {
  readonly sentence: Sentence;
  readonly part: 'leads' | 'attends' | 'absent';
}

/** Who, as a sentence says, leads a side's team, takes part in talks, or stays away. */
export function attendanceIn(sentence: Sentence): Attendance[] {
  const groups = peopleGroupsIn(sentence);
  return groups.flatMap((group) => {
    const part = partOf({ text: sentence.text, group, groups });
    if (part === undefined) return [];
    const isAll = /\bco-?led\b/i.test(sentence.text);
    return group.members.map((member) => ({
      ...member,
      sentence,
      part: part === 'leads' && member.isBeside && !isAll ? 'attends' : part,
    }));
  });
}

interface Placed {
  readonly text: string;
  readonly group: PeopleGroup;
  readonly groups: readonly PeopleGroup[];
}

function partOf({ text, group, groups }: Placed): Attendance['part'] | undefined {
  const before = text.slice(0, group.at);
  const after = text.slice(group.end);
  if (aide.test(before)) return undefined;
  if (isAbsent(before, after)) return 'absent';
  if (isLed(before) || leads.test(withoutAside(after)) || isHead.test(after)) return 'leads';
  if (isObject(before) || isSubject(after) || isListed(before)) return 'attends';
  if (isAgreed(group, after) || isHost({ text, group, groups })) return 'attends';
  return isInCompany({ text, group }) ? 'attends' : undefined;
}

// "…, an aide to Shen Guowei, will fly to Oslo": the aide does.
const aide =
  /, (?!(?:co-)?(?:led|headed|chaired|including|joined|accompanied|represented)\b)(?:an? |the )?[^,;]{0,60}\b(?:advis[eo]r|aide|deputy|ally|assistant|confidant|right-hand man|predecessor|successor|protege)\b[^,;]{0,60}$/i;

// Both sides' people, named in one breath, came to terms: they sat together.
const isAgreed = ({ members }: PeopleGroup, after: string): boolean =>
  new Set(members.map(({ side }) => side)).size === 2 && terms.test(after);
const terms =
  /^[^;]{0,30}\b(?:agreed|agree|reached|discussed|exchanged|struck|hammered out|committed|commit|pledged)\b/i;

const title =
  "(?:(?!\\b(?:{STOP}|met|will|is|are|was|were|has|had|have|would)\\b)(?:[\\w.'’()-]+|{PARTY}(?:'s)?|{LEADER}'s|&),? )*";
const ending = (source: string) => pattern(`(?:${source})[,:]? ${title}$`, 'iu');

const led = ending(
  '\\b(?:co-?)?(?:led|headed|chaired|spearheaded|fronted|helmed|steered|directed|captained|co-?chaired|encabezad[ao]s?|liderad[ao]s?|dirigées?|menées?)(?: respectively| jointly| this time)? (?:by|por|par)|\\b(?:leading|heading|fronting|at the head of) (?:the )?[^;.]{0,40}(?:delegation|team|side|contingent|group|negotiators)[^;.]{0,24}\\b(?:is|are|was|were|will be|would be)|\\bunder the leadership of',
);
const alsoLed = ending(
  '\\b(?:co-?)?(?:led|headed|chaired|represented) by [^;]*?(?:(?:{SIDE}|\\bone|\\bother|\\bside|\\bteam|\\bdelegation)(?: \\w+)?(?:,)? by|\\b(?:on|for|from) the {SIDE} (?:side|part),? (?:and|while))',
);

const isLed = (before: string): boolean => led.test(before) || (alsoLed.test(before) && !/represented/.test(before));

const leads =
  /^(?:,? who)?(?: (?:is|was|will|would|has|had|have|to|been|be|also|both|jointly|set|expected|who|due|are|were))* (?:co-?)?(?:led|leads?|leading|heads?|headed|heading|chairs?|chaired|chairing|fronts?|helms?|encabez\w+|lider\w+)\b(?! (?:Chinese|American|US) negotiator)[^;.]{0,60}?(?:\b(?:delegations?|teams?|talks|negotiat\w+|side|group|mission|discussions|round|effort|contingent|meetings?|sessions?|consultations|delegación)\b|\bfor (?:the )?⟦)|^ (?:is|was|will be|stands|sits) (?:at the helm|at the head|in charge) of\b/i;

// "is Beijing's lead negotiator in the talks".
const isHead = pattern(
  "^(?:,| (?:is|was|will be|serves as|served as|acts as|acted as|as)) (?:(?:the|its|their|an?|{SIDE}(?:'s)?|[a-z-]+) ){0,3}?(?:lead|chief|top|head|main|principal) (?:trade )?(?:negotiator|delegate|representative)(?:,)? (?:at|in|for|during) [^;,]{0,40}\\b(?:talks|negotiations|round|discussions)\\b",
  'iu',
);

const withoutAside = (after: string): string => after.replace(/^, (?!who\b)[^,;]{3,90}, /, ' ');

const object = ending(
  '(?:\\b(?:met|meets?|meeting|meetings|sees?|seeing|saw|negotiat(?:e|es|ed|ing)|talks|negotiations|discussions|consultations|dialogue|rounds?|sessions?|dinner|lunch|sat down|sit(?:s|ting)? down|huddled|face[- ]to[- ]face|gathering|encounter|(?:reached|struck|signed) an? (?:accord|agreement|deal|consensus)|engage[ds]?|conferred|haggled|talks? (?:held|led)|meetings held|dialogue held|entretien|reunión|encuentro|negociaciones|négociations)\\b)(?:(?! (?:said|told|but|while)\\b)[^;"⟦]|⟦(?!PERSON)[^⟧]*⟧){0,60}?(?:\\b(?:with|between|of|by|involving|among|entre|con|avec)|(?<=\\b(?:met|meet|meets|meeting|sees?|seeing|saw)))',
);
const between = pattern(
  '\\b(?:talks|meetings?|negotiations|discussions|round|dialogue|consultations|session|dinner|gatherings?|négociations|negociaciones)\\b[^;"]{0,40}\\b(?:between|entre|by)\\b[^;"]{0,200}?{PERSON}[^;"]{0,80}\\b(?:and|with|y|et)\\b[^;"]{0,90}$',
  'iu',
);
const wire = pattern('{CALL}', 'iu');

function isObject(before: string): boolean {
  const stretch = before.slice(-170);
  if (wire.test(stretch)) return false;
  return object.test(before) || between.test(before);
}

const helpers =
  '(?:also|both|had|have|has|will|would|is|are|was|were|being|be|been|to|set|due|expected|expects?|plans?|planned|scheduled|slated|jointly|separately|again|then|all|himself|herself|later|recently|already|the one|held|in|each|likely|personally|now|currently)';
const acts =
  '(?:met|meets?|meeting|sat down|sits? down|sitting down|negotiat(?:e|es|ed|ing)|attend(?:s|ed|ing)?|join(?:s|ed|ing)?(?! (?:president|the president|{LEADER}))|took part|tak(?:e|es|ing) part|participat(?:e|es|ed|ing)|present\\b|there\\b(?! (?:is|are))|in attendance|on hand|at the table|conven(?:e|es|ed)|reconven(?:e|es|ed)|gather(?:s|ed)?|huddl(?:e|es|ed)|represent(?:s|ed|ing)?|among those|among the|part of the|on the (?:US |U\\.S\\. |Chinese |{SIDE} )?(?:delegation|team)|co-?chair(?:s|ed)?|se reunirán|se reunieron|se reúnen|se encuentran|se verán|made an? (?:[a-z]+ )?appearance|see(?:s|ing)?(?= (?:[\\w-]+ |{SIDE}(?:.s)? ){0,5}{PERSON})|face(?:s|d)? off|dropped (?:in|by)|showed up|turned up|(?:in|at) {PLACE}(?: (?:on )?{DATE})? (?:for|to) |shook hands|shaking hands|posed for|arriv(?:e|es|ed|ing) (?:at|for)|entered the|emerged from|seated|(?:hold|holding|held|had|have|having|conduct(?:s|ed|ing)?|resum(?:e|es|ed|ing)|open(?:s|ed|ing)?|beg[iau]n(?:s|ning)?|start(?:s|ed|ing)?|kick(?:s|ed)? off|conclud(?:e|es|ed|ing)|wrap(?:s|ped)? up|finish(?:es|ed)?|complet(?:e|ed)|engag(?:e|es|ed|ing)|continu(?:e|es|ed)|lead|reach(?:es|ed)?)\\b[^;."]{0,60}?\\b(?:talks|negotiations|meetings?|discussions|consultations|dialogue|rounds?|dinner|sessions?|accord with|agreement with))';
const subject = pattern(
  `^(?:'s office|'s team)?(?:,? (?:on |late on |early on )?{DATE})?,?(?: ${helpers}\\b)*,? ${acts}`,
  'iu',
);
const whoDoes = pattern(`^(?:,[^,;]{3,90})?, who(?: ${helpers}\\b)*,? ${acts}`, 'iu');
const saidHe = pattern(
  `^[^;]{0,20}\\b(?:said|says|announced|told|confirmed|revealed|expects?|posted|wrote|anunció|declared|signal(?:ed|led))\\b[^;]{0,80}?\\b(?:he|she|they|both|the two(?: officials| men)?)\\b(?: and [^;]{0,60}?)?(?: (?:will|would|is|are|was|were|plans?|had|expects?|to|also|both|set|due|going|be|[a-z]+ly))+ (?:${acts})`,
  'iu',
);
const journey = pattern(
  `^(?:,? (?:on |late on )?{DATE})?,?(?: ${helpers}\\b)* (?:arriv(?:e|es|ed|ing)|travel(?:s|ed|l?ing)?|fl(?:y|ies|ew|ying)|head(?:s|ed|ing)?|go(?:es|ing)?|went|visit(?:s|ed|ing)?|land(?:s|ed)|leav(?:e|es|ing)|return(?:s|ed|ing)?|com(?:e|es|ing)|came)\\b(?: together| back)?[^;.]{0,30}?{PLACE}`,
  'iu',
);
const possessive = pattern(
  "^(?:(?:'s|’s?) (?:[\\w-]+ |{SPAN} |{PLACE} ){0,4}?| (?:trade |economic )?)(?:talks|meetings?|negotiations|round|dinner|discussions|consultations)\\b (?:with|in|and)\\b|^'s (?:[\\w-]+ |{SPAN} ){0,3}(?:visit|trip|journey) to {PLACE}|^(?:[-–/]| and ){PERSON} (?:talks|meeting|negotiations)",
  'iu',
);
const notTalks =
  /^[^;,]{0,60}\b(?:press|news|reporters|lawmakers|investors|journalists|conference call|interview|phone|video call|telephone|IMF|World Bank|Congress|senators|executives)\b/i;
function isSubject(after: string): boolean {
  const text = withoutAside(after).replace(/^, who (?=[^,;]*,)[^,;]*, /, ' ');
  if (notTalks.test(text) || withHead.test(text)) return false;
  if (wire.test(text.slice(0, 90))) return false;
  return (
    subject.test(text) ||
    whoDoes.test(after) ||
    saidHe.test(text) ||
    journey.test(text) ||
    possessive.test(text) ||
    journey.test(after)
  );
}

const listed = ending(
  '\\b(?:includ(?:es|e|ed|ing)|compris(?:e|es|ed|ing)|consist(?:s|ed|ing) of|br(?:ought|ings?|inging) together|alongside|accompanied by|joined by|along with|together with|made up of|composed of|featur(?:es|ed|ing)|attended by|attendance of|involving|represented(?: (?:at|in) [^;,]{1,40}?)? by|participants (?:were|are|include)|(?:also )?(?:present|attending|there|at the table|in attendance|taking part)(?: (?:in|at|for) [^;,]{1,40}?)?(?:,| (?:were|was|are|is|will be))(?: also)?|delegates (?:were|are)|the (?:delegation|team) of|returns? of|arrival of|visit (?:by|of|from)|trip (?:by|of)|pitt(?:ed|ing)|saw|sees|pits|flanked by|on the (?:{SIDE}|other|opposite) side(?: of the table)?,? (?:is|are|was|were|sits?|sat)|across the table,? (?:is|are|was|were|sits?|sat))',
);
const representedToo = ending(
  '\\brepresented (?:(?:at|in) [^;,]{1,40}? )?by [^;]*?(?:{SIDE}|\\bone|\\bother|\\bside)(?: \\w+)?,? by',
);
const teamWord = pattern(
  '\\b(?:delegations?|teams?|talks|negotiat\\w+|officials?|round|meetings?|discussions|mechanism|consultations|dialogue|sides?|envoys|present|attend\\w*|visit|trip|returns?|arrival|table|represented|sessions?)\\b',
  'iu',
);

const isListed = (before: string): boolean =>
  (listed.test(before) &&
    (teamWord.test(before) || /joined by|^(?:They|These|Those|Members|It|He|She) /.test(before)) &&
    !wire.test(before.slice(-120))) ||
  representedToo.test(before);

const absent =
  /^(?:,[^,;]{0,60},)?[^.;,]{0,20}?\b(?:did not|didn't|does not|doesn't|do not|will not|won't|would not|was not|were not|is not|isn't|wasn't|not|absent|skip(?:s|ped|ping)?|miss(?:es|ed|ing)?|stay(?:s|ed|ing)? (?:away|home|behind)|sat out|sit(?:s|ting)? out|left out|excluded|sidelined|no longer|remained in|bowed out|pulled out)\b[^.;]{0,30}?(?:\b(?:attend\w*|join\w*|take part|travel\w*|present|go|make the trip|participat\w*|talks|rounds?|meetings?|team|delegation|table|Geneva|negotiations|there|from)\b|⟦PLACE|$)/i;
const absentBefore = ending(
  '\\b(?:without|in the absence of|(?:notably |conspicuously )?(?:absent|missing)(?: from the (?:[\\w-]+ )?(?:talks|delegation|team|table|meeting|line-?up|round)[^;.]{0,40}?)?(?: (?:was|were|is|are|will be))?|minus|not (?:on|in|part of) the (?:delegation|team)(?: (?:was|is|are|were))?|no place for|instead of|in place of)',
);

const isAbsent = (before: string, after: string): boolean => absent.test(after) || absentBefore.test(before);

const meetingWith = pattern(
  '(?:during|in|at|after|following|with) (?:an? |her |his |the |their )?(?:[\\w-]+ |{DATE} ){0,4}?(?:meetings?|talks|discussions|counterparts?|trip to {PLACE})\\b',
  'iu',
);

// "Moreno pressed her case during a meeting with Shen": whoever acts there sits there too.
function isHost({ text, group, groups }: Placed): boolean {
  if (group !== groups[0] || wire.test(text)) return false;
  const other = groups.find(({ members }) => members[0]?.side !== group.members[0]?.side);
  if (other === undefined) return false;
  const gap = text.slice(group.end, other.at);
  return meetingWith.test(gap) && gap.length < 260 && !/[;]|\bthat\b/.test(gap);
}
