import type { LiveStory } from './live-story.ts';
import { createPostings, type Postings } from './postings.ts';
import type { Vector } from './story-vectors.ts';

/** Stories by the terms they share. Bounded: the stories that were added to the longest ago leave first. */
export interface LiveStories {
  /** The stories that share most with an item, each with its cosine, the nearest first. */
  nearest(vector: Vector): { readonly story: LiveStory; readonly cosine: number }[];
  /** Adds an item to a story, which is opened if it is not live; the story is the newest then. */
  add(item: Added): LiveStory;
  /** Forgets stories that ended before. */
  forget(before: number): void;
}

export interface Added {
  readonly storyId: string;
  readonly vector: Vector;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface LiveLimits {
  readonly storiesMax: number;
}

/** No stories yet. */
export function createLiveStories({ storiesMax }: LiveLimits): LiveStories {
  const stories = new Map<string, LiveStory>();
  const freeSlots = Array.from({ length: storiesMax }, (_, i) => storiesMax - 1 - i);
  const postings = createPostings({ slotsMax: storiesMax });

  const drop = (story: LiveStory) => {
    postings.remove(story, [...story.terms.keys()]);
    stories.delete(story.id);
    freeSlots.push(story.slot);
  };
  const open = (id: string, at: number): LiveStory => {
    const [oldest] = stories.values();
    if (freeSlots.length === 0 && oldest) drop(oldest);
    return openStory({ id, at, slot: freeSlots.pop() ?? 0 });
  };

  return {
    nearest: postings.nearest,
    add({ storyId, vector, at }) {
      const story = stories.get(storyId) ?? open(storyId, at);
      // Last in the order of the map, so that the first is always the one to leave.
      stories.delete(storyId);
      stories.set(storyId, story);
      story.firstAt = Math.min(story.firstAt, at);
      story.lastAt = Math.max(story.lastAt, at);
      postings.add(story, vector);
      postings.remove(story, lightTerms(story, postings));
      return story;
    },
    forget(before) {
      for (const story of stories.values()) {
        // Only from the old end: a look at every story with each item would cost more than the look-up.
        if (story.lastAt >= before) break;
        drop(story);
      }
    },
  };
}

// One for all: many stories name no day and claim nothing, and an empty set of their own takes more memory than a term.
const nothing: ReadonlySet<never> = new Set();

const openStory = ({ id, at, slot }: { id: string; at: number; slot: number }): LiveStory => ({
  id,
  slot,
  terms: new Map(),
  squaredNorm: 0,
  firstAt: at,
  lastAt: at,
  mainDays: nothing,
  allDays: nothing,
  anchors: nothing,
  mainAnchors: nothing,
});

const termsMax = 400;
const termsKept = 250;

// A long story keeps what it is about; what one item said in passing goes.
const lightTerms = (story: LiveStory, postings: Postings): string[] =>
  story.terms.size <= termsMax
    ? []
    : [...story.terms.keys()]
        .map((term) => ({ term, weight: postings.weightOf(story, term) }))
        .toSorted((a, b) => b.weight - a.weight)
        .slice(termsKept)
        .map(({ term }) => term);
