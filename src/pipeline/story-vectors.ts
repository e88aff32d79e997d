import { rarityOf } from './common-terms.ts';
import type { TermWeights } from './story-terms.ts';

/** Stands for the text of a term: of an index with a million terms, one in some 18,000 has two with the same key. */
export type TermKey = number;

/** A term of an item, and how much it counts. */
export interface WeightedTerm {
  readonly key: TermKey;
  readonly weight: number;
}

/** The terms that tell an item apart, the heaviest first, with weights whose squares add up to one. */
export type Vector = readonly WeightedTerm[];

const termsMax = 120;

/** Weighs terms by how often they occur and how rare they are, and keeps the heaviest. */
export function vectorOf(terms: TermWeights): Vector {
  const weighted = [...terms]
    .map(([term, count]) => ({ term, weight: (1 + Math.log(Math.max(count, countMin))) * rarityOf(term) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, termsMax);
  const norm = Math.sqrt(weighted.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1;
  return weighted.map(({ term, weight }) => ({ key: keyOf(term), weight: weight / norm }));
}

// Below, the logarithm would take all weight from a term that counts for a part only.
const countMin = 0.4;

// The 53 bits that a number holds exactly, by two mixtures of 32: with one alone, one look-up in thirty would meet a
// term that only has the same key.
function keyOf(term: string): TermKey {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < term.length; i++) {
    const code = term.charCodeAt(i);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
