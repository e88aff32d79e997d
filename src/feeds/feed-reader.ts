import { createHash } from 'node:crypto';
import type { Cursor, Feed, Trouble } from '../domain/feeds.ts';
import { decodeText } from '../lib/read-bytes.ts';
import type { Clock, FeedReader, FetchResult, PageReader, Validators } from '../ports.ts';
import { isExpectedLink } from './expected-links.ts';
import { type FetchBody, type Fetched, reasonOf } from './fetching.ts';
import { kindOf } from './kinds/index.ts';
import { fetchPage } from './pages/fetch-page.ts';

export interface FeedReaderParts {
  readonly fetchBody: FetchBody;
  readonly pages: PageReader;
  readonly clock: Clock;
}

/** Reads feeds and pages over HTTP. What a server does wrong comes back as `failed`, never as a throw. */
export function createFeedReader({ fetchBody, pages, clock }: FeedReaderParts): FeedReader {
  return {
    async fetchSince(feed, cursor) {
      const { addressOf, accept, isPage = false } = kindOf(feed);
      // A move counts for the address that was moved: an operator who sets another one means that.
      const url = cursor?.moved?.from === feed.url ? cursor.moved.to : feed.url;
      try {
        const address = addressOf?.({ ...feed, url }, clock.now()) ?? url;
        const asking = {
          address,
          isPage,
          validators: conditionsOf(cursor),
          ...(accept === undefined ? {} : { accept }),
        };
        return resultOf(await fetchBody(asking), { feed, cursor });
      } catch (error) {
        return { kind: 'failed', trouble: 'failing', reason: reasonOf(error) };
      }
    },
    async readPage(url) {
      const page = await fetchPage({ fetchBody, pages }, url);
      // A page that cannot be had costs no more than its text: the feed's own words are read instead.
      return 'text' in page ? page.text : undefined;
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

interface Asked {
  readonly feed: Feed;
  readonly cursor: Cursor | undefined;
}

function resultOf(fetched: Fetched, { feed, cursor }: Asked): FetchResult {
  const { status, body, validators } = fetched;
  if (status === 304) return { kind: 'unchanged', isSaidByServer: true };
  if (status !== 200 || fetched.isChallenge) return refusalOf(fetched);
  const bodyHash = createHash('sha256').update(body).digest('hex').slice(0, hashChars);
  if (cursor?.bodyHash === bodyHash && !cursor.trouble) return { kind: 'unchanged', isSaidByServer: false, validators };
  return readingOf(fetched, { feed, bodyHash });
}

const hashChars = 32;
const refusals: readonly number[] = [401, 403, 406, 451];

function refusalOf({ status, isChallenge, retryAfterMs }: Fetched): FetchResult {
  const isBlocked = isChallenge || refusals.includes(status);
  const trouble: Trouble = isBlocked ? 'blocked' : status === 410 ? 'ended' : 'failing';
  const reason = `HTTP ${status}${isChallenge ? ', from a wall against bots' : ''}`;
  return { kind: 'failed', trouble, reason, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

function readingOf(
  { body, contentType, validators, address, movedTo }: Fetched,
  { feed, bodyHash }: { readonly feed: Feed; readonly bodyHash: string },
): FetchResult {
  const { read, addressOf } = kindOf(feed);
  const reading = read({ text: decodeText(body, contentType), address }, feed);
  if (reading.kind === 'wrong-content') return { kind: 'failed', trouble: 'wrong-content', reason: reading.reason };
  const items = reading.items.filter((item) => isExpectedLink(feed, item));
  const elsewhere = reading.items.find((item) => !isExpectedLink(feed, item))?.url;
  if (items.length === 0 && elsewhere !== undefined)
    return { kind: 'failed', trouble: 'wrong-content', reason: `its items lead elsewhere, such as to ${elsewhere}` };
  const dropped = reading.dropped + reading.items.length - items.length;
  // An address that is put together anew for each poll cannot move.
  const move = movedTo === undefined || addressOf !== undefined ? {} : { movedTo };
  return { kind: 'fetched', items, dropped, validators, bodyHash, ...move };
}
