import type { z } from 'zod';
import type { Feed, FeedItem } from '../../domain/feeds.ts';

/** A body as text, with the address that answered. */
export interface FeedBody {
  readonly text: string;
  readonly address: string;
}

/** What a body says, or why it is not what the feed should bring. */
export type KindReading =
  | {
      readonly kind: 'items';
      readonly items: readonly FeedItem[];
      /** Rows that broke a rule. */
      readonly dropped: number;
    }
  | { readonly kind: 'wrong-content'; readonly reason: string };

/** A kind of feed: what to ask for, and how to read what comes. */
export interface FeedKind {
  /** The rule for a feed's `options`; without one it has none. */
  readonly options?: z.ZodType;
  /** The media types asked for. */
  readonly accept?: string;
  /** It is a page for people: its host's robots.txt is asked first. */
  readonly isPage?: boolean;
  /** The address to ask now, where it is more than the feed's own. */
  readonly addressOf?: (feed: Feed, nowMs: number) => string;
  /** Reads a body. Never throws: a bad row costs one row, a bad body is wrong content. */
  read(body: FeedBody, feed: Feed): KindReading;
}
