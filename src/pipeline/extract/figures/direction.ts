import { matchesOf } from '../../../lib/matches.ts';
import type { Amount } from './amounts-in.ts';
import { approximate, changes, nouns } from './figure-words.ts';

const between =
  '(?:(?!(?:in|on|to|from|and|or|while|as|after|of|with|for|but|by|at|than|over|amid|compared|since|last|this|will|would|could|can|may|is|are|was|were|has|have|had)\\b)[a-z-]+\\s+){0,3}?';
const nounAfter = new RegExp(
  String.raw`^[\s-]*(?:(?:year[- ]on[- ]year|month[- ]on[- ]month|on[- ]year|y-o-y|yoy)?\s*(?:(?<lower>lower|less|fewer|below|down|weaker|cheaper|smaller)|(?<higher>higher|more|above|up|bigger|larger|stronger))|${between}(?:(?<down>${nouns.down})|(?<up>${nouns.up})))\b`,
  'iu',
);
const anyChange = new RegExp(String.raw`\b(?:(?<down>${changes.down})|(?<up>${changes.up}))\b`, 'giu');
const adjoining = new RegExp(
  String.raw`\b(?:(?<down>${changes.down})|(?<up>${changes.up}))\b(?:\s+${approximate})*\s*$`,
  'iu',
);
const level =
  /\b(?:to|from|at|near|reach(?:ed|es|ing)?|hit|stood at|stands at|totall?(?:ed|ing)|was|is|were|are|with|above|exceed\w*|averag\w+)\s+(?:(?:an?|the|about|around|nearly|almost|roughly|some|just|only|over|more than|as much as|approximately|estimated|another|record)\s+)*$/i;
const states =
  /\b(?:is|was|were|are|stood|stands|account\w*|represent\w*|made up|makes? up|compris\w*|bought|buy|purchas\w*|owns?|controls?|produc\w*|provid\w*|suppl\w*|generat\w*|holds?|contribut\w*|sees?|face[sd]?|gets?|pays?|paid|charg\w+)\b/i;
const approximateSum =
  '(?:an?|about|around|nearly|almost|roughly|some|only|more than|over|as much as|at least|estimated|another)';
const rangeStart = /⟦(?:PERCENT|MONEY[^⟧#]*|COUNT[^⟧#]*)#\d+⟧\s?(?:to|or|and|-|–)\s?$/;

/** Whether an amount is told as a fall or a rise; undefined where it is a level, a share or a plain sum. */
export function directionOf({ tag, before, after }: Amount): 'down' | 'up' | undefined {
  // A share of something is no change, whatever rose or fell before it.
  if (tag.kind === 'percent' && shareAfter.test(after)) return sideOf(adjoining.exec(before)?.groups);
  if (tag.kind === 'percent') return nounDirection(after) ?? verbDirection(before);
  return nounDirection(after) === 'down' || sumFall.test(before) ? 'down' : undefined;
}

// "A 12% drop", "5% higher": what follows decides.
const nounDirection = (after: string) => sideOf(nounAfter.exec(after)?.groups);

// Sums are levels unless they stand right after the verb: "fell $3 billion", not "fell to $3 billion".
const sumFall = new RegExp(
  String.raw`\b(?:fell|falls?|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|slump(?:s|ed|ing)?|plung(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|shed(?:s|ding)?|sank|down|shrank|shrunk)(?: by)?(?:\s+${approximateSum})*\s*$|\b(?:${changes.down})\b[^,;⟦]{0,60}\bby(?:\s+${approximateSum})*\s*$`,
  'iu',
);

function verbDirection(before: string): 'down' | 'up' | undefined {
  const start = rangeStart.test(before) ? before.replace(rangeStart, '') : before;
  if (level.test(start) && !/\bby\s+$/i.test(start)) return undefined;
  const last = matchesOf(start, anyChange).at(-1);
  if (last === undefined) return undefined;
  return states.test(start.slice(last.index + last[0].length)) ? undefined : sideOf(last.groups);
}

const sideOf = (groups: Readonly<Record<string, string | undefined>> | undefined): 'down' | 'up' | undefined =>
  (groups?.down ?? groups?.lower) !== undefined
    ? 'down'
    : (groups?.up ?? groups?.higher) !== undefined
      ? 'up'
      : undefined;

const shareAfter = /^\s+(?:share |stake )?of\b/i;

/** Whether a change stands right before or after an amount. */
export const isDirectlyChanged = ({ before, after }: Amount): boolean =>
  adjoining.test(before) || nounAfter.test(after);

/** The value with its sign: falls are negative. */
export const signedValueOf = (amount: Amount): number =>
  amount.tag.value > 0 && directionOf(amount) === 'down' && !/^\s+short\b/i.test(amount.after)
    ? -amount.tag.value
    : amount.tag.value;
