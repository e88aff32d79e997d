import type { LiveStory } from './live-story.ts';
import type { Vector } from './story-vectors.ts';

/** An inverted index: from a term to the stories that have it. */
export interface Postings {
  add(story: LiveStory, vector: Vector): void;
  remove(story: LiveStory, terms: Iterable<string>): void;
  /** The stories that share most with a vector, each with its cosine. */
  nearest(vector: Vector): { readonly story: LiveStory; readonly cosine: number }[];
}

export interface PostingLimits {
  /** Slots are below this. */
  readonly slotsMax: number;
}

// Slots and weights lie apart from the stories, one behind the other: to follow a pointer for each would take ten times as long.
interface Holders {
  /** The one string for this term, so that stories do not keep one each. */
  readonly term: string;
  readonly slots: number[];
  readonly weights: number[];
}

/** An empty index. */
export function createPostings({ slotsMax }: PostingLimits): Postings {
  const holders = new Map<string, Holders>();
  const stories: (LiveStory | undefined)[] = [];
  const lengths = new Float64Array(slotsMax);
  const sums = new Float64Array(slotsMax);

  const set = (story: LiveStory, { term, weight }: { readonly term: string; readonly weight: number }) => {
    const held = holders.get(term) ?? { term, slots: [], weights: [] };
    holders.set(held.term, held);
    const known = story.terms.get(term) ?? { weight: 0, place: held.slots.length };
    story.terms.set(held.term, known);
    story.squaredNorm += (known.weight + weight) ** 2 - known.weight ** 2;
    known.weight += weight;
    held.slots[known.place] = story.slot;
    held.weights[known.place] = known.weight;
  };

  const takeOut = (story: LiveStory, term: string) => {
    const held = holders.get(term);
    const known = story.terms.get(term);
    if (!held || !known) return;
    story.terms.delete(term);
    story.squaredNorm -= known.weight ** 2;
    moveLast({ held, place: known.place, stories });
    if (held.slots.length === 0) holders.delete(term);
  };

  return {
    add(story, vector) {
      stories[story.slot] = story;
      for (const [term, weight] of vector) set(story, { term, weight });
      lengths[story.slot] = Math.sqrt(story.squaredNorm);
    },
    remove(story, some) {
      for (const term of some) takeOut(story, term);
      lengths[story.slot] = Math.sqrt(Math.max(0, story.squaredNorm));
    },
    nearest(vector) {
      const { touched, unsummed } = sumUp({ vector, holders, sums });
      const slots = heaviest({ touched, sums, lengths });
      const found = slots.flatMap((slot) => {
        const story = stories[slot];
        const product = (sums[slot] ?? 0) + (story ? productOf(story, unsummed) : 0);
        return story ? [{ story, cosine: product / (lengths[slot] || 1) }] : [];
      });
      // All zero between look-ups: a map of sums would cost more than the sums themselves.
      for (const slot of touched) sums[slot] = 0;
      return found;
    },
  };
}

interface Moving {
  readonly held: Holders;
  readonly place: number;
  readonly stories: readonly (LiveStory | undefined)[];
}

// The last takes the place of the one that goes, so that nothing else moves.
function moveLast({ held, place, stories }: Moving): void {
  const [slot, weight] = [held.slots.pop(), held.weights.pop()];
  if (slot === undefined || weight === undefined || place === held.slots.length) return;
  held.slots[place] = slot;
  held.weights[place] = weight;
  const moved = stories[slot]?.terms.get(held.term);
  if (moved) moved.place = place;
}

// A term that more stories have finds none of them; nor do light terms, once the heavy ones have led to so many. They still count in the cosine.
const storiesPerTermMax = 128;
const visitsMax = 2_000;
const nearestMax = 10;

interface Summing {
  readonly vector: Vector;
  readonly holders: ReadonlyMap<string, Holders>;
  readonly sums: Float64Array;
}

function sumUp({ vector, holders, sums }: Summing) {
  const touched: number[] = [];
  const unsummed: [string, number][] = [];
  let visits = 0;
  for (const [term, weight] of vector) {
    const held = holders.get(term);
    if (!held) continue;
    const { slots, weights } = held;
    if (slots.length > storiesPerTermMax || visits > visitsMax) {
      unsummed.push([term, weight]);
      continue;
    }
    visits += slots.length;
    addProducts({ slots, weights, weight, sums, touched });
  }
  return { touched, unsummed };
}

interface Products {
  readonly slots: readonly number[];
  readonly weights: readonly number[];
  readonly weight: number;
  readonly sums: Float64Array;
  readonly touched: number[];
}

function addProducts({ slots, weights, weight, sums, touched }: Products): void {
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] ?? 0;
    const sum = sums[slot] ?? 0;
    if (sum === 0) touched.push(slot);
    sums[slot] = sum + weight * (weights[i] ?? 0);
  }
}

interface Choosing {
  readonly touched: readonly number[];
  readonly sums: Float64Array;
  readonly lengths: Float64Array;
}

// Kept in order while it grows: sorting all that were touched would take most of the time.
function heaviest({ touched, sums, lengths }: Choosing): number[] {
  const slots: number[] = [];
  const weights: number[] = [];
  for (const slot of touched) {
    const weight = (sums[slot] ?? 0) / (lengths[slot] || 1);
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

function productOf({ terms }: LiveStory, unsummed: readonly (readonly [string, number])[]): number {
  let product = 0;
  for (const [term, weight] of unsummed) product += weight * (terms.get(term)?.weight ?? 0);
  return product;
}
