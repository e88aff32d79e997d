import type { FeedItem } from '../../domain/feeds.ts';
import { parseFeed } from '../parsing/parse-feed.ts';
import type { ParsedItem } from '../parsing/parsed-feed.ts';
import type { FeedKind } from './kind.ts';

/** RSS, Atom or JSON Feed, whichever the body turns out to be. */
export const rss: FeedKind = {
  accept: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.1',
  read({ text, address }) {
    const parsed = parseFeed(text, address);
    if (parsed.kind === 'no-feed') return { kind: 'wrong-content', reason: parsed.reason };
    return { kind: 'items', items: parsed.items.map(itemOf), dropped: parsed.dropped };
  },
};

const itemOf = ({ source: _source, updatedAt: _updatedAt, ...item }: ParsedItem): FeedItem => item;
