import { floatsWithRoom, intsWithRoom } from '../lib/room.ts';

/** A story has a term. */
export interface Holding {
  /** The number of the term. */
  readonly term: number;
  /** That of the story. */
  readonly slot: number;
  readonly weight: number;
}

/**
 * Which stories have which terms, and how much a term counts in each. Holdings have numbers, from 1 on; 0 is none. Those
 * of one term are a ring, the oldest first; those of one story a chain.
 */
export interface Holdings {
  add(holding: Holding): void;
  /** Those of a story, the newest first. */
  ofStory(slot: number): number[];
  /** The newest of a story. */
  newestOf(slot: number): number;
  /** The next in the chain; 0 after the oldest. */
  nextOwnOf(number: number): number;
  /** Takes some from a story; gives the terms that no story has any more. */
  takeOut(slot: number, isOut: (number: number) => boolean): number[];
  /** How many stories have a term. */
  countOf(term: number): number;
  /** The oldest of a term. */
  firstOf(term: number): number;
  /** The next in the ring. */
  nextOf(number: number): number;
  slotOf(number: number): number;
  termOf(number: number): number;
  weightOf(number: number): number;
  weigh(number: number, weight: number): void;
}

const sizeAtFirst = 1_024;

/** None yet; for slots below a bound. In typed arrays, since an object for each of a million would take five times as much. */
export function createHoldings(slotsMax: number): Holdings {
  const newest = new Int32Array(slotsMax);
  let lasts = new Int32Array(sizeAtFirst);
  let counts = new Int32Array(sizeAtFirst);
  let terms = new Int32Array(sizeAtFirst);
  let slots = new Int32Array(sizeAtFirst);
  let weights = new Float64Array(sizeAtFirst);
  let nexts = new Int32Array(sizeAtFirst);
  let befores = new Int32Array(sizeAtFirst);
  let nextsOwn = new Int32Array(sizeAtFirst);
  let [highest, firstFree] = [0, 0];

  const addNumber = (): number => {
    highest += 1;
    [terms, slots, nexts] = [intsWithRoom(terms, highest), intsWithRoom(slots, highest), intsWithRoom(nexts, highest)];
    [befores, nextsOwn] = [intsWithRoom(befores, highest), intsWithRoom(nextsOwn, highest)];
    weights = floatsWithRoom(weights, highest);
    return highest;
  };
  const takeFree = (): number => {
    const number = firstFree;
    firstFree = nextsOwn[number] ?? 0;
    return number;
  };
  const firstOf = (term: number): number => nexts[lasts[term] ?? 0] ?? 0;
  const joinRing = (number: number, term: number) => {
    const last = (lasts[term] ?? 0) || number;
    const first = nexts[last] || number;
    [nexts[last], befores[number], nexts[number], befores[first]] = [number, last, first, number];
    [lasts[term], counts[term]] = [number, (counts[term] ?? 0) + 1];
  };
  const leaveRing = (number: number) => {
    const [term, next, before] = [terms[number] ?? 0, nexts[number] ?? 0, befores[number] ?? 0];
    [nexts[before], befores[next]] = [next, before];
    if (lasts[term] === number) lasts[term] = before === number ? 0 : before;
    counts[term] = (counts[term] ?? 0) - 1;
  };
  const ofStory = (slot: number): number[] => {
    const found: number[] = [];
    for (let number = newest[slot] ?? 0; number !== 0; number = nextsOwn[number] ?? 0) found.push(number);
    return found;
  };

  return {
    firstOf,
    newestOf: (slot) => newest[slot] ?? 0,
    nextOwnOf: (number) => nextsOwn[number] ?? 0,
    add({ term, slot, weight }) {
      const number = firstFree === 0 ? addNumber() : takeFree();
      [lasts, counts] = [intsWithRoom(lasts, term), intsWithRoom(counts, term)];
      [terms[number], slots[number], weights[number]] = [term, slot, weight];
      nexts[number] = 0;
      joinRing(number, term);
      [nextsOwn[number], newest[slot]] = [newest[slot] ?? 0, number];
    },
    ofStory,
    takeOut(slot, isOut) {
      const all = ofStory(slot);
      const kept = all.filter((number) => !isOut(number));
      for (const [place, number] of kept.entries()) nextsOwn[number] = kept[place + 1] ?? 0;
      newest[slot] = kept[0] ?? 0;
      const out = all.filter(isOut);
      for (const number of out) {
        leaveRing(number);
        [nextsOwn[number], firstFree] = [firstFree, number];
      }
      return out.map((number) => terms[number] ?? 0).filter((term) => counts[term] === 0);
    },
    countOf: (term) => counts[term] ?? 0,
    nextOf: (number) => nexts[number] ?? 0,
    slotOf: (number) => slots[number] ?? 0,
    termOf: (number) => terms[number] ?? 0,
    weightOf: (number) => weights[number] ?? 0,
    weigh(number, weight) {
      weights[number] = weight;
    },
  };
}
