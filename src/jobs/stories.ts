import type { Lexicon } from '../domain/lexicon.ts';
import { createStoryIndex, type StoryIndex, type StoryInput, type StoryLimits } from '../pipeline/group-stories.ts';
import { createStoryInput } from '../pipeline/read-item.ts';
import type { Clock, ReadingStore } from '../ports.ts';
import { pagesOfStoryItems } from './story-items.ts';

export interface OwnStoryLimits {
  /** Live items of one workspace's own feeds. */
  readonly storyItemsMax: number;
  /** Workspaces whose own stories are held in memory at once. */
  readonly workspacesHeldMax: number;
}
export interface StoryParts {
  readonly store: Pick<ReadingStore, 'coverage'>;
  readonly clock: Clock;
  readonly lexicon: Lexicon;
  readonly limits: {
    readonly reading: { readonly storiesBackMs: number };
    readonly stories: StoryLimits;
    readonly ownFeeds: OwnStoryLimits;
  };
}

/** An item about to be placed. */
export interface Placing {
  readonly input: StoryInput;
  readonly isRelevant: boolean;
  /** The workspace whose alone it is. */
  readonly workspace: string | undefined;
}
export interface Placed {
  readonly storyId: string;
  /** The first voice with nearly the same words. */
  readonly copyOf?: string;
  /** For a workspace's own item: everyone's coverage has a story about it already. */
  readonly isEveryones: boolean;
}

/** The live stories: everyone's, and beside them those of each workspace's own feeds, which never mix with them. */
export interface Stories {
  /** Where an item belongs. Changes nothing. */
  place(placing: Placing): Promise<Placed>;
  add(placing: Placing, storyId: string): Promise<void>;
  /** The story that an official document binds an item to, whatever its words are. Changes nothing. */
  boundTo(placing: Placing): Promise<string | undefined>;
  /** Binds the documents that an item of the story names by now. */
  bind(placing: Placing, storyId: string): Promise<void>;
  /** The store may hold what was not added here: they are loaded again when they are next asked. */
  reset(): void;
}

/** Of coverage, and of what is none: apart, so that a story is never opened by an aside. */
interface Indexes {
  readonly coverage: StoryIndex;
  readonly asides: StoryIndex;
}

/** Live stories that are loaded from the store when they are first asked. */
export function createStories(parts: StoryParts): Stories {
  const held = new Map<string | undefined, Indexes>();
  const indexesOf = async (workspace: string | undefined): Promise<Indexes> => {
    const indexes = held.get(workspace) ?? (await loadIndexes(parts, workspace));
    // Last in the order of the map, so that the first is always the one to leave.
    held.delete(workspace);
    held.set(workspace, indexes);
    for (const oldest of held.keys()) {
      if (held.size <= parts.limits.ownFeeds.workspacesHeldMax + 1) break;
      if (oldest !== undefined) held.delete(oldest);
    }
    return indexes;
  };
  const indexOf = async ({ isRelevant }: Placing, workspace: string | undefined) => {
    const { coverage, asides } = await indexesOf(workspace);
    return isRelevant ? coverage : asides;
  };
  return {
    async place(placing) {
      const { input, workspace } = placing;
      const own = (await indexOf(placing, workspace)).storyFor(input);
      if (workspace === undefined) return { ...own, isEveryones: false };
      const everyones = (await indexOf(placing, undefined)).storyFor(input);
      return { ...everyones, ...own, isEveryones: everyones.storyId !== input.itemId };
    },
    add: async (placing, storyId) => (await indexOf(placing, placing.workspace)).add(placing.input, storyId),
    boundTo: async (placing) => (await indexOf(placing, placing.workspace)).boundTo(placing.input),
    bind: async (placing, storyId) => (await indexOf(placing, placing.workspace)).bind(placing.input, storyId),
    reset: () => held.clear(),
  };
}

async function loadIndexes(
  { store, clock, limits, lexicon }: StoryParts,
  workspace: string | undefined,
): Promise<Indexes> {
  const { storyItemsMax } = limits.ownFeeds;
  const bounds = workspace === undefined ? limits.stories : { ...limits.stories, itemsMax: storyItemsMax };
  const coverage = createStoryIndex(bounds);
  const storyInputOf = createStoryInput(lexicon);
  const sinceMs = clock.now() - limits.reading.storiesBackMs;
  const wanted = { sinceMs, itemsMax: bounds.itemsMax, workspace };
  for await (const items of pagesOfStoryItems(store.coverage, wanted))
    for (const { storyId, ...item } of items) coverage.add(storyInputOf(item), storyId);
  return { coverage, asides: createStoryIndex(bounds) };
}
