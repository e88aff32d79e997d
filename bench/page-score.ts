import { isSameWords, overlapOf } from './shingles.ts';

/** A page's true text beside what was read of it. */
export interface PageReading {
  readonly truth: string;
  readonly read: string;
}

/** How well pages were read, each figure from 0 to 1. */
export interface PageScore {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  /** The share of pages whose words were all read, in order, and no other. */
  readonly exact: number;
}

/** The score of readings as scrapinghub/article-extraction-benchmark counts it: means over pages, F1 of those means. Zero where there is nothing to count. */
export function scoreOf(readings: readonly PageReading[]): PageScore {
  const overlaps = readings.map(({ truth, read }) => overlapOf(truth, read));
  // A page of which nothing was read says nothing of precision, one without a true text nothing of recall.
  const precision = meanOfShares(overlaps.map(({ shared, surplus }) => [shared, surplus]));
  const recall = meanOfShares(overlaps.map(({ shared, missing }) => [shared, missing]));
  const exact = readings.filter(({ truth, read }) => isSameWords(truth, read)).length;
  return {
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    precision,
    recall,
    exact: readings.length === 0 ? 0 : exact / readings.length,
  };
}

function meanOfShares(parts: readonly (readonly [number, number])[]): number {
  const shares = parts.filter(([good, bad]) => good + bad > 0).map(([good, bad]) => good / (good + bad));
  return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
