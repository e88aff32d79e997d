import { createHoldings, type Holdings } from './holdings.ts';
import type { LiveStory } from './live-story.ts';
import type { Vector } from './story-vectors.ts';
import { createTermNumbers, type TermNumbers } from './term-numbers.ts';

/** An inverted index: from a term to the stories that have it. */
export interface Postings {
  /** Adds the terms of an item to a story's; one that gets too many loses the lightest. */
  add(story: LiveStory, vector: Vector): void;
  remove(story: LiveStory): void;
  /** The stories that share most with a vector, each with its cosine. */
  nearest(vector: Vector): { readonly story: LiveStory; readonly cosine: number }[];
}

export interface PostingLimits {
  /** Slots are below this. */
  readonly slotsMax: number;
}

const termsMax = 400;
const termsKept = 250;

/** An empty index. */
export function createPostings({ slotsMax }: PostingLimits): Postings {
  const terms = createTermNumbers();
  const holdings = createHoldings(slotsMax);
  const stories: (LiveStory | undefined)[] = [];
  const squaredNorms = new Float64Array(slotsMax);
  const sums = new Float64Array(slotsMax);
  const lengthOf = (slot: number): number => Math.sqrt(Math.max(0, squaredNorms[slot] ?? 0)) || 1;

  const addTerms = (slot: number, vector: Vector) => {
    const own = new Map(holdings.ofStory(slot).map((number) => [holdings.termOf(number), number]));
    for (const { key, weight } of vector) {
      const term = terms.note(key);
      const number = own.get(term) ?? 0;
      const before = number === 0 ? 0 : holdings.weightOf(number);
      const now = before + weight;
      squaredNorms[slot] = (squaredNorms[slot] ?? 0) + now ** 2 - before ** 2;
      if (number === 0) holdings.add({ term, slot, weight: now });
      else holdings.weigh(number, now);
    }
  };
  const takeOut = (slot: number, some: readonly number[]) => {
    for (const number of some) squaredNorms[slot] = (squaredNorms[slot] ?? 0) - holdings.weightOf(number) ** 2;
    const out = new Set(some);
    for (const term of holdings.takeOut(slot, (number) => out.has(number))) terms.forget(term);
  };

  return {
    add(story, vector) {
      stories[story.slot] = story;
      addTerms(story.slot, vector);
      takeOut(story.slot, lightest(holdings, story.slot));
    },
    remove({ slot }) {
      takeOut(slot, holdings.ofStory(slot));
      squaredNorms[slot] = 0;
      stories[slot] = undefined;
    },
    nearest(vector) {
      const { touched, unsummed } = sumUp({ vector, terms, holdings, sums });
      const slots = heaviest({ touched, sums, lengthOf });
      const found = slots.flatMap((slot) => {
        const story = stories[slot];
        const product = (sums[slot] ?? 0) + productOf({ slot, unsummed, holdings });
        return story ? [{ story, cosine: product / lengthOf(slot) }] : [];
      });
      // All zero between look-ups: a map of sums would cost more than the sums themselves.
      for (const slot of touched) sums[slot] = 0;
      return found;
    },
  };
}

// A long story keeps what it is about; what one item said in passing goes.
function lightest(holdings: Holdings, slot: number): number[] {
  const all = holdings.ofStory(slot).reverse();
  if (all.length <= termsMax) return [];
  return all.toSorted((a, b) => holdings.weightOf(b) - holdings.weightOf(a)).slice(termsKept);
}

// A term that more stories have finds none of them; nor do light terms, once the heavy ones have led to so many. They still count in the cosine.
const storiesPerTermMax = 128;
const visitsMax = 2_000;
const nearestMax = 10;

interface Summing {
  readonly vector: Vector;
  readonly terms: TermNumbers;
  readonly holdings: Holdings;
  readonly sums: Float64Array;
}

function sumUp({ vector, terms, holdings, sums }: Summing) {
  const touched: number[] = [];
  const unsummed = new Map<number, number>();
  let visits = 0;
  for (const { key, weight } of vector) {
    const term = terms.numberOf(key);
    if (term === 0) continue;
    const count = holdings.countOf(term);
    if (count > storiesPerTermMax || visits > visitsMax) {
      unsummed.set(term, weight);
      continue;
    }
    visits += count;
    addProducts({ term, weight, holdings, sums, touched });
  }
  return { touched, unsummed };
}

interface Products {
  readonly term: number;
  readonly weight: number;
  readonly holdings: Holdings;
  readonly sums: Float64Array;
  readonly touched: number[];
}

function addProducts({ term, weight, holdings, sums, touched }: Products): void {
  let number = holdings.firstOf(term);
  for (let left = holdings.countOf(term); left > 0; left--) {
    const slot = holdings.slotOf(number);
    const sum = sums[slot] ?? 0;
    if (sum === 0) touched.push(slot);
    sums[slot] = sum + weight * holdings.weightOf(number);
    number = holdings.nextOf(number);
  }
}

interface Choosing {
  readonly touched: readonly number[];
  readonly sums: Float64Array;
  readonly lengthOf: (slot: number) => number;
}

// Kept in order while it grows: sorting all that were touched would take most of the time.
function heaviest({ touched, sums, lengthOf }: Choosing): number[] {
  const slots: number[] = [];
  const weights: number[] = [];
  for (const slot of touched) {
    const weight = (sums[slot] ?? 0) / lengthOf(slot);
    if (slots.length === nearestMax && weight <= (weights[nearestMax - 1] ?? 0)) continue;
    let place = Math.min(slots.length, nearestMax - 1);
    for (; place > 0 && (weights[place - 1] ?? 0) < weight; place--) {
      slots[place] = slots[place - 1] ?? 0;
      weights[place] = weights[place - 1] ?? 0;
    }
    slots[place] = slot;
    weights[place] = weight;
  }
  return slots;
}

interface Multiplying {
  readonly slot: number;
  readonly unsummed: ReadonlyMap<number, number>;
  readonly holdings: Holdings;
}

function productOf({ slot, unsummed, holdings }: Multiplying): number {
  let product = 0;
  if (unsummed.size === 0) return product;
  for (let number = holdings.newestOf(slot); number !== 0; number = holdings.nextOwnOf(number)) {
    const weight = unsummed.get(holdings.termOf(number));
    if (weight !== undefined) product += weight * holdings.weightOf(number);
  }
  return product;
}
