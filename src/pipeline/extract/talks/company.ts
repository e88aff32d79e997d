import { matchesOf } from '../../../lib/matches.ts';
import { pattern } from '../tagging/patterns.ts';
import { anchorsIn } from './anchors.ts';
import type { PeopleGroup } from './people-groups.ts';

/** A group of people in the marked text of the sentence that names them. */
export interface Naming {
  readonly text: string;
  readonly group: PeopleGroup;
}

/** What follows people who meet their own leader or somebody else. */
export const withHead = pattern(
  "^[^;,]{0,50}\\b(?:met|meets?|meeting|joins?|joined|brief(?:s|ed|ing)?)\\b (?:with )?(?:[\\w.'’-]+ |{PARTY}(?:'s)? ){0,4}?(?:{LEADER}|{OTHER}|⟦PERSON:(?!US|CN|\\?)[^⟧]+⟧)",
  'iu',
);

/** True where a sentence names people beside talks as people who sit there, not as people who speak of them. */
export function isInCompany(naming: Naming): boolean {
  const { text, group } = naming;
  const [before, after] = [text.slice(0, group.at), text.slice(group.end)];
  if (
    isFaceToFace(naming) ||
    wasThere.test(before) ||
    hereFor.test(after) ||
    tellsOfOwn.test(after) ||
    isFirstPerson(text, after)
  )
    return true;
  if (tells.test(after) || isTold.test(before) || withHead.test(after)) return false;
  return isFor.test(after) || forSide.test(before) || office.test(before) || isBesideTalks({ text, group });
}

const saying =
  '(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|writes?|wrote|posts?|posted|tweeted|state[sd]|confirm(?:s|ed)|add(?:s|ed)|claim(?:s|ed)|insist(?:s|ed)|argue[sd]|note[sd]|declare[sd]|announce[sd]|warn(?:s|ed)|stress(?:es|ed)|reiterate[sd]|emphasi[sz]e[sd]|explain(?:s|ed)|predict(?:s|ed)|vow(?:s|ed)|pledge[sd]|call(?:s|ed)|describe[sd]|expect(?:s|ed)?|urge[sd]|remark(?:s|ed)|repl(?:ies|ied)|caution(?:s|ed)|suggest(?:s|ed)|signal(?:s|l?ed)|accuse[sd]|hail(?:s|ed)|praise[sd]|indicate[sd]|acknowledge[sd]|downplay(?:s|ed)|dismiss(?:es|ed)|reveal(?:s|ed)|believes?|believed|thinks?|thought|wants?|wanted|hope[sd]|critici[sz]e[sd]|blame[sd]|defend(?:s|ed)|repeat(?:s|ed)|disclose[sd]|outline[sd]|tout(?:s|ed)|welcome[sd]|comment(?:s|ed)|respond(?:s|ed)|speaking|appeared|appearing)';
const little =
  '(?: (?:has|had|have|was|also|later|then|however|on|in|at|an?|the|earlier|[a-z]+ly|{DATE}|{PLACE}|{SIDE})){0,4}';
const tells = pattern(
  `^(?:'s)?(?: [a-z]+){0,2}(?:, [^;]{0,170},)?${little},? (?:${saying}|s[ck]eptical|optimistic|upbeat|critical|hopeful|confident|pessimistic|cautious)\\b`,
  'iu',
);
const isTold = pattern(
  `\\b(?:${saying}|according to|quot\\w+|(?:comments?|remarks|statement|interview|post|tweet) (?:from|by|of|with))\\b(?: that)? (?:(?!(?:he|she|they|it|his|her|their|will|would|had|has|have|is|are|was|were|to|talks|meetings?|with|between|by)\\b)[\\w.'’&-]+,? |{PARTY}(?:'s)? ){0,7}$`,
  'iu',
);

// "After meeting Shen in Oslo, Moreno said": who speaks has met.
const wasThere = pattern(
  '(?:^|[,;"] )(?:just |hours |days )?(?:(?:after|before|while|upon|by|following|since|on|fresh from|emerging from|coming out of) )?(?:meeting|sitting (?:down|across)|negotiating|huddling|(?:holding|leaving|concluding|wrapping up|attending|leading|heading|opening|chairing|finishing|completing|conducting|exiting) [^,;"]{0,50}?(?:talks|meetings?|negotiations|rounds?|discussions|sessions?|delegation|team))\\b(?! of\\b)[^;"]{0,110},(?: (?!and\\b|but\\b)(?:[\\w.\'’-]+|{PARTY}(?:\'s)?)){0,7} $',
  'iu',
);

const faceToFace = pattern(
  '⟦PERSON:(?<one>US|CN)#\\d+⟧[^;"⟦]{0,60}\\b(?:told|pressed|urged|warned|assured|asked|pushed|informed|reminded|(?:raised|raises|discussed|took up|stressed|voiced|aired)\\b[^;"⟦]{0,60} (?:with|to))\\b (?:[\\w.-]+ |{SIDE}(?:.s)? ){0,6}⟦PERSON:(?!\\k<one>)(?:US|CN)#\\d+⟧[^;"]{0,80}\\b(?:(?:in|at|during|over|when|as) (?:their |an? |the |they )?(?:[\\w-]+ ){0,3}(?:meeting|talks|session|dinner|met|negotiations))\\b',
);

// "Moreno told Luo at a meeting in Oslo": both were there.
const isFaceToFace = ({ text, group }: Naming): boolean =>
  matchesOf(text, faceToFace).some(({ 0: found, index }) => group.at >= index && group.end <= index + found.length);

// "Moreno, in Oslo for talks with China, said"; "called her two days of meetings with Shen candid".
const hereFor = pattern(
  '^(?:,| who|, who)?(?: (?:is|was|are|were|has been|will be))?(?: (?:also|back|already|currently|now|due|expected|scheduled))? in (?:{PLACE}|{SIDE}|the [^,;]{2,30})(?:,? (?:on |later |late |early )?{DATE})? (?:for|to (?:attend|hold|meet|join|negotiate|lead|resume|continue)) [^,;]{0,60}\\b(?:talks|negotiations|meetings?|discussions|round|consultations|counterparts?)\\b',
  'iu',
);
const tellsOfOwn = pattern(
  `^(?:, [^;]{0,120},)?${little},? ${saying} (?:[a-z]+ ){0,3}?(?:his|her|their) (?:(?!team|deputy|aides|deputies)(?:[\\w-]+|{SPAN}|{DATE}|{PLACE}) ){0,6}?(?:talks|meetings?|negotiations|discussions|sessions?|round|dinner|exchanges?)\\b (?:with|in|at|on)\\b`,
  'iu',
);

const we =
  /["“][^"”]*\b[Ww]e(?:'ve|'re| have| are)? (?:had|held|met|sat|spent|discussed|talked|negotiated|been (?:\[?talk|meet|negotiat)|made|hashed|worked|covered|went)\b[^"”]*["”]/;
const tellsReporters = pattern(
  `^(?:, [^;"]{0,90},)?${little} (?:said|told (?:reporters|journalists|the (?:press|media)))\\b`,
  'iu',
);

// "We had long talks," told by who is no leader: of those who talked.
const isFirstPerson = (text: string, after: string): boolean => we.test(text) && tellsReporters.test(after);

const isFor = pattern(
  '^,? (?:for|representing|on behalf of|from|on) (?:the )?{SIDE}(?:(?: side)?(?=[,;.]|$| and\\b| as\\b)| side\\b)',
  'iu',
);
const forSide = pattern(
  "(?:(?:^|[,;:] |\\band )(?:for|from|representing|on behalf of|on) (?:the )?{SIDE}(?:'s)?(?: side| part| team| delegation)?(?:,|:| it (?:is|was)| (?:is|are|was|were|will be|came|comes|there (?:is|are|was|were)))?|\\brepresentatives?\\b[^;,]{0,40}\\b(?:will be|is|are|was|were)) (?:[\\w.'’-]+ |{SIDE}(?:'s)? ){0,6}$",
  'iu',
);
const office = pattern(
  '\\b(?:(?:lead|chief|top|head|main|principal|senior)? ?negotiators|(?:lead|chief|head)s? of (?:the )?(?:two |both )?(?:delegations?|teams?|sides?)|participants?(?: (?:are|were|included|include))?|those (?:present|attending|taking part)(?: (?:are|were))?|attendees|(?:sen[dt](?:s|ing)?|dispatch(?:es|ed|ing)?|field(?:s|ed|ing)|tapp(?:ed|ing)|deploy(?:s|ed|ing)?)) (?:[\\w.’-]+ ){0,3}$',
  'iu',
);

// What happened at another time than the talks was not done at the table.
const elsewhen =
  /[;]|\b(?:days?|weeks?|hours|months?) (?:after|before|ahead of)\b|\b(?:amid|despite|whereas|while|but|although|as well as|in exchange|since|until)\b/i;

function isBesideTalks({ text, group }: Naming): boolean {
  return anchorsIn(text).some(({ at, end, kind }) => {
    if (kind === 'call') return false;
    const gap = at >= group.end ? text.slice(group.end, at) : text.slice(end, group.at);
    return gap.length <= gapCharsMax && !elsewhen.test(gap);
  });
}

const gapCharsMax = 200;
