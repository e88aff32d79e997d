import { distance } from 'fastest-levenshtein';

/** A word that was read as another one. */
export interface Correction {
  readonly written: string;
  readonly read: string;
}

/** The word that a misspelt one is meant to be, among those that are known; undefined when none is like enough. */
export function correct(written: string, known: readonly string[]): Correction | undefined {
  const slips = written.length < 4 ? 0 : written.length < 7 ? 1 : 2;
  // A first letter is seldom wrong, and the ending tells two near words apart.
  const near = known
    .filter((word) => word[0] === written[0] && Math.abs(word.length - written.length) <= slips)
    .map((word) => ({ word, slips: distance(written, word), isSameEnd: word.at(-1) === written.at(-1) }))
    .filter((one) => one.slips > 0 && one.slips <= slips)
    .toSorted((a, b) => a.slips - b.slips || Number(b.isSameEnd) - Number(a.isSameEnd) || (a.word < b.word ? -1 : 1));
  return near[0] && { written, read: near[0].word };
}
