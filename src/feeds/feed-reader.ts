import { createHash } from 'node:crypto';
import type { Cursor, Feed, Trouble } from '../domain/feeds.ts';
import { decodeText } from '../lib/read-bytes.ts';
import type { Clock, FeedReader, FetchResult, PageReader, Validators } from '../ports.ts';
import { isExpectedLink } from './expected-links.ts';
import { type FetchBody, type Fetched, reasonOf } from './fetching.ts';
import { kindOf } from './kinds/index.ts';

export interface FeedReaderParts {
  readonly fetchBody: FetchBody;
  readonly pages: PageReader;
  readonly clock: Clock;
}

/** Reads feeds and pages over HTTP. What a server does wrong comes back as `failed`, never as a throw. */
export function createFeedReader({ fetchBody, pages, clock }: FeedReaderParts): FeedReader {
  return {
    async fetchSince(feed, cursor) {
      const { addressOf } = kindOf(feed);
      const address = cursor?.moved?.from === feed.url ? cursor.moved.to : feed.url;
      try {
        // A move counts for the address that was moved: an operator who sets another one means that.
        const asked = addressOf?.({ ...feed, url: address }, clock.now()) ?? address;
        return readFetched(await fetchBody(asked, conditionsOf(cursor)), { feed, cursor });
      } catch (error) {
        return { kind: 'failed', trouble: 'failing', reason: reasonOf(error) };
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

// Some servers honour only one of the two, so what was seen to work is sent alone.
function conditionsOf(cursor: Cursor | undefined): Validators {
  const { etag, lastModified, conditions = 'both' } = cursor ?? {};
  return {
    ...(etag === undefined || conditions === 'last-modified' ? {} : { etag }),
    ...(lastModified === undefined || conditions === 'etag' ? {} : { lastModified }),
  };
}

interface Reading {
  readonly feed: Feed;
  readonly cursor: Cursor | undefined;
}

function readFetched(fetched: Fetched, { feed, cursor }: Reading): FetchResult {
  const { status, body, contentType, validators, movedTo, retryAfterMs } = fetched;
  if (status === 304) return { kind: 'unchanged', isSaidByServer: true };
  if (status !== 200)
    return {
      kind: 'failed',
      trouble: troubleOf(status),
      reason: `HTTP ${status}`,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  const bodyHash = createHash('sha256').update(body).digest('hex').slice(0, 32);
  if (cursor?.bodyHash === bodyHash && !cursor.trouble) return { kind: 'unchanged', isSaidByServer: false, validators };
  const reading = kindOf(feed).read({ text: decodeText(body, contentType), address: movedTo ?? feed.url }, feed);
  if (reading.kind === 'wrong-content') return { kind: 'failed', trouble: 'wrong-content', reason: reading.reason };
  const items = reading.items.filter((item) => isExpectedLink(feed, item));
  const elsewhere = reading.items.find((item) => !isExpectedLink(feed, item))?.url;
  if (items.length === 0 && elsewhere !== undefined)
    return { kind: 'failed', trouble: 'wrong-content', reason: `its items lead elsewhere, such as to ${elsewhere}` };
  const dropped = reading.dropped + reading.items.length - items.length;
  return { kind: 'fetched', items, dropped, validators, bodyHash, ...(movedTo === undefined ? {} : { movedTo }) };
}

const refusals: readonly number[] = [401, 403, 406, 451];

function troubleOf(status: number): Trouble {
  if (status === 410) return 'ended';
  return refusals.includes(status) ? 'blocked' : 'failing';
}
