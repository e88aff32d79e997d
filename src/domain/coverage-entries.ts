import type { Claim } from './claims.ts';
import type { CoverageItem } from './coverage.ts';
import type { NamedDocument } from './feeds.ts';
import type { Tier } from './outlets.ts';

/** An item with all that is kept of it. Whose alone it is says its `workspace`. */
export interface CoverageEntry {
  readonly item: CoverageItem;
  readonly claims: readonly Claim[];
  readonly topics: readonly string[];
  readonly isRelevant: boolean;
  readonly storyId: string;
  readonly contentHash: string;
  readonly names: readonly string[];
}

/** An item with what was read of it. */
export type CoverageReading = Omit<CoverageEntry, 'contentHash' | 'names'>;

/** An item of a feed with what became of it. */
export type FeedBrought = Omit<CoverageReading, 'claims'>;

/** What is known of an item that comes again. */
export interface KnownItem {
  readonly id: string;
  readonly storyId: string;
  readonly contentHash: string;
  readonly isRelevant: boolean;
  /** The workspace whose alone it is. */
  readonly workspace?: string;
}

/** A claim with the item that makes it, and its number in the order in which claims came in. */
export interface ToldClaim {
  readonly toldIn: number;
  readonly claim: Claim;
  readonly item: CoverageItem;
}

/** A told claim with the story that its item belongs to. */
export interface StoriedClaim extends ToldClaim {
  readonly storyId: string;
}

/** A page of the claims about a fact, the last to come in first. */
export interface LastClaims {
  /** The number of the last claim of the page before. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** A piece as far as the reader of stories needs it after a start; without a voice it only repeats what others said. */
export interface StoryItem {
  readonly itemId: string;
  readonly storyId: string;
  readonly title: string;
  readonly text: string;
  readonly spokenAt: number;
  readonly voice: string | null;
  readonly tier: Tier;
  readonly document?: NamedDocument | undefined;
  readonly claims: readonly Claim[];
}

/** The last claims about one fact that a workspace's own feeds brought. */
export interface OwnClaims {
  readonly workspace: string;
  readonly key: string;
  readonly limit: number;
}

/** Where a page of story items ends. */
export type StoryPlace = Pick<StoryItem, 'spokenAt' | 'itemId'>;

/** The newest relevant items since a time, at most so many; everyone's, or a workspace's own. */
export interface StoryItemsWanted {
  /** Epoch milliseconds. */
  readonly sinceMs: number;
  readonly itemsMax: number;
  readonly workspace?: string | undefined;
  /** The last item of the page before. */
  readonly after?: StoryPlace | undefined;
}
