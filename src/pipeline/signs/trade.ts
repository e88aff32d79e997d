import type { Party } from '../../domain/statements.ts';
import type { WeighedTerm } from '../weigh-terms.ts';
import { leadEndsAt, type Shown, type Sign } from './sign.ts';

const tradeMin = 0.8;
const tradeEnough = 4;

/** What the piece says of trade, and whether near both sides; nothing where it hardly does. */
export function tradeSigns(shown: Shown): Sign[] {
  const total = shown.trade.reduce((sum, term) => sum + worthOf(term), 0);
  if (total < tradeMin) return [];
  const strongest = shown.trade.toSorted((a, b) => worthOf(b) - worthOf(a))[0];
  const isTitled = shown.trade.some(({ at, weight }) => at.includes(0) && weight >= titleWeightMin);
  return [
    {
      points: (2 * Math.min(total, tradeEnough)) / tradeEnough + (isTitled ? 1 : 0),
      reason: strongest ? countOf(strongest) : 'trade',
    },
    ...togetherSigns(shown),
  ];
}

const titleWeightMin = 0.6;
const titleFactor = 1.5;
const worthOf = ({ at, weight }: WeighedTerm): number =>
  weight * (at.includes(0) ? titleFactor : 1) * (1 + Math.log(at.length));

function countOf({ words, at }: WeighedTerm): string {
  const where = at.some((index) => index <= leadEndsAt) ? ' near the top' : '';
  return `“${readable(words)}” ×${at.length}${where}`;
}

const readable = (words: string): string =>
  words
    .split(' & ')
    .filter((part) => !part.startsWith('!'))
    .map((part) => part.split('|')[0])
    .join(' … ')
    .replaceAll('$', '');

// Both sides and a matter of trade close together: the piece links them itself.
function togetherSigns({ parties, trade }: Shown): Sign[] {
  const traded = new Set(trade.flatMap(({ at }) => at));
  const together = parties.flatMap((named, at) => (areBoth(named) && traded.has(at) ? [at] : []));
  const [first] = together;
  const more = Math.min(1, Math.max(0, together.length - 1) / 2) + (isMostOf(together, parties.length - 1) ? 0.5 : 0);
  if (first !== undefined && first <= leadEndsAt)
    return [{ points: 1.5 + more, reason: 'links both sides with trade in one sentence near the top' }];
  const lead = parties.slice(0, leadEndsAt + 1);
  if (areBoth(lead.flat()) && lead.some((_named, at) => traded.has(at)))
    return [{ points: 0.8 + more, reason: 'names both sides and trade near the top' }];
  return first === undefined ? [] : [{ points: 0.5 + more, reason: 'links both sides with trade in one sentence' }];
}

// A short piece says it once only.
const isMostOf = (together: readonly number[], sentences: number): boolean =>
  together.filter((at) => at > 0).length > sentences / 2;

const areBoth = (named: readonly Party[]): boolean => named.includes('US') && named.includes('CN');
