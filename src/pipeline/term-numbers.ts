import { floatsWithRoom, intsWithRoom } from '../lib/room.ts';
import type { TermKey } from './story-vectors.ts';

/** Small numbers for the terms of stories, from 1 on. The number of a term that is forgotten goes to another. */
export interface TermNumbers {
  /** 0 where the term has none. */
  numberOf(key: TermKey): number;
  /** The number of a term, which gets one if it has none. */
  note(key: TermKey): number;
  forget(number: number): void;
}

const sizeAtFirst = 1_024;

/** No terms yet. Kept in typed arrays, which take far less memory than a map of texts, and no time of the garbage collector. */
export function createTermNumbers(): TermNumbers {
  let keys = new Float64Array(sizeAtFirst);
  // The terms of a bucket are a chain. A power of two, so that a bucket is the low bits of a key.
  let buckets = new Int32Array(sizeAtFirst);
  let nexts = new Int32Array(sizeAtFirst);
  let [highest, firstFree] = [0, 0];

  const bucketOf = (key: TermKey): number => (key >>> 0) & (buckets.length - 1);
  const numberOf = (key: TermKey): number => {
    let number = buckets[bucketOf(key)] ?? 0;
    while (number !== 0 && keys[number] !== key) number = nexts[number] ?? 0;
    return number;
  };
  const link = (number: number) => {
    const bucket = bucketOf(keys[number] ?? 0);
    nexts[number] = buckets[bucket] ?? 0;
    buckets[bucket] = number;
  };
  const unlink = (number: number) => {
    const bucket = bucketOf(keys[number] ?? 0);
    let before = 0;
    for (let at = buckets[bucket] ?? 0; at !== number; at = nexts[at] ?? 0) before = at;
    if (before === 0) buckets[bucket] = nexts[number] ?? 0;
    else nexts[before] = nexts[number] ?? 0;
  };
  const addNumber = (): number => {
    highest += 1;
    keys = floatsWithRoom(keys, highest);
    nexts = intsWithRoom(nexts, highest);
    if (highest === buckets.length) {
      buckets = new Int32Array(buckets.buffer.transfer(buckets.byteLength * 2)).fill(0);
      for (let number = 1; number < highest; number++) link(number);
    }
    return highest;
  };
  const takeFree = (): number => {
    const number = firstFree;
    firstFree = nexts[number] ?? 0;
    return number;
  };

  return {
    numberOf,
    note(key) {
      const known = numberOf(key);
      if (known !== 0) return known;
      const number = firstFree === 0 ? addNumber() : takeFree();
      keys[number] = key;
      link(number);
      return number;
    },
    forget(number) {
      unlink(number);
      nexts[number] = firstFree;
      firstFree = number;
    },
  };
}
