import { parseFeed } from '../parse-feed.ts';
import type { FeedKind } from './kind.ts';

/** RSS, Atom or JSON Feed, whichever the body turns out to be. */
export const rss: FeedKind = {
  accept: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.1',
  read({ text, address }) {
    try {
      return { kind: 'items', ...parseFeed(text, address) };
    } catch (error) {
      return { kind: 'wrong-content', reason: error instanceof Error ? error.message : String(error) };
    }
  },
};
