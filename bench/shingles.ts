/** What two texts share by their runs of four words: shares that add up to 1, or all zero where neither has a word. */
export interface Overlap {
  readonly shared: number;
  /** Read, and not in the true text. */
  readonly surplus: number;
  /** In the true text, and not read. */
  readonly missing: number;
}

/** How far a reading and the true text overlap, each run counted as often as it occurs; the measure of scrapinghub/article-extraction-benchmark, evaluate.py. */
export function overlapOf(truth: string, read: string): Overlap {
  const [wanted, found] = [shinglesOf(truth), shinglesOf(read)];
  let [shared, surplus, missing] = [0, 0, 0];
  for (const shingle of new Set([...wanted.keys(), ...found.keys()])) {
    const [inTruth, inRead] = [wanted.get(shingle) ?? 0, found.get(shingle) ?? 0];
    shared += Math.min(inTruth, inRead);
    surplus += Math.max(0, inRead - inTruth);
    missing += Math.max(0, inTruth - inRead);
  }
  // A long text weighs no more than a short one.
  const sum = shared + surplus + missing || 1;
  return { shared: shared / sum, surplus: surplus / sum, missing: missing / sum };
}

/** Whether two texts have the same words in the same order. */
export const isSameWords = (truth: string, read: string): boolean =>
  wordsOf(truth).join(' ') === wordsOf(read).join(' ');

const shingleWords = 4;

// Python's \w: letters, numbers and the underscore of any script, but no marks.
const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

function shinglesOf(text: string): ReadonlyMap<string, number> {
  const words = wordsOf(text);
  const counts = new Map<string, number>();
  if (words.length === 0) return counts;
  // A text shorter than a run is one run.
  for (let at = 0; at === 0 || at + shingleWords <= words.length; at++) {
    const shingle = words.slice(at, at + shingleWords).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}
