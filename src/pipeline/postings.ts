import type { LiveStory } from './live-story.ts';
import type { Vector } from './story-vectors.ts';

/** An inverted index: from a term to the stories that have it. */
export interface Postings {
  add(story: LiveStory, vector: Vector): void;
  remove(story: LiveStory, terms: Iterable<string>): void;
  /** How much a term counts in a story; 0 where it has none. */
  weightOf(story: LiveStory, term: string): number;
  /** The stories that share most with a vector, each with its cosine. */
  nearest(vector: Vector): { readonly story: LiveStory; readonly cosine: number }[];
}

export interface PostingLimits {
  /** Slots are below this. */
  readonly slotsMax: number;
}

// Where a story has a term: its slot, and behind it the weight. They lie apart from the stories, one behind the other,
// since to follow a pointer for each would take ten times as long; and in one list, since most terms are pairs of words
// that stand in one story only, whose lists are most of the memory.
interface Holders {
  /** The one string for this term, so that stories do not keep one each. */
  readonly term: string;
  readonly entries: number[];
}

const entryLength = 2;

/** An empty index. */
export function createPostings({ slotsMax }: PostingLimits): Postings {
  const holders = new Map<string, Holders>();
  const stories: (LiveStory | undefined)[] = [];
  const lengths = new Float64Array(slotsMax);
  const sums = new Float64Array(slotsMax);

  const set = (story: LiveStory, { term, weight }: { readonly term: string; readonly weight: number }) => {
    const held = holders.get(term);
    // A list that begins with its entry has no room to spare; an empty one that grows has room for sixteen.
    if (held === undefined) holders.set(term, { term, entries: [story.slot, weight] });
    const place = story.terms.get(term) ?? held?.entries.length ?? 0;
    const before = story.terms.has(term) ? (held?.entries[place + 1] ?? 0) : 0;
    story.terms.set(held?.term ?? term, place);
    const now = before + weight;
    story.squaredNorm += now ** 2 - before ** 2;
    if (held === undefined) return;
    held.entries[place] = story.slot;
    held.entries[place + 1] = now;
  };

  const takeOut = (story: LiveStory, term: string) => {
    const held = holders.get(term);
    const place = story.terms.get(term);
    if (held === undefined || place === undefined) return;
    story.terms.delete(term);
    story.squaredNorm -= (held.entries[place + 1] ?? 0) ** 2;
    moveLast({ held, place, stories });
    if (held.entries.length === 0) holders.delete(term);
  };

  return {
    add(story, vector) {
      stories[story.slot] = story;
      for (const [term, weight] of vector) set(story, { term, weight });
      lengths[story.slot] = Math.sqrt(story.squaredNorm);
    },
    weightOf: (story, term) => weightIn(holders.get(term), story),
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
  const { term, entries } = held;
  const [weight, slot] = [entries.pop(), entries.pop()];
  if (slot === undefined || weight === undefined || place === entries.length) return;
  entries[place] = slot;
  entries[place + 1] = weight;
  stories[slot]?.terms.set(term, place);
}

function weightIn(held: Holders | undefined, { terms }: LiveStory): number {
  const place = held && terms.get(held.term);
  return place === undefined ? 0 : (held?.entries[place + 1] ?? 0);
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
  const unsummed: [Holders, number][] = [];
  let visits = 0;
  for (const [term, weight] of vector) {
    const held = holders.get(term);
    if (!held) continue;
    const count = held.entries.length / entryLength;
    if (count > storiesPerTermMax || visits > visitsMax) {
      unsummed.push([held, weight]);
      continue;
    }
    visits += count;
    addProducts({ entries: held.entries, weight, sums, touched });
  }
  return { touched, unsummed };
}

interface Products {
  readonly entries: readonly number[];
  readonly weight: number;
  readonly sums: Float64Array;
  readonly touched: number[];
}

function addProducts({ entries, weight, sums, touched }: Products): void {
  for (let i = 0; i < entries.length; i += entryLength) {
    const slot = entries[i] ?? 0;
    const sum = sums[slot] ?? 0;
    if (sum === 0) touched.push(slot);
    sums[slot] = sum + weight * (entries[i + 1] ?? 0);
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

function productOf(story: LiveStory, unsummed: readonly (readonly [Holders, number])[]): number {
  let product = 0;
  for (const [held, weight] of unsummed) product += weight * weightIn(held, story);
  return product;
}
