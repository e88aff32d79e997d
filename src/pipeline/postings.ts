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

// The stories that have a term. Most terms are pairs of words that stand in one story only: of those only its slot is
// held, since lists for them would be most of the memory.
type Holders = number | HolderList;

interface HolderList {
  /** The one string for this term, so that stories do not keep one each. */
  readonly term: string;
  // Slot and weight of each, one behind the other: to follow a pointer for each story would take ten times as long.
  readonly entries: number[];
}

const entryLength = 2;

type Slots = readonly (LiveStory | undefined)[];

/** An empty index. */
export function createPostings({ slotsMax }: PostingLimits): Postings {
  const holders = new Map<string, Holders>();
  const stories: (LiveStory | undefined)[] = [];
  const lengths = new Float64Array(slotsMax);
  const sums = new Float64Array(slotsMax);

  const set = (story: LiveStory, { term, weight }: { readonly term: string; readonly weight: number }) => {
    const held = holders.get(term);
    const before = weightIn(story, { term, held });
    const now = before + weight;
    story.squaredNorm += now ** 2 - before ** 2;
    if (held === undefined || held === story.slot) {
      holders.set(term, story.slot);
      story.terms.set(term, now);
    } else putInto(typeof held === 'number' ? listOf(held, term) : held, { story, weight: now });
  };
  // A second story has it.
  const listOf = (slot: number, term: string): HolderList => {
    const list = { term, entries: [slot, stories[slot]?.terms.get(term) ?? 0] };
    stories[slot]?.terms.set(term, 0);
    holders.set(term, list);
    return list;
  };
  const takeOut = (story: LiveStory, term: string) => {
    const held = holders.get(term);
    if (held === undefined || !story.terms.has(term)) return;
    story.squaredNorm -= weightIn(story, { term, held }) ** 2;
    if (typeof held !== 'number') moveLast({ held, place: story.terms.get(term) ?? 0, stories });
    story.terms.delete(term);
    if (typeof held === 'number' || held.entries.length === 0) holders.delete(term);
  };

  return {
    add(story, vector) {
      stories[story.slot] = story;
      for (const [term, weight] of vector) set(story, { term, weight });
      lengths[story.slot] = Math.sqrt(story.squaredNorm);
    },
    weightOf: (story, term) => weightIn(story, { term, held: holders.get(term) }),
    remove(story, some) {
      for (const term of some) takeOut(story, term);
      lengths[story.slot] = Math.sqrt(Math.max(0, story.squaredNorm));
    },
    nearest(vector) {
      const { touched, unsummed } = sumUp({ vector, holders, sums, stories });
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

function putInto(
  { term, entries }: HolderList,
  { story, weight }: { readonly story: LiveStory; readonly weight: number },
): void {
  const place = story.terms.get(term) ?? entries.length;
  story.terms.set(term, place);
  entries[place] = story.slot;
  entries[place + 1] = weight;
}

interface Moving {
  readonly held: HolderList;
  readonly place: number;
  readonly stories: Slots;
}

// The last takes the place of the one that goes, so that nothing else moves.
function moveLast({ held: { term, entries }, place, stories }: Moving): void {
  const [weight, slot] = [entries.pop(), entries.pop()];
  if (slot === undefined || weight === undefined || place === entries.length) return;
  entries[place] = slot;
  entries[place + 1] = weight;
  stories[slot]?.terms.set(term, place);
}

interface TermHeld {
  readonly term: string;
  readonly held: Holders | undefined;
}

function weightIn({ slot, terms }: LiveStory, { term, held }: TermHeld): number {
  if (held === undefined) return 0;
  if (typeof held === 'number') return held === slot ? (terms.get(term) ?? 0) : 0;
  const place = terms.get(term);
  return place === undefined ? 0 : (held.entries[place + 1] ?? 0);
}

// A term that more stories have finds none of them; nor do light terms, once the heavy ones have led to so many. They still count in the cosine.
const storiesPerTermMax = 128;
const visitsMax = 2_000;
const nearestMax = 10;

interface Summing {
  readonly vector: Vector;
  readonly holders: ReadonlyMap<string, Holders>;
  readonly sums: Float64Array;
  readonly stories: Slots;
}

interface Unsummed extends TermHeld {
  readonly weight: number;
}

function sumUp({ vector, holders, sums, stories }: Summing) {
  const touched: number[] = [];
  const unsummed: Unsummed[] = [];
  let visits = 0;
  for (const [term, weight] of vector) {
    const held = holders.get(term);
    if (held === undefined) continue;
    const count = typeof held === 'number' ? 1 : held.entries.length / entryLength;
    if (count > storiesPerTermMax || visits > visitsMax) {
      unsummed.push({ term, held, weight });
      continue;
    }
    visits += count;
    const entries = typeof held === 'number' ? [held, stories[held]?.terms.get(term) ?? 0] : held.entries;
    addProducts({ entries, weight, sums, touched });
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

function productOf(story: LiveStory, unsummed: readonly Unsummed[]): number {
  let product = 0;
  for (const one of unsummed) product += one.weight * weightIn(story, one);
  return product;
}
