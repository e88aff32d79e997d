import type { Sentence } from '../reading.ts';
import { tagsIn } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';
import { type Deal, type DealStatus, whatOf } from './deal.ts';
import { cameAbout, dealNoun, extensionNoun, truceNoun, unreal, wasMade } from './deal-words.ts';

const nouns = pattern(`\\b(?:(?<deal>${dealNoun})|(?<truce>${truceNoun})|(?<extension>${extensionNoun}))\\b`);
const beforeChars = 110;
const afterChars = 110;

/** Agreements that a sentence names with a noun and says to have come about: "struck a deal", "the accord reached in Oslo". */
export function namedDeals(sentence: Sentence): Deal[] {
  if (sentence.text.endsWith('?')) return [];
  return [...sentence.text.matchAll(nouns)].flatMap((match) => {
    const mention = mentionOf(sentence, match);
    const status =
      isOthers(mention) || compound.test(mention.after) || partOf.test(mention.before) ? undefined : statusOf(mention);
    return status === undefined ? [] : [dealOf(sentence, { mention, status })];
  });
}

interface Mention {
  readonly noun: string;
  readonly isTruce: boolean;
  readonly isExtension: boolean;
  /** The sentence up to the noun, from the last border on. */
  readonly before: string;
  readonly after: string;
}

function mentionOf({ text }: Sentence, match: RegExpExecArray): Mention {
  const end = match.index + match[0].length;
  return {
    noun: match[0],
    isTruce: match.groups?.truce !== undefined,
    isExtension: match.groups?.extension !== undefined,
    before: text
      .slice(Math.max(0, match.index - beforeChars), match.index)
      .replace(/^.*(?:;|[a-z]{3}\.|\s[–—-]{1,2})\s/, ''),
    after: text.slice(end, end + afterChars).replace(/(?:;|[a-z]{3}\.\s).*$/, ''),
  };
}

// "The framework of a deal" is a framework.
const partOf = /\b(?:framework|outlines?) (?:of|for|on) (?:an?|the) (?:\S+ ){0,2}$/i;
// "A framework consensus": the last noun counts.
const compound = /^ (?:consensus|agreements?|deals?|accord|pact|arrangement|package)\b/i;
const othersAfter = pattern('^ (?:with|between) (?:the |its |other |several |some )?(?:{OTHER}|allies|partners)');
const othersBefore = pattern("{OTHER}(?:'s|-| |–)(?:{PARTY}[ -])?(?:[a-z]+ ){0,2}$");
const isOthers = ({ before, after }: Mention): boolean => {
  othersAfter.lastIndex = 0;
  othersBefore.lastIndex = 0;
  return (othersAfter.test(after) && !/^[^,;]{0,45}:CN#/.test(after)) || othersBefore.test(before);
};

const noun = '(?:(?![,;])(?:[^⟦]|⟦[^⟧]+⟧)){0,55}?';
const active = new RegExp(`^(?<lead>.*)${cameAbout}["']? (?<mods>${noun})$`, 'iu');
const passive = new RegExp(
  `^(?<gap>(?:[^;⟦]|⟦[^⟧]+⟧){0,60}?)\\b(?:(?:was|were|is|are|has been|have been|had been|that|which|first|already|finally|just|recently|provisionally|,)\\s+)*(?<made>${wasMade})\\b`,
  'iu',
);
const named = /(?:⟦PLACE#\d+⟧|⟦DATE#\d+⟧)(?:'s)? (?:(?:trade|tariff|joint|talks|summit|economic|meeting) ){0,2}$/i;
const recalled =
  /\b(?:under|as part of|part of|after|following|since|thanks to|linked to|implement(?:ed|s|ing)?|honou?r(?:s|ed|ing)?|in line with|includes?|outlin\w+|detail\w+|signals?) (?:an?|this week's|last (?:week|month|year)'s|⟦DATE#\d+⟧'s) (?<mods>(?:[^⟦,;]|⟦[^⟧]+⟧){0,45}?)$/i;
const held = /\b(?:we|he|they|i|us|⟦PARTY:US#\d+⟧|⟦PERSON[^⟧]+⟧) (?:have|has|had|got) (?:an?|our) (?:\S+ ){0,3}$/i;
const done = /^(?: with (?:[^\s]+ ?){1,3})? (?:is|was|has been|now)? ?(?:done|complete|sealed|official|in place)\b/i;
const setting =
  /^(?:,)? (?:(?:following|after|at|in|from|brokered|made|of) )(?:.{0,40}\b(?:talks|meeting|summit|negotiations)\b.{0,12})?(?:⟦PLACE#\d+⟧|⟦DATE#\d+⟧)/i;

function statusOf(mention: Mention): DealStatus | undefined {
  const verb = activeVerb(mention.before);
  const made = takenBack.test(mention.before) || isAwaited(mention) ? undefined : madeAfter(mention.after);
  // A pause may be one side's own; it must be agreed.
  if (isPause(mention) && !/^agree|^reach/i.test(verb ?? made ?? '')) return undefined;
  if (verb === undefined && made === undefined && !isHeld(mention) && !isNamed(mention) && !isRecalled(mention))
    return undefined;
  if (isInPrinciple(mention)) return 'in_principle';
  return [verb, made].some((word) => /^(?:sign|ink|penned)/i.test(word ?? '')) ? 'signed' : 'reached';
}

const takenBack =
  /\b(?:den(?:y|ies|ied)|no|without|if|unless|whether|hop(?:e|es|ed|ing)|any|lack of)\b[^,;⟦]{0,22}$|\b(?:not|n't|never) (?:an?|the) $/i;

const isAwaited = ({ before, after }: Mention): boolean =>
  /\b(?:before|until|once|when)\b[^,;]{0,25}$/i.test(before) && /^[^,;]{0,30}\b(?:is|are)\b/.test(after);

const isHeld = ({ before, after, isTruce }: Mention): boolean =>
  !isTruce && (held.test(before) || (done.test(after) && !unreal.test(before.slice(-25))) || /\bdone $/i.test(before));

const isNamed = ({ before, after, isTruce, isExtension }: Mention): boolean =>
  !isExtension &&
  ((named.test(before) && !unreal.test(before.slice(-60))) ||
    (isTruce && setting.test(after) && /\b(?:an?|this) (?:\S+ ){0,4}$/i.test(before)));

const isRecalled = ({ before, after, isTruce, isExtension }: Mention): boolean =>
  !isTruce &&
  !isExtension &&
  (recalled.test(before) || /\bas part of (?:(?:broader|wider|new|trade) )*$/i.test(before)) &&
  !/^ (?:is|can|could|was not|would|will)\b/.test(after);

const isPause = ({ noun: named, after }: Mention): boolean =>
  /^(?:pause|suspension|reprieve|freeze|standstill)$/i.test(named) &&
  !/^ (?:in|on|of|to) (?:their|mutual|each other)/i.test(after);

function activeVerb(before: string): string | undefined {
  const match = active.exec(before);
  if (!match) return undefined;
  const { lead = '', verb, plain, gerund, mods = '' } = match.groups ?? {};
  if (
    /\b(?:extend\w*|prolong\w*|renew\w*|continue|keep|respect|honou?r|uphold|restore|revive|maintain|discuss|pursue|seek|work|violat\w*|breach\w*|implement\w* (?:the|its)|no|any|without|deadline|progress|headway|steps?|talks|hopes?|towards?|possible|potential|proposed?|after|that|which|while|when|until|as|said|who)\b/i.test(
      mods,
    )
  )
    return undefined;
  // "Has a deal" is told; "has the deal" and "had been" say nothing of how it came.
  if (/^(?:has|have|had|got|gets)$/i.test(verb ?? '') && !/^(?:a|an|our) /i.test(mods)) return undefined;
  if (
    /^(?:implement|outlin|detail|cut|found|hail|tout|approv|confirm|announc|declar|unveil|adopt|complet|got|made|done|set)/i.test(
      verb ?? '',
    ) &&
    /^(?:the|this|that|its|their) (?:\S+ )?$/i.test(mods) &&
    !/^(?:approv|announc|complet)/i.test(verb ?? '')
  )
    return undefined;
  return unreal.test(tailOf(lead)) ? undefined : (verb ?? plain ?? gerund);
}

// Only what stands right before the verb takes it back: "failed to", "has not yet".
const tailOf = (lead: string): string =>
  lead
    .replace(/\b(?:said|reported|understood|believed|thought) to have $/i, '')
    .trimEnd()
    .split(/\s+/)
    .slice(-3)
    .join(' ')
    .replace(/^.*[,:"]/, '');

function madeAfter(after: string): string | undefined {
  const match = passive.exec(after);
  const { gap = '', made } = match?.groups ?? {};
  if (!match || made === undefined) return undefined;
  const between = match[0].slice(0, match[0].length - made.length).replace(/⟦[^⟧]+⟧ and (?:the )?⟦[^⟧]+⟧/g, '');
  return /\b(?:will|would|could|can|cannot|may|might|must|should|not|n't|no|to be|if|before|until|unless|yet|being|and|but|said|says|told)\b|[.:]\s/i.test(
    between,
  ) ||
    /\b(?:said|says|have|tariffs?|deals?|agreements?|accords?|pact|framework|consensus|understanding|truce)\b/i.test(
      gap,
    )
    ? undefined
    : made;
}

const principle = /\b(?:preliminary|tentative(?:ly)?|verbal(?:ly)?|provisional(?:ly)?|in[- ]principle|handshake)\b/i;
const isInPrinciple = ({ before, after }: Mention): boolean =>
  principle.test(before.slice(-60)) || /^(?:[^,;.]{0,30})\bin principle\b/i.test(after);

const echoed = /\b(?:the|that|this|its|our)(?: (?:original|new|same|latest|earlier|initial|trade))* $/i;

interface Telling {
  readonly mention: Mention;
  readonly status: DealStatus;
}

function dealOf(sentence: Sentence, { mention, status }: Telling): Deal {
  const { before, noun, after, isTruce } = mention;
  const mods = before
    .slice(-48)
    .replace(/^.*\b(?:reached|struck|signed|announced|agreed|the|an?|on|of|to|that) /i, (all) =>
      /phase|tik ?tok|rare|soy/i.test(all) ? all.slice(-30) : '',
    );
  const where = `${before.slice(-40)}${noun}${after.slice(0, 90)}`;
  const [place] = tagsIn(sentence, { piece: where, kind: 'place' });
  const dates = tagsIn(sentence, { piece: `${before.slice(-20)}${after.slice(0, 90)}`, kind: 'date' });
  const what = whatOf({ before: mods, noun, after });
  const isEcho =
    echoed.test(before) &&
    !/^ (?:reached|struck|made) (?:between|by)\b/i.test(after) &&
    ['trade deal', 'consensus'].includes(what);
  const isGeneral = isTruce || !['purchase', 'TikTok deal', 'revenue share'].includes(what);
  return {
    ...{ what, status, sentence, confidence: 0.85, isEcho },
    ...(isGeneral && place !== undefined ? { place: place.place } : {}),
    ...(isGeneral && place !== undefined && dates[0] !== undefined ? { date: dates[0].date } : {}),
  };
}
