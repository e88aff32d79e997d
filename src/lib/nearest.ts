import { closest, distance } from 'fastest-levenshtein';

/** The word most like the one written, when it is like enough to be a slip of it. */
export function nearest(written: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const lower = written.toLowerCase().slice(0, 64);
  const found = closest(lower, words);
  return distance(lower, found) <= Math.max(1, Math.floor(lower.length / 3)) ? found : undefined;
}
