import { type TermWeights, termsOf } from './story-terms.ts';

export interface StoryLimits {
  /** Cosine, after time decay, from which an item joins a story. */
  readonly similarityMin: number;
  readonly decayMs: number;
  readonly horizonMs: number;
}
export interface StoryInput {
  readonly itemId: string;
  readonly title: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly spokenAt: number;
}

/** The live stories. Deterministic: the same items in the same order give the same stories. */
export interface StoryIndex {
  /** The story that an item would join, or its own id as a new story's. Changes nothing. */
  storyFor(item: StoryInput): string;
  /** Adds an item to a story, so that later ones find it. */
  add(item: StoryInput, storyId: string): void;
}

interface Story {
  readonly centroid: Map<string, number>;
  squaredNorm: number;
  lastAt: number;
}

/** Streaming groups by weighted terms: cosine to a story's centroid, fading with the time between them. */
export function createStoryIndex(limits: StoryLimits): StoryIndex {
  const stories = new Map<string, Story>();
  const postings = new Map<string, Set<string>>();
  const frequencies = new Map<string, number>();
  let itemCount = 0;

  const vectorOf = (terms: TermWeights) =>
    normalised(terms, (term) => Math.log((itemCount + 1 + smoothing) / ((frequencies.get(term) ?? 0) + 0.5)));

  return {
    storyFor(item) {
      const vector = vectorOf(termsOf(item));
      const candidates = new Set([...vector.keys()].flatMap((term) => [...(postings.get(term) ?? [])]));
      let best = { id: item.itemId, score: limits.similarityMin };
      for (const id of candidates) {
        const score = similarity({ vector, story: stories.get(id), at: item.spokenAt, limits });
        if (score > best.score) best = { id, score };
      }
      return best.id;
    },
    add(item, storyId) {
      const terms = termsOf(item);
      itemCount++;
      for (const term of terms.keys()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      const story = stories.get(storyId) ?? { centroid: new Map(), squaredNorm: 0, lastAt: item.spokenAt };
      stories.set(storyId, story);
      story.lastAt = Math.max(story.lastAt, item.spokenAt);
      addVector({ story, storyId, vector: vectorOf(terms), postings });
      forgetOld({ stories, postings, before: item.spokenAt - limits.horizonMs });
    },
  };
}

/** Keeps the weights of rare terms sane while only few items have been seen. */
const smoothing = 50;

function normalised(terms: TermWeights, rarity: (term: string) => number): Map<string, number> {
  const weighted = [...terms].map(([term, count]) => [term, (1 + Math.log(count)) * rarity(term)] as const);
  const norm = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weighted.map(([term, weight]) => [term, weight / norm]));
}

interface Comparison {
  readonly vector: ReadonlyMap<string, number>;
  readonly story: Story | undefined;
  readonly at: number;
  readonly limits: StoryLimits;
}

function similarity({ vector, story, at, limits }: Comparison): number {
  if (!story) return 0;
  const apartMs = Math.abs(at - story.lastAt);
  if (apartMs > limits.horizonMs) return 0;
  let product = 0;
  for (const [term, weight] of vector) product += weight * (story.centroid.get(term) ?? 0);
  return (product / Math.sqrt(story.squaredNorm)) * Math.exp(-apartMs / limits.decayMs);
}

interface Adding {
  readonly story: Story;
  readonly storyId: string;
  readonly vector: ReadonlyMap<string, number>;
  readonly postings: Map<string, Set<string>>;
}

function addVector({ story, storyId, vector, postings }: Adding): void {
  for (const [term, weight] of vector) {
    const before = story.centroid.get(term) ?? 0;
    story.centroid.set(term, before + weight);
    story.squaredNorm += (before + weight) ** 2 - before ** 2;
    const holders = postings.get(term) ?? new Set();
    postings.set(term, holders.add(storyId));
  }
}

interface Forgetting {
  readonly stories: Map<string, Story>;
  readonly postings: Map<string, Set<string>>;
  readonly before: number;
}

// Bounded by the horizon: a story that nothing can join any more leaves the index.
function forgetOld({ stories, postings, before }: Forgetting): void {
  for (const [id, story] of stories) {
    if (story.lastAt >= before) continue;
    for (const term of story.centroid.keys()) postings.get(term)?.delete(id);
    stories.delete(id);
  }
}
