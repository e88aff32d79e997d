import { type Anchor, anchorTerms } from './anchors.ts';
import { contradict } from './contradictions.ts';
import { createLiveStories, type LiveStories } from './live-stories.ts';
import type { LiveStory } from './live-story.ts';
import { createCopyIndex, type Wording, wordingOf } from './story-copies.ts';
import { type ToldDays, toldDaysOf } from './story-days.ts';
import { createDocumentIndex } from './story-documents.ts';
import { type TermWeights, termsOf } from './story-terms.ts';
import { type Vector, vectorOf } from './story-vectors.ts';

export interface StoryLimits {
  /** Likeness, after time decay and with what days and anchors say, from which an item joins a story. */
  readonly similarityMin: number;
  /** Likeness, after time decay, from which a new story is said to follow an older one. */
  readonly followsMin: number;
  readonly decayMs: number;
  readonly horizonMs: number;
  /** How long after a release its official document may be filed: no likeness fades meanwhile. */
  readonly documentLagMs: number;
  /** Live items, and so live stories, at most. */
  readonly itemsMax: number;
}
export interface StoryInput {
  readonly itemId: string;
  readonly title: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly spokenAt: number;
  /** What its lead claims: equal ones bind. */
  readonly anchors: readonly Anchor[];
  /** Those that it is mainly about: two values of one kind keep stories apart. */
  readonly mainAnchors: readonly Anchor[];
  /** People, places and organisations by their canonical names, where a reader has found them. */
  readonly names?: readonly string[];
  /** Its outlet speaks for itself; false where it only publishes again. */
  readonly isVoice?: boolean;
  /** The official documents that it is about: equal ones bind outright, others of a series keep apart. */
  readonly documents?: readonly Anchor[];
  /** A government published it. */
  readonly isOfficial?: boolean;
}
export interface StoryAnswer {
  /** The story that the item joins, or its own id as a new story's. */
  readonly storyId: string;
  /** The older story that a new one goes on from. */
  readonly follows?: string;
  /** The first voice with nearly the same words: this one is no second voice. */
  readonly copyOf?: string;
}

/** The live stories. Deterministic: the same items in the same order give the same stories. */
export interface StoryIndex {
  /** Where an item belongs. Changes nothing. */
  storyFor(item: StoryInput): StoryAnswer;
  /** The story that an official document binds an item to, whatever its words are. Changes nothing. */
  boundTo(item: StoryInput): string | undefined;
  /** Adds an item to a story, so that later ones find it. */
  add(item: StoryInput, storyId: string): void;
  /** Binds the documents that an item of the story names by now. */
  bind(item: StoryInput, storyId: string): void;
}

/** Streaming groups by weighted terms, fading with time, bound and kept apart by the days and anchors that items name. */
export function createStoryIndex(limits: StoryLimits): StoryIndex {
  const live = createLiveStories({ storiesMax: limits.itemsMax });
  const copies = createCopyIndex({ itemsMax: limits.itemsMax, horizonMs: Math.min(limits.decayMs, limits.horizonMs) });
  const documents = createDocumentIndex({ itemsMax: limits.itemsMax, horizonMs: limits.horizonMs });
  const storyOf = new Map<string, string>();
  const read = rememberingLast(readItem);
  let newestAt = Number.NEGATIVE_INFINITY;

  return {
    boundTo: documents.storyOf,
    bind: documents.add,
    storyFor(item) {
      const known = read(item);
      const bound = documents.storyOf(item);
      const original = copies.originalOf(known.wording);
      const copied = original && storyOf.get(original.itemId);
      // Notices of one agency share most of their words.
      const isCopy = copied !== undefined && !documents.isOfAnother(item, copied);
      const storyId = bound ?? (isCopy ? copied : undefined);
      if (storyId === undefined) return placeOf({ item: known, live, limits });
      return { storyId, ...(isCopy && original?.isVoice ? { copyOf: original.itemId } : {}) };
    },
    add(item, storyId) {
      const known = read(item);
      noteWhat(live.add({ storyId, vector: known.vector, at: known.at }), known);
      copies.add(known.wording);
      documents.add(item, storyId);
      remember({ storyOf, itemId: item.itemId, storyId, itemsMax: limits.itemsMax });
      newestAt = Math.max(newestAt, item.spokenAt);
      live.forget(newestAt - limits.horizonMs);
    },
  };
}

interface ReadItem {
  readonly itemId: string;
  readonly at: number;
  readonly vector: Vector;
  readonly days: ToldDays;
  readonly anchors: readonly Anchor[];
  readonly mainAnchors: readonly Anchor[];
  readonly wording: Wording;
  readonly isDocument: boolean;
}

const readItem = (item: StoryInput): ReadItem => ({
  itemId: item.itemId,
  at: item.spokenAt,
  vector: vectorOf(withAnchors(termsOf(item), item.anchors)),
  days: toldDaysOf(item),
  anchors: item.anchors,
  mainAnchors: item.mainAnchors,
  wording: wordingOf(item),
  isDocument: item.isOfficial === true && (item.documents ?? []).length > 0,
});

// What is claimed is said in many words and languages, and is the same term in all.
const withAnchors = (terms: TermWeights, anchors: readonly Anchor[]): TermWeights =>
  new Map([...terms, ...anchorTerms(anchors).map((term) => [term, anchorWeight] as const)]);

const anchorWeight = 1.5;

// An item is asked about and then added: its text is read once. Only the last is kept, since what lives for longer than
// its turn fills the memory until the next whole garbage collection.
function rememberingLast(readOne: (item: StoryInput) => ReadItem): (item: StoryInput) => ReadItem {
  let last: { readonly item: StoryInput; readonly read: ReadItem } | undefined;
  return (item) => {
    if (last?.item !== item) last = { item, read: readOne(item) };
    return last.read;
  };
}

interface Placing {
  readonly item: ReadItem;
  readonly live: LiveStories;
  readonly limits: StoryLimits;
}

function placeOf({ item, live, limits }: Placing): StoryAnswer {
  let joined = { id: item.itemId, score: limits.similarityMin };
  let followed: { id: string | undefined; likeness: number } = { id: undefined, likeness: limits.followsMin };
  for (const { story, cosine } of live.nearest(item.vector)) {
    const lagMs = item.isDocument ? limits.documentLagMs : 0;
    const apartMs = Math.max(0, story.firstAt - item.at, item.at - story.lastAt - lagMs);
    if (apartMs > limits.horizonMs || cosine < cosineMin || contradict(item, story)) continue;
    const fading = Math.exp(-apartMs / limits.decayMs);
    const likeness = cosine * fading;
    const score = likeness + dayBonus(item.days, story) + anchorBonus(item, story) * fading;
    if (score > joined.score) joined = { id: story.id, score };
    if (likeness > followed.likeness && story.firstAt <= item.at) followed = { id: story.id, likeness };
  }
  const isNew = joined.id === item.itemId;
  return { storyId: joined.id, ...(isNew && followed.id !== undefined ? { follows: followed.id } : {}) };
}

// Days and anchors tell apart what reads alike; alone they bind nothing.
const cosineMin = 0.02;
const sameDayBonus = 0.04;
const otherDayBonus = -0.12;
const sharedAnchorBonus = 0.04;

// What happened on another day is a new act, even between the same people about the same thing.
function dayBonus({ main, all }: ToldDays, story: LiveStory): number {
  if (main === undefined || story.mainDays.size === 0) return 0;
  if (story.mainDays.has(main)) return sameDayBonus;
  return story.allDays.has(main) || [...all].some((day) => story.mainDays.has(day)) ? 0 : otherDayBonus;
}

const anchorBonus = ({ mainAnchors }: ReadItem, story: LiveStory): number =>
  mainAnchors.some((anchor) => story.mainAnchors.has(anchor)) ? sharedAnchorBonus : 0;

function noteWhat(story: LiveStory, { days, anchors, mainAnchors }: ReadItem): void {
  story.mainDays = withAll(story.mainDays, days.main === undefined ? [] : [days.main]);
  story.allDays = withAll(story.allDays, [...days.all]);
  story.anchors = withAll(story.anchors, anchors);
  story.mainAnchors = withAll(story.mainAnchors, mainAnchors);
}

const withAll = <T>(known: ReadonlySet<T>, some: readonly T[]): ReadonlySet<T> =>
  some.every((one) => known.has(one)) ? known : new Set([...known, ...some]);

interface Remembering {
  readonly storyOf: Map<string, string>;
  readonly itemId: string;
  readonly storyId: string;
  readonly itemsMax: number;
}

function remember({ storyOf, itemId, storyId, itemsMax }: Remembering): void {
  storyOf.delete(itemId);
  storyOf.set(itemId, storyId);
  for (const oldest of storyOf.keys()) {
    if (storyOf.size <= itemsMax) break;
    storyOf.delete(oldest);
  }
}
