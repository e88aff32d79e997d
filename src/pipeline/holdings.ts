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

/** None yet; for slots below a bound. In typed arrays, since an object for each of a million would take far more. */
export function createHoldings(slotsMax: number): Holdings {
  const newest = new Int32Array(slotsMax);
  const rings = createRings();
  let terms = new Int32Array(sizeAtFirst);
  let slots = new Int32Array(sizeAtFirst);
  let weights = new Float64Array(sizeAtFirst);
  let nextsOwn = new Int32Array(sizeAtFirst);
  let [highest, firstFree] = [0, 0];

  const addNumber = (): number => {
    highest += 1;
    terms = intsWithRoom(terms, highest);
    slots = intsWithRoom(slots, highest);
    weights = floatsWithRoom(weights, highest);
    nextsOwn = intsWithRoom(nextsOwn, highest);
    return highest;
  };
  const takeFree = (): number => {
    const number = firstFree;
    firstFree = nextsOwn[number] ?? 0;
    return number;
  };
  const ofStory = (slot: number): number[] => {
    const found: number[] = [];
    for (let number = newest[slot] ?? 0; number !== 0; number = nextsOwn[number] ?? 0) found.push(number);
    return found;
  };

  return {
    ...{ firstOf: rings.firstOf, nextOf: rings.nextOf, countOf: rings.countOf },
    ofStory,
    newestOf: (slot) => newest[slot] ?? 0,
    nextOwnOf: (number) => nextsOwn[number] ?? 0,
    add({ term, slot, weight }) {
      const number = firstFree === 0 ? addNumber() : takeFree();
      [terms[number], slots[number], weights[number]] = [term, slot, weight];
      rings.join(number, term);
      [nextsOwn[number], newest[slot]] = [newest[slot] ?? 0, number];
    },
    takeOut(slot, isOut) {
      const all = ofStory(slot);
      const kept = all.filter((number) => !isOut(number));
      for (const [place, number] of kept.entries()) nextsOwn[number] = kept[place + 1] ?? 0;
      newest[slot] = kept[0] ?? 0;
      const out = all.filter(isOut);
      for (const number of out) {
        rings.leave(number, terms[number] ?? 0);
        [nextsOwn[number], firstFree] = [firstFree, number];
      }
      return out.map((number) => terms[number] ?? 0).filter((term) => rings.countOf(term) === 0);
    },
    slotOf: (number) => slots[number] ?? 0,
    termOf: (number) => terms[number] ?? 0,
    weightOf: (number) => weights[number] ?? 0,
    weigh(number, weight) {
      weights[number] = weight;
    },
  };
}

// The holdings of each term. Doubly linked, or one that many stories have would be searched for each that goes.
function createRings() {
  let lasts = new Int32Array(sizeAtFirst);
  let counts = new Int32Array(sizeAtFirst);
  let nexts = new Int32Array(sizeAtFirst);
  let befores = new Int32Array(sizeAtFirst);
  return {
    firstOf: (term: number): number => nexts[lasts[term] ?? 0] ?? 0,
    nextOf: (number: number): number => nexts[number] ?? 0,
    countOf: (term: number): number => counts[term] ?? 0,
    join(number: number, term: number) {
      lasts = intsWithRoom(lasts, term);
      counts = intsWithRoom(counts, term);
      nexts = intsWithRoom(nexts, number);
      befores = intsWithRoom(befores, number);
      const last = lasts[term] || number;
      const first = lasts[term] ? (nexts[last] ?? 0) : number;
      [nexts[last], befores[number], nexts[number], befores[first]] = [number, last, first, number];
      [lasts[term], counts[term]] = [number, (counts[term] ?? 0) + 1];
    },
    leave(number: number, term: number) {
      const [next, before] = [nexts[number] ?? 0, befores[number] ?? 0];
      [nexts[before], befores[next]] = [next, before];
      if (lasts[term] === number) lasts[term] = before === number ? 0 : before;
      counts[term] = (counts[term] ?? 0) - 1;
    },
  };
}
