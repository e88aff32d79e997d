import type { FeedItem } from '../../domain/feeds.ts';

/** A coverage item as its feed tells it. */
export type ParsedItem = FeedItem & {
  /** The outlet that the feed took it from: `<source url>` of RSS, `<source>` of Atom. */
  readonly source?: { readonly title?: string; readonly url?: string };
  /** When the outlet changed it, as the feed says. */
  readonly updatedAt?: number | null;
};

/** What a feed says of itself. */
export interface FeedHead {
  readonly title?: string;
  readonly link?: string;
  readonly id?: string;
  readonly publishedAt: number | null;
  readonly language?: string;
}

/** What a body holds: a feed with its items, or the reason why it is none. */
export type ParsedFeed =
  | {
      readonly kind: 'feed';
      readonly feed: FeedHead;
      readonly items: readonly ParsedItem[];
      /** Items that had neither title nor address, broke a rule, or were cut off. */
      readonly dropped: number;
    }
  | { readonly kind: 'no-feed'; readonly reason: string };

export const feedTitleCharsMax = 500;
export const feedTextCharsMax = 20_000;
