import { rarityOf } from './common-terms.ts';
import type { TermWeights } from './story-terms.ts';

/** The terms that tell an item apart, with weights whose squares add up to one. */
export type Vector = ReadonlyMap<string, number>;

const termsMax = 120;

/** Weighs terms by how often they occur and how rare they are, and keeps the heaviest. */
export function vectorOf(terms: TermWeights): Vector {
  const weighted = [...terms]
    .map(([term, count]) => [term, (1 + Math.log(Math.max(count, countMin))) * rarityOf(term)] as const)
    .filter(([, weight]) => weight > 0)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, termsMax);
  const norm = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weighted.map(([term, weight]) => [term, weight / norm]));
}

// Below, the logarithm would take all weight from a term that counts for a part only.
const countMin = 0.4;
