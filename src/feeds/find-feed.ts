import type { FeedItem } from '../domain/feeds.ts';
import { shorten } from '../lib/plain-text.ts';
import { decodeText } from '../lib/read-bytes.ts';
import type { Clock, FeedFinder, FeedFinding, FoundFeed } from '../ports.ts';
import { RefusedAddress } from './address-guard.ts';
import { feedLinksOf } from './feed-links.ts';
import { type FetchBody, reasonOf } from './fetching.ts';
import { parseFeed } from './parsing/parse-feed.ts';

export interface FinderLimits {
  readonly requestsMax: number;
  /** Nothing more is asked after so long. */
  readonly deadlineMs: number;
}
export interface FinderParts {
  readonly fetchBody: FetchBody;
  readonly clock: Clock;
  readonly limits: FinderLimits;
}

/** Finds the feed at an address: what is there, what the page there names, or what lies at the usual places. */
export function createFeedFinder(parts: FinderParts): FeedFinder {
  return {
    async find(address) {
      const untilMs = parts.clock.now() + parts.limits.deadlineMs;
      const first = await ask(parts, address);
      if (first.kind !== 'page') return first;
      for (const candidate of candidatesOf(first).slice(0, parts.limits.requestsMax - 1)) {
        if (parts.clock.now() >= untilMs) break;
        const answer = await ask(parts, candidate);
        if (answer.kind === 'found') return answer;
      }
      return { kind: 'none', reason: noFeedReason };
    },
  };
}

const usualPlaces = ['/feed', '/rss.xml', '/atom.xml'];
const noFeedReason = `No feed was found there: the page names none that can be read, and there is none at ${usualPlaces.join(', ')}. Give the address of the feed itself.`;

/** A page, as far as it can lead to a feed. */
interface Page {
  readonly kind: 'page';
  readonly html: string;
  readonly address: string;
}

const candidatesOf = ({ html, address }: Page): string[] => [
  ...new Set([...feedLinksOf(html, address), ...usualPlaces.map((path) => new URL(path, address).href)]),
];

async function ask({ fetchBody }: FinderParts, asked: string): Promise<FeedFinding | Page> {
  try {
    const { status, body, contentType, address, isChallenge } = await fetchBody({ address: asked });
    if (isChallenge)
      return {
        kind: 'none',
        reason: 'That site answers programs with a check for humans. Give another feed of the same news.',
      };
    if (status !== 200)
      return {
        kind: 'none',
        reason: `That site answers with HTTP ${status}. Look whether the address is right, or give another.`,
      };
    const text = decodeText(body, contentType);
    const feed = feedIn(text, { asked, address });
    return feed === undefined ? { kind: 'page', html: text, address } : { kind: 'found', feed };
  } catch (error) {
    if (error instanceof RefusedAddress)
      return {
        kind: 'none',
        reason: `That address is not fetched: ${error.message}. Give a public one, such as https://example.com/feed.`,
      };
    return {
      kind: 'none',
      reason: `That site could not be read: ${reasonOf(error)}. Look whether the address is right, or try again later.`,
    };
  }
}

interface Answered {
  readonly asked: string;
  readonly address: string;
}

function feedIn(text: string, { asked, address }: Answered): FoundFeed | undefined {
  const parsed = parseFeed(text, address);
  if (parsed.kind === 'no-feed') return undefined;
  return {
    url: asked,
    kind: 'rss',
    title: shorten(parsed.feed.title ?? '', titleCharsMax) || new URL(address).hostname,
    format: formatOf(text),
    items: newestFirst(parsed.items),
  };
}

const titleCharsMax = 80;
const formatHeadChars = 4_000;

function formatOf(text: string): string {
  const head = text.slice(0, formatHeadChars);
  if (head.trimStart().startsWith('{')) return 'JSON Feed';
  if (/<(?:\w+:)?rdf\b/i.test(head)) return 'RSS 1.0';
  return /<(?:\w+:)?rss\b/i.test(head) ? 'RSS' : 'Atom';
}

// What bears no date stays where its feed put it, after what does.
const newestFirst = (items: readonly FeedItem[]): FeedItem[] =>
  items.toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0));
