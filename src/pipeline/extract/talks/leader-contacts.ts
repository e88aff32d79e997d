import type { PartialDate } from '../../../domain/partial-date.ts';
import { matchesOf } from '../../../lib/matches.ts';
import type { Reading, Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import { type When, whenNear } from './dates.ts';
import { standingOf } from './tense.ts';

/** A call or meeting of two leaders that a sentence tells of. */
export interface LeaderContact {
  readonly sentence: Sentence;
  readonly mode: 'call' | 'meeting';
  readonly status: 'held' | 'planned';
  readonly when: When | undefined;
  /** Where in the marked text it is told. */
  readonly from: number;
  readonly to: number;
}

const titleWords =
  "presidents?|leaders?|counterparts?|his|her|their|both|mr\\.?|messrs\\.?|then|former|re-elected|current|general|secretary|heads? of state|el|le|la|les|presidente|président|homólogo|homologue|chino|chinois|americano|estadounidense|américain|dirigeante|mandatario|{PARTY}(?:'s)?";
const title = `(?:(?:${titleWords}),?[ -])*`;
const us = '⟦PERSON:US:LEADER#\\d+⟧';
const cn = '⟦PERSON:CN:LEADER#\\d+⟧';
const any = `(?:${us}|${cn})`;
const gap = (charsMax: number) =>
  `(?:(?!\\b(?:but|while|although|whereas|said)\\b)[^;⟦]|⟦(?!PERSON)[^⟧]*⟧){0,${charsMax}}?`;
const joint = `(?:'s)?(?: and | & |, |[-–—/]| with | y | et )(?:his |her )?${title}`;
const pair = `(?:${us}(?:'s)?${joint}${cn}|${cn}(?:'s)?${joint}${us})`;
const both = "(?:both|the|two|their|our) (?:two )?(?:leaders|presidents|heads of state|men|countries' leaders|pair)";
const adjectives = "(?:[\\w'’.-]+ |{SPAN} |{DATE} |{PLACE} ){0,5}?";
const meeting =
  '\\b(?:summits?|meetings?|talks|dinner|lunch|face-to-face|sit-down|encounter|get-together|negotiations|discussions|session|state visits?|visits?|bilateral|tête-à-tête|handshake|cumbre|reunión|encuentro|entretien|rencontre|sommet)\\b';
const call = '{CALL}|\\b(?:conversation|phone)\\b';
const noun = `(?:(?<call>${call})|(?<meeting>${meeting}))`;
const verb =
  '(?:(?<call>\\b(?:phon(?:e|ed)|call(?:ed|s)?|telephoned)\\b|\\b(?:sp(?:oke|eaks?|oken|eaking)|talk(?:ed|ing)?|conversed)\\b(?! (?:in person|face)))|(?<meeting>\\b(?:met|meets?|meeting|sat down|sits? down|sitting down|dined?|huddled?|see|sees|host(?:s|ed|ing)?|welcom(?:e|es|ed)|receiv(?:e|es|ed)|come face[- ]to[- ]face|come together|gather(?:ed)?|convened?)\\b))';

/** A pattern, and which leaders a sentence must name for it to match at all: asked first, as that costs little. */
interface Way {
  readonly looks: RegExp;
  readonly needs: 'both' | 'one' | 'none';
}

function wayOf(source: string): Way {
  const needs = source.includes(pair) ? 'both' : source.includes(':LEADER') ? 'one' : 'none';
  return { looks: pattern(source), needs: source.includes(`(?:${both}|`) ? 'none' : needs };
}

/** All ways to tell of a contact of leaders; the pieces before and after an anchor are told from each other by groups. */
const tellings: readonly Way[] = [
  `${pair}(?:'s)?[ -]${adjectives}${noun}`,
  `${pair}${gap(90)}${verb}`,
  `${pair}${gap(60)}\\b(?:hold|held|had|have|having|holding|conduct(?:ed)?|scheduled|set|agree[ds]? (?:to|on)|plan(?:s|ned)?|attend(?:ed)?|wrap(?:ped)? up|conclud(?:e|ed)|finished|for|in|during|at|after|over)\\b ${adjectives}${noun}`,
  `${noun}${gap(26)}\\b(?:between|of|with|by|involving|entre|de)\\b ${title}${pair}`,
  `${noun}(?: with| between)? ${title}${pair}`,
  `${any}${gap(80)}${verb}(?: [\\w-]+){0,3}? ?(?:with |to |by |between )?(?:his |her )?${title}${any}`,
  `${any}(?:'s)?${gap(110)}${noun}${gap(30)}\\b(?:with|to|between|avec|con)\\b ${title}${any}`,
  `\\b(?:he|his|him|they|the president|el mandatario)\\b${gap(60)}(?:${verb}|${noun})(?: [\\w-]+){0,3}? ?(?:with |to )?(?:his |her )?${title}${any}`,
  `\\b(?:after|before|following|ahead of|since|from|during|at|upcoming|planned|scheduled|of|on|for|in|looming|his|a|son|su) (?:an? |the |his )?${adjectives}(?:${noun}|\\bmeeting\\b|\\bspeaking\\b|\\btalking\\b)${gap(24)}(?:with |to |avec |con )?${title}${cn}`,
  `${both}(?:'s?)?${gap(60)}(?:${verb}|${noun})`,
  `(?:${both}|${pair})[^;"]{0,110}\\band (?:will|would|are to|agreed to|plan(?:ned)? to|vowed to|are set to|are due to) ${gap(20)}${verb}`,
  `${any}(?:'s)?[ -](?:[\\w-]+ ){0,2}?${noun}`,
  `${noun} (?:between|of) ${both}`,
  `\\bleaders?'? (?:level )?(?<meeting>summit|meeting)`,
  `${pair}[^;]{0,200}\\btheir\\b ${adjectives}${noun}`,
  `${any}[^;]{0,160}\\b(?:ahead of|before|in advance of)\\b (?:an? |the |their )?${adjectives}(?<meeting>meeting|summit)(?! (?:of|with|between)\\b)`,
  `${any}[^;"]{0,160}\\b(?:during|at|in|after|since|following) their\\b ${adjectives}${noun}`,
  `${any}[^;。⟦]{0,24}${any}[^;。⟦]{0,20}(?:(?<call>通电话|通電話|通话|通話)|(?<meeting>会晤|會晤|会面|會面|会谈|會談|峰会|峰會))`,
  `{SIDE}(?:'s)?(?: and |-){SIDE}(?:'s)? (?:leaders|presidents|heads of state)(?:'s?)?${gap(110)}${noun}`,
  `\\bleaders of (?:the )?(?:world's )?(?:two|both)\\b[^;]{0,80}${noun}`,
].map(wayOf);

const visits: readonly Way[] = [
  `${us}(?:'s)?${gap(70)}(?<visit>\\b(?:visit(?:s|ing|ed)?|trips?|travel(?:s|l?ing|ed)?|go(?:es|ing)?|come|fly|flies|head(?:s|ing)?|journey|state visit)\\b)${gap(40)}(?:{CN}|⟦PLACE#\\d+⟧)`,
  `${cn}(?:'s)?${gap(70)}(?<visit>\\b(?:visit(?:s|ing|ed)?|trips?|travel(?:s|l?ing|ed)?|go(?:es|ing)?|come|fly|flies|head(?:s|ing)?|journey|state visit|guest)\\b)${gap(40)}(?:{US}|⟦PLACE#\\d+⟧)`,
  `${us}(?:'s)?${gap(40)}{CN} (?<visit>\\b(?:visit|trip|tour)\\b)`,
  `${cn}(?:'s)?${gap(40)}{US} (?<visit>\\b(?:visit|trip|tour)\\b)`,
  `(?<visit>\\b(?:visit|trip)\\b)${gap(24)}(?:to |in )(?:{CN}|⟦PLACE#\\d+⟧)${gap(30)}\\bby\\b ${title}${us}`,
].map(wayOf);

// Whoever was named last is meant by "he".
const ownVisits: readonly Way[] = [
  `\\b(?:he|his)\\b(?: own)?${gap(50)}(?<visit>\\b(?:visit|trip|travel|go|come)\\b)${gap(24)}(?:to |in )?(?:{CN}|⟦PLACE#\\d+⟧)`,
].map(wayOf);

const deals: readonly Way[] = [
  `${pair}${gap(60)}\\b(?:agreed|reached|struck|signed|sealed|clinched|announced|brokered)\\b${gap(70)}\\b(?:in|at) (?:the )?{PLACE}`,
  `\\b(?:deal|agreement|truce|understanding|arrangement|consensus|pact|accord|framework|ceasefire)\\b[^;]{0,100}\\b(?:reached|struck|agreed|signed|brokered|made|hammered out|sealed|signed off)\\b[^;]{0,110}${pair}[^;]{0,40}\\b(?:in|at) (?:the )?{PLACE}`,
  `\\b(?:reached|struck|agreed|brokered|sealed)\\b in {PLACE}[^;]{0,40}\\b(?:between|by)\\b ${title}${pair}`,
].map(wayOf);

// No names, but the sentence before has both: "The truce came after a dinner in Oslo".
const nameless: readonly Way[] = [
  `\\b(?:after|at|over|during|following|since) (?:an? |the |their |this |that )${adjectives}(?:(?<call>${call})|(?<meeting>\\b(?:dinner|summit|lunch|sit-down|face-to-face meeting|in-person meeting)\\b))`,
  `\\b(?:their|this|the) (?:first|second|third|fourth|latest|last|telephone|phone|in-person|face-to-face) ${adjectives}${noun}(?![^.;]{0,60}\\b(?:since (?:[\\w.]+ |{SIDE} ){0,3}(?:{PERSON}|the two)|between the two (?:countries|sides|economies)))`,
].map(wayOf);

/** The contacts of leaders that an item tells of, in the order of the text. */
export function leaderContactsIn(reading: Reading): LeaderContact[] {
  const told = toldIn(reading);
  const sure = told.filter((one) => !isUnsure(one));
  const isByPhone = sure.some(({ isCall }) => isCall);
  // "Talking with" is said of those who meet as well.
  const isFaceToFace =
    sure.some((one) => !one.isCall && !one.isVague) && !sure.some((one) => one.isCall && !one.isVague);
  const contacts = sure.map((one) =>
    contactOf(
      isFaceToFace && /\btalking\b/i.test(one.text) ? { ...one, isCall: false } : one,
      isByPhone && !isFaceToFace,
    ),
  );
  const planned = contacts.filter(({ status }) => status === 'planned');
  // A headline that promises more than its text is not believed.
  const isDoubtful = planned.every(({ sentence }) => sentence.isTitle) && told.some(isOnlyPossible);
  return isDoubtful ? contacts.filter(({ status }) => status === 'held') : contacts;
}

const isOnlyPossible = (one: Telling): boolean =>
  !one.sentence.isTitle && /\b(?:potential|possible)\b/i.test(clauseAround(one.sentence.text, one));

function toldIn(reading: Reading): Telling[] {
  const isAboutBoth = hasBoth(reading);
  const isAboutOne = namesLeader(reading);
  return reading.sentences.flatMap((sentence, index) => {
    if (!isOfContact(sentence, isAboutOne)) return [];
    const previous = reading.sentences[index - 1];
    const near = { sentences: [sentence, ...(previous ? [previous] : [])] };
    const isResumed = hasBoth(near) && !official.test(sentence.text);
    const isHis = namesLeader(near) && !near.sentences.some(({ text }) => official.test(text));
    const ways = [
      ...tellings,
      ...(isResumed ? nameless : []),
      ...(isAboutOne ? visits : []),
      ...(isHis ? ownVisits : []),
    ];
    return [...toldBy(sentence, ways), ...toldBy(sentence, deals)]
      .filter(
        ({ text, isVisit }) =>
          isAboutBoth ||
          isVisit ||
          (/:US(?::LEADER)?#/.test(text) && /:CN(?::LEADER)?#/.test(text) && /LEADER#|leaders|presidents/.test(text)),
      )
      .filter((one) => !isOfTeams(one, sentence))
      .map((one) => ({ ...one, sentence, day: reading.day }));
  });
}

const together =
  /meet|met\b|summit|talk|call|phone|sp[eo]ak|spoke|convers|visit|trip|travel|dinn?e|lunch|face|s[ia]t |sitting|see|host|welcom|receiv|gather|conven|huddl|encounter|get-together|negotiat|discuss|session|bilateral|handshake|tour|journey|head|fl[iy]|guest|come|go|agree|reach|str[iu]ck|sign|seal|clinch|announce|broker|made|entrevue|entretien|rencontre|sommet|cumbre|reuni|encuentro|appel|llamad|会|會|通|峰/i;

// Most sentences tell of no leader and of nobody who meets: said by a short pattern before the long ones run.
const isOfContact = ({ text }: Sentence, isAboutOne: boolean): boolean =>
  (isAboutOne || sides.test(text)) && together.test(text);
const sides = /\b(?:leaders|presidents|heads of state)\b/i;
const namesLeader = ({ sentences }: Pick<Reading, 'sentences'>): boolean => /:LEADER/.test(textOf(sentences));
const official = pattern('⟦PERSON:(?![^⟧]*LEADER)', 'iu');
const hasBoth = ({ sentences }: Pick<Reading, 'sentences'>): boolean =>
  /:US:LEADER/.test(textOf(sentences)) && /:CN:LEADER/.test(textOf(sentences));
const textOf = (sentences: readonly Sentence[]): string => sentences.map(({ text }) => text).join(' ');

interface Told {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Where its anchor starts. */
  readonly at: number;
  readonly isCall: boolean;
  readonly isVague: boolean;
  readonly isVisit: boolean;
  readonly isDeal: boolean;
}

function toldBy({ text }: Sentence, ways: readonly Way[]): Told[] {
  const [us, cn] = [text.includes(':US:LEADER'), text.includes(':CN:LEADER')];
  const isFit = ({ needs }: Way) => needs === 'none' || (needs === 'both' ? us && cn : us || cn);
  return ways.filter(isFit).flatMap(({ looks }) => matchesOf(text, looks).map((match) => toldOf(match, ways)));
}

function toldOf(match: RegExpExecArray, ways: readonly Way[]): Told {
  const { call: byWire, meeting: met, visit } = match.groups ?? {};
  const word = byWire ?? met ?? visit ?? '';
  return {
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
    at: match.index + Math.max(0, match[0].lastIndexOf(word)),
    isCall: byWire !== undefined,
    isVague: /^(?:talks|discussions|negotiations|spoke|speaks?|spoken|speaking|talk(?:s|ed|ing)?)$/i.test(word),
    isVisit: visit !== undefined,
    isDeal: ways === deals,
  };
}

// A possible one, an invitation that nobody has accepted, talks of their teams: no contact of leaders.
const unsure =
  /\b(?:may|might|could|possib\w+|potential(?:ly)?|perhaps|whether|if|hop(?:e[sd]?|ing)|want(?:s|ed)?|wish\w*|invit(?:e|ed|es|ation|ing)|unclear|no plans?|not|never|n't|cancel\w*|call(?:ed|s|ing)? off|rul(?:e|ed) out|consider\w*|would like|likely|open to|urged|rumou?red|speculat\w+|no reason to|uncertain|doubt\w*|reject\w*|refus\w*|posible|éventuel\w*)\b/i;
const accepted = /\baccept\w*|\bagreed\b/i;
const teams = /\b(?:teams?|delegations?|negotiators|officials|envoys|working[- ]level)\b/i;
const newTalks = /\bagree[sd]? to (?:[a-z]+ly )?(?:begin|start|resume|restart|launch|continue|hold|open|reopen)\b/i;
const trade = /\b(?:trade|tariff|economic|further|formal)\s+(?:and trade )?$/i;

interface Telling extends Told {
  readonly sentence: Sentence;
  readonly day: PartialDate;
}

const isUnsure = ({ sentence, from, to }: Telling): boolean => {
  const clause = clauseAround(sentence.text, { from, to });
  return unsure.test(clause) && !accepted.test(clause);
};

const isOfTeams = ({ text, at, isVague, isDeal }: Told, sentence: Sentence): boolean =>
  (!isDeal && teams.test(text)) ||
  (isVague && newTalks.test(text)) ||
  (isVague && trade.test(sentence.text.slice(0, at)));

function contactOf(told: Telling, isByPhone: boolean): LeaderContact {
  const { sentence, from, to, at, day, isCall, isVague } = told;
  const when = whenNear(sentence, { from: Math.max(from, at), to }) ?? whenNear(sentence, { from, to });
  const mode = isCall || (isVague && isByPhone && !/⟦PLACE/.test(sentence.text)) ? 'call' : 'meeting';
  return { sentence, mode, status: statusOf({ told, when, day }), when, from, to };
}

// "Trip to … to meet", "delays his visit", "lays the ground for a meeting".
const anticipated =
  /\b(?:trips?|visits?|travel\w*|journey|head(?:s|ed|ing)|fl(?:y|ies|ew|ying)|land(?:ed|s)|arriv\w+|due|there)\b[^;.]{0,60}\bto $|\b(?:delay(?:s|ed|ing)?|postpon\w+|reschedul\w+|push(?:es|ed|ing)? back|put(?:s|ting)? off)\b[^;.]{0,30}$|(?<!\b(?:at|after|during|following|held) an? (?:[a-z]+ )?)\b(?:anticipated|awaited|forthcoming|upcoming|looming|impending)(?: \w+){0,2} $|\b(?:plans? for|groundwork for|stage for|way for|path (?:to|for)|stop before)\b[^;.]{0,50}$|\bshould(?: [a-z]+)? $/i;
const aheadOf = /\bahead of (?:⟦[^⟧]*⟧|[^;.,⟦]){0,60}$/i;
const toCome =
  /^(?!.*\b(?:after|following|since|during|had|met)\b).*\b(?:will|likely to|expected to|set to|due to|about to|scheduled to|plans?|going to|(?:is|are) (?:travel|fly|head|visit|go)\w*ing to|pav(?:e|es|ed|ing) the way for|smooth\w* the path for|get(?:ting)? ready for|prepar\w+)\b|[将將拟擬]/i;

function statusOf({
  told,
  when,
  day,
}: {
  told: Telling;
  when: When | undefined;
  day: PartialDate;
}): 'held' | 'planned' {
  if (told.isDeal) return 'held';
  if (anticipated.test(told.sentence.text.slice(Math.max(0, told.at - 90), told.at))) return 'planned';
  if (aheadOf.test(told.sentence.text.slice(0, told.at)) && (when?.start ?? day) >= day.slice(0, when?.start.length))
    return 'planned';
  const stretch = told.sentence.text
    .slice(Math.max(0, told.at - 150), told.at)
    .replace(/^.*(?:[;"]|, (?:and|but)) /, '');
  if (toCome.test(stretch)) return 'planned';
  const { sentence, from, to, at } = told;
  const start = Math.max(0, from - 60);
  const before = sentence.text.slice(start, at).replace(/^.*[;"]\s/, '');
  const { status } = standingOf({ before, after: sentence.text.slice(Math.min(at, to)), when, day });
  return status === 'planned' ? 'planned' : 'held';
}

// The words that could make it uncertain stand in the same stretch, up to the next comma.
function clauseAround(text: string, { from, to }: { from: number; to: number }): string {
  const plain = text.slice(0, from).replace(/⟦[^⟧]*⟧/g, '');
  const before = plain.slice(-40).replace(/^.*[;,:"]/, '');
  return before + text.slice(from, to) + (/^[^;,"]{0,12}/.exec(text.slice(to))?.[0] ?? '');
}
