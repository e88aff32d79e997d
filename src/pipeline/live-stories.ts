import type { LiveStory } from './live-story.ts';
import { createPostings } from './postings.ts';
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
    postings.remove(story);
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
  firstAt: at,
  lastAt: at,
  mainDays: nothing,
  allDays: nothing,
  anchors: nothing,
  mainAnchors: nothing,
});
