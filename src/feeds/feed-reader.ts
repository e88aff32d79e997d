import type { Cursor, Feed } from '../domain/feeds.ts';
import { decodeText } from '../lib/read-bytes.ts';
import type { FeedReader, FetchResult, PageReader, Validators } from '../ports.ts';
import { type FetchBody, type Fetched, reasonOf } from './fetching.ts';
import { parseFeed } from './parsing/parse-feed.ts';

/** Reads feeds and pages over HTTP. What a server does wrong comes back as `failed`, never as a throw. */
export function createFeedReader(fetchBody: FetchBody, pages: PageReader): FeedReader {
  return {
    async fetchSince(feed, cursor) {
      try {
        const fetched = await fetchBody(addressOf(feed, cursor), validatorsOf(cursor));
        return readFetched(fetched, feed);
      } catch (error) {
        return { kind: 'failed', reason: reasonOf(error) };
      }
    },
    async readPage(url) {
      try {
        const { status, body, contentType } = await fetchBody(url);
        if (status !== 200 || !/html/i.test(contentType)) return undefined;
        const page = await pages.read(decodeText(body, contentType));
        return 'text' in page ? page.text : undefined;
      } catch {
        // A page that cannot be had costs no more than its text: the feed's own words are read instead.
        return undefined;
      }
    },
  };
}

// A move counts for the address that was moved: an operator who sets another one means that.
const addressOf = ({ url }: Feed, cursor: Cursor | undefined): string =>
  cursor?.moved?.from === url ? cursor.moved.to : url;

const validatorsOf = (cursor: Cursor | undefined): Validators => ({
  ...(cursor?.etag === undefined ? {} : { etag: cursor.etag }),
  ...(cursor?.lastModified === undefined ? {} : { lastModified: cursor.lastModified }),
});

function readFetched(fetched: Fetched, feed: Feed): FetchResult {
  const { status, body, contentType, validators, movedTo, retryAfterMs } = fetched;
  if (status === 304) return { kind: 'unchanged' };
  if (status !== 200)
    return { kind: 'failed', reason: `HTTP ${status}`, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  const parsed = parseFeed(decodeText(body, contentType), movedTo ?? feed.url);
  if (parsed.kind === 'no-feed') throw new Error(parsed.reason);
  const { items, dropped } = parsed;
  return { kind: 'fetched', items, dropped, validators, ...(movedTo === undefined ? {} : { movedTo }) };
}
