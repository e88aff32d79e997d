import { firstDayOf } from '../../../domain/partial-date.ts';
import { matchesOf } from '../../../lib/matches.ts';
import type { Sentence } from '../reading.ts';
import { tagsIn } from '../tagging/marked.ts';
import type { DealStatus } from './deal.ts';
import { afterwards, cameAbout, doer, unreal, wasMade } from './deal-words.ts';
import type { Mention } from './mention.ts';

/** Where a mention stands, and the day on which it is told. */
export interface Telling {
  readonly sentence: Sentence;
  readonly day: string;
}

/** How far an agreement has come by what is said of its noun; undefined where it is hoped for, denied or merely named. */
export function statusOf(mention: Mention, telling: Telling): DealStatus | undefined {
  const verb = activeVerb(mention);
  const made = takenBack.test(mention.before) || isAwaited(mention) ? undefined : madeAfter(mention.after);
  // A pause may be one side's own; it must be agreed.
  if (isPause(mention) && !/^agree|^reach|^settle/i.test(verb ?? made ?? '')) return undefined;
  const isTold = verb !== undefined || made !== undefined || isHeld(mention) || isRecalled(mention);
  if (!isTold && !isNamed(mention, telling)) return undefined;
  if (isInPrinciple(mention)) return 'in_principle';
  return [verb, made].some((word) => /^(?:sign(?!s? off|ed off|ed up)|ink|penned|put .*sign|put pen)/i.test(word ?? ''))
    ? 'signed'
    : 'reached';
}

const verbs = new RegExp(cameAbout, 'giu');
const doers = new RegExp(doer, 'iu');
const after = new RegExp(afterwards, 'iu');
const modsCharsMax = 55;

/** The last verb of coming about before the noun, if only words that belong to the noun stand between. */
function activeVerb({ before }: Mention): string | undefined {
  const match = matchesOf(before, verbs).findLast(({ groups, index }) => {
    const lead = before.slice(0, index);
    if (groups?.plain !== undefined) return doers.test(lead);
    return groups?.gerund === undefined || after.test(lead);
  });
  if (!match) return undefined;
  const { verb, plain, gerund } = match.groups ?? {};
  const mods = before.slice(match.index + match[0].length).replace(/^["']? /, '');
  const told = verb ?? plain ?? gerund ?? '';
  if (/[,;]/.test(mods) || mods.replace(/⟦[^⟧]+⟧/g, '_').length > modsCharsMax) return undefined;
  if (otherObject.test(mods) || isBareNaming(told, mods)) return undefined;
  return unreal.test(tailOf(before.slice(0, match.index))) ? undefined : told;
}

// What the verb has for object is not the agreement: "struck a blow that the deal …".
const otherObject =
  /\b(?:extend\w*|prolong\w*|renew\w*|continue|keep|respect|honou?r|uphold|restore|revive|maintain|discuss|pursue|seek|work|violat\w*|breach\w*|implement\w* (?:the|its)|no|any|without|deadline|progress|headway|steps?|talks|hopes?|towards?|possible|potential|proposed?|extensions?|push\w*|try\w*|strive|aim|efforts?|after|that|which|while|when|until|as|said|who|calls?|fears?|doubts?|speculation|expectations?|optimism|blow|what|how|why|(?:conditions?|terms|demands|goals?|targets?|stage|scene) for)\b|^for\b/i;

// "Has a deal" is told; "has the deal", "hailed the deal" and "had been" say nothing of how it came.
function isBareNaming(verb: string, mods: string): boolean {
  if (/^(?:has|have|had|got|gets|wins?|won)$/i.test(verb)) return !/^(?:an?|our|another|⟦SPAN[^⟧]+⟧) /i.test(mods);
  const isLoose =
    /^(?:implement|outlin|detail|cut|found|hail|tout|trumpet|confirm|declar|unveil|adopt|got|made|done|set|call|grant|deliver|produc|yield|led|result|culminat|ended)/i;
  return (
    isLoose.test(verb) &&
    /^(?:the|this|that|its|their) (?:\S+ )?$/i.test(mods) &&
    !/ (?:details|terms|text) of$/.test(verb)
  );
}

// Only what stands right before the verb takes it back: "failed to", "has not yet".
const tailOf = (lead: string): string =>
  lead
    .replace(/\b(?:said|reported|understood|believed|thought|claim\w*|appears?|appeared|seem(?:s|ed)?) to have $/i, '')
    .trimEnd()
    .split(/\s+/)
    .slice(-3)
    .join(' ')
    .replace(/^.*[,:"]/, '');

const passive = new RegExp(
  `^(?<gap>(?:[^;⟦]|⟦[^⟧]+⟧){0,60}?)\\b(?:(?:was|were|is|are|has been|have been|had been|that|which|first|already|finally|just|recently|provisionally|,)\\s+)*(?<made>${wasMade})\\b`,
  'iu',
);

function madeAfter(rest: string): string | undefined {
  const match = passive.exec(rest);
  const { gap = '', made } = match?.groups ?? {};
  if (!match || made === undefined) return undefined;
  const between = match[0].slice(0, match[0].length - made.length).replace(/⟦[^⟧]+⟧ and (?:the )?⟦[^⟧]+⟧/g, '');
  const own = gap.replace(/^ (?:to|on|for|over|about) [^,;]{0,45}/i, '');
  return /\b(?:will|would|could|can|cannot|may|might|must|should|not|n't|no|to be|if|before|until|unless|yet|being|and|but|said|says|told)\b|[.:]\s/i.test(
    between,
  ) ||
    /\b(?:said|says|have|tariffs?|deals?|agreements?|accords?|pact|framework|consensus|understanding|truce)\b/i.test(
      own,
    )
    ? undefined
    : made;
}

const takenBack =
  /\b(?:den(?:y|ies|ied)|no|without|if|unless|whether|hop(?:e|es|ed|ing)|any|lack of)\b[^,;⟦]{0,22}$|\b(?:not|n't|never) (?:an?|the) $/i;

const isAwaited = ({ before, after: rest }: Mention): boolean =>
  /\b(?:before|until|once|when)\b[^,;]{0,25}$/i.test(before) && /^[^,;]{0,30}\b(?:is|are)\b/.test(rest);

const held =
  /\b(?:we|he|they|i|us|both|(?:sides|countries|governments|leaders)|⟦PARTY:US#\d+⟧|⟦PERSON[^⟧]+⟧) (?:have|has|had|got|now have|already have) (?:an?|our) (?:\S+ ){0,3}$|\bthere(?: is|'s| was) (?:an?|now an?) (?:\S+ ){0,2}$/i;
const done = /^(?: with (?:the )?⟦[^⟧]+⟧)? (?:is|was|has been|now)? ?(?:done|complete|sealed|official|in place)\b/i;
const isHeld = ({ before, after: rest, isTruce }: Mention): boolean =>
  !isTruce &&
  (held.test(before) ||
    (isDefinite.test(before) && contents.test(rest)) ||
    (done.test(rest) && !unreal.test(before.slice(-25))) ||
    /\bdone $/i.test(before));

const isDefinite =
  /(?:^|[,"] )(?:the|this|that|⟦DATE#\d+⟧'s) (?:(?:trade|tariff|new|latest|wider|broader) )?$|^⟦[A-Z]+:(?:US|CN)#\d+⟧[-–/ ]⟦[A-Z]+:(?:US|CN)#\d+⟧ (?:trade |tariff )?$/i;
// Only what exists has contents: "the pact calls for", "the deal came after".
const contents =
  /^ (?:calls for|commits|will see|covers|sees|requires|obliges|includes|provides for|came (?:after|hours|days|as)|comes (?:after|days|hours)|follows|averts|averted|lowers|lowered|slashes|slashed|rolls back|rolled back|cuts|cut|reduces|reduced|halves|halved|restores|restored|ended|halted|paused|suspends|suspended|in principle (?:comes|came|follows|was|is))\b/i;

const recalled =
  /\b(?:under|as part of|part of|after|following|since|thanks to|linked to|implement(?:ed|s|ing)?|honou?r(?:s|ed|ing)?|in line with|includes?|outlin\w+|detail\w+|signals?) (?:an?|this week's|last (?:week|month|year)'s|⟦DATE#\d+⟧'s) (?<mods>(?:[^⟦,;]|⟦[^⟧]+⟧){0,45}?)$/i;
const under =
  /(?:^|[,"] |\b(?:and|said|but) )(?:under|as part of|in line with) (?:the|this|that|our|their) (?!proposed|draft|potential|possible|planned|proposal|kind|sort|type)(?:\S+ ){0,2}$/i;
const documents =
  /\b(?:details?|text|contents|fact ?sheet|summary|specifics|provisions|highlights|readouts?) (?:of|on|about|from) (?:the|its|their|an?|this|that) (?:\S+ ){0,3}$/i;
const afterExtension =
  /\b(?:following|after|followed|since|despite|thanks to) (?:the|an?|last \S+) (?:(?:recent|latest|⟦SPAN#\d+⟧|further|second) )*$/i;
const hoped = /^ (?:is|can|could|was not|would|will)\b/;

function isRecalled({ before, after: rest, isTruce, isExtension }: Mention): boolean {
  if (isExtension) return afterExtension.test(before) && /^ (?:of|to|in|for)\b/i.test(rest);
  if (isTruce || hoped.test(rest)) return false;
  if (documents.test(before))
    return released.test(`${before}${rest}`) && !unreal.test(before.slice(-60).replace(/⟦[^⟧]+⟧/g, ''));
  return (
    recalled.test(before) ||
    under.test(before) ||
    /\bas part of (?:(?:the|this|their|that|broader|wider|new|trade|⟦DATE#\d+⟧|⟦DATE#\d+⟧'s) )*$/i.test(before)
  );
}
const released =
  /\b(?:releas\w+|publish\w+|issued?|disclos\w+|reveal\w+|unveil\w+|confirm\w*|announc\w+|post(?:ed|s)|shar(?:ed|es)|emerg\w+|list(?:s|ed|ing)|laid out|lays out)\b/i;

const placed = /⟦PLACE#\d+⟧(?:'s)? (?:(?:trade|tariff|joint|talks|summit|economic|meeting) ){0,2}$/i;
const dated = /⟦DATE#\d+⟧(?:'s)? (?:(?:trade|tariff|joint|talks|summit|economic|meeting|one-year|⟦SPAN#\d+⟧) ){0,2}$/i;
const setting =
  /^,? (?:(?:following|after|at|in|from|since|brokered|made|of|last|this|earlier|during) )(?:.{0,40}\b(?:talks|meeting|summit|negotiations|met|dinner)\b.{0,12})?(?:⟦PLACE#\d+⟧|⟦DATE#\d+⟧)|^,? (?:since|from|of|in place since|last|dating from|dating back to) (?:early |late |mid-)?⟦DATE#\d+⟧|^,? (?:after|following|at|since) (?:[^,;]{0,90})\b(?:talks|meeting|summit|negotiations|met|dinner)\b/i;
const entered = /\b(?:an?|this|in|into|under|to|with|⟦SPAN#\d+⟧) (?:\S+ ){0,4}$/i;

const begun =
  /^ (?:dates? (?:from|back to)|began|started|took hold|has (?:held|been in (?:place|force)) since) [^,;.]{0,60}(?:⟦PLACE#\d+⟧|⟦DATE#\d+⟧)/i;
const definite = /\b(?:after|since|following|under|by|from) (?:the|last ⟦?[^ ]+) (?:\S+ ){0,3}$/i;

/** Named by the place or day of its making: "the Geneva deal", "the May truce", "in a truce since October". */
function isNamed({ before, after: rest, isTruce, isExtension }: Mention, { sentence, day }: Telling): boolean {
  if (isExtension) return false;
  // "The May truce" is of a May gone by, whatever year a reader of dates would take.
  const isPast = (piece: string, charsMin = 0) =>
    tagsIn(sentence, { piece, kind: 'date' }).every(({ date }) => date.length <= charsMin || firstDayOf(date) <= day);
  if (placed.test(before) || (dated.test(before) && isPast(before.slice(-60), 7)))
    return /\bthe (?:⟦[^⟧]+⟧)/i.test(before.slice(-60)) || !unreal.test(before.slice(-60));
  if (isTruce && begun.test(rest)) return true;
  const [place] = setting.exec(rest) ?? [];
  if (!isTruce) return definite.test(before) && /^ (?:in|from|of) ⟦/.test(rest) && place !== undefined && isPast(place);
  return (
    place !== undefined &&
    isPast(place) &&
    entered.test(before) &&
    !unreal.test(tailOf(before.replace(/\b(?:to|in|into) (?:\S+ ){0,4}$/i, '')))
  );
}

const isPause = ({ noun, after: rest }: Mention): boolean =>
  /^(?:pause|suspension|reprieve|freeze|standstill)$/i.test(noun) &&
  !/^ (?:in|on|of|to) (?:their|mutual|each other)/i.test(rest);

const principle = /\b(?:preliminary|tentative(?:ly)?|verbal(?:ly)?|provisional(?:ly)?|in[- ]principle|handshake)\b/i;
const isInPrinciple = ({ before, after: rest }: Mention): boolean =>
  principle.test(before.slice(-60)) || /^(?:[^,;.]{0,30})\bin principle\b/i.test(rest);
