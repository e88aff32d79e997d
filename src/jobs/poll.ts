import type { Cursor, Feed, FeedItem } from '../domain/feeds.ts';
import { contentHashOf, contentNameOf, namesOf } from '../pipeline/identify.ts';
import { trimLitter } from '../pipeline/trim-litter.ts';
import type { Clock, FeedReader, FetchResult, InboxRow, Log, Store } from '../ports.ts';

export interface PollLimits {
  readonly feedsAtOnce: number;
  readonly backOffMsMax: number;
  readonly lateAfterMs: number;
  readonly pageBelowChars: number;
  readonly pagesPerPollMax: number;
}
export interface Polling {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly feeds: readonly Feed[];
  readonly reader: FeedReader;
  /** Whether a title or summary may belong to coverage of the talks, so that its page is worth reading. */
  readonly isPromising: (item: FeedItem) => boolean;
  readonly limits: PollLimits;
}

/** Polls every feed that is due, a few at a time; items and cursor are stored together. */
export async function pollDueFeeds(polling: Polling): Promise<void> {
  const due: Feed[] = [];
  for (const feed of polling.feeds) {
    const cursor = await polling.store.cursors.get(feed.id);
    if ((cursor?.nextPollAt ?? 0) <= polling.clock.now()) due.push(feed);
  }
  for (let from = 0; from < due.length; from += polling.limits.feedsAtOnce)
    await Promise.all(due.slice(from, from + polling.limits.feedsAtOnce).map((feed) => pollFeed(polling, feed)));
}

/** Polls one feed now. */
export async function pollFeed(polling: Polling, feed: Feed): Promise<void> {
  const { store, clock, log, reader } = polling;
  const cursor = await store.cursors.get(feed.id);
  const result = await reader.fetchSince(feed, cursor);
  const rows = result.kind === 'fetched' ? await rowsOf({ polling, feed, cursor, items: result.items }) : [];
  if (result.kind === 'failed') log.warn({ feedId: feed.id, reason: result.reason }, 'feed fetch failed');
  else if (result.kind === 'fetched')
    log.info(
      { feedId: feed.id, items: result.items.length, isNew: rows.length, dropped: result.dropped },
      'feed polled',
    );
  await store.transaction(async (trx) => {
    await trx.inbox.add(rows);
    // In one transaction with the items: after a crash, either both are stored or the same items are fetched again.
    await trx.cursors.put(
      feed.id,
      nextCursor({ cursor, result, feed, isNews: rows.length > 0, now: clock.now(), limits: polling.limits }),
    );
  });
}

interface Arriving {
  readonly polling: Polling;
  readonly feed: Feed;
  readonly cursor: Cursor | undefined;
  readonly items: readonly FeedItem[];
}

// Oldest first, so that a story is read in the order in which it happened.
async function rowsOf({ polling, feed, cursor, items }: Arriving): Promise<InboxRow[]> {
  const now = polling.clock.now();
  const fresh = await unknownItems({ store: polling.store, feed, items });
  const ordered = fresh.toSorted((a, b) => (a.publishedAt ?? now) - (b.publishedAt ?? now));
  const arrivalOf = (item: FeedItem) => arrival({ item, cursor, now, lateAfterMs: polling.limits.lateAfterMs });
  const full = cursor?.lastOkAt
    ? await withPages(polling, ordered)
    : ordered.map((item) => ({ item, contentHash: contentHashOf(item) }));
  return full.map(({ item, contentHash }, index) => ({
    id: `${String(now).padStart(15, '0')}-${feed.id}-${String(index).padStart(5, '0')}`,
    feedId: feed.id,
    outlet: feed.outlet,
    tier: feed.tier,
    item,
    contentHash,
    seenAt: now,
    arrival: arrivalOf(item),
  }));
}

async function unknownItems({
  store,
  feed,
  items,
}: {
  store: Store;
  feed: Feed;
  items: readonly FeedItem[];
}): Promise<FeedItem[]> {
  const fresh: FeedItem[] = [];
  for (const item of items) {
    const known = await store.coverage.findByNames(namesOf({ feedId: feed.id, outlet: feed.outlet, item }));
    const hash = contentHashOf(item);
    if (known?.contentHash === hash) continue;
    if (
      !(await store.coverage.findByNames([contentNameOf({ feedId: feed.id, outlet: feed.outlet, contentHash: hash })]))
    )
      fresh.push(item);
  }
  return fresh;
}

// The hash is of the feed's own words: a page that cannot be read next time does not look like an edit.
async function withPages({ reader, isPromising, limits }: Polling, items: readonly FeedItem[]) {
  let pagesLeft = limits.pagesPerPollMax;
  const full: { item: FeedItem; contentHash: string }[] = [];
  for (const item of items) {
    const isWorthwhile =
      item.url !== undefined && item.text.length < limits.pageBelowChars && pagesLeft > 0 && isPromising(item);
    if (isWorthwhile) pagesLeft--;
    const page = isWorthwhile ? trimLitter((await reader.readPage(item.url ?? '')) ?? '') : '';
    full.push({
      item: page.length > item.text.length ? { ...item, text: page } : item,
      contentHash: contentHashOf(item),
    });
  }
  return full;
}

interface ArrivalOf {
  readonly item: FeedItem;
  readonly cursor: Cursor | undefined;
  readonly now: number;
  readonly lateAfterMs: number;
}

function arrival({ item, cursor, now, lateAfterMs }: ArrivalOf): InboxRow['arrival'] {
  if (!cursor?.lastOkAt) return 'baseline';
  const isAfterGap = now - cursor.lastOkAt > lateAfterMs;
  return isAfterGap && item.publishedAt !== null && now - item.publishedAt > lateAfterMs ? 'late' : 'live';
}

interface NextCursor {
  readonly cursor: Cursor | undefined;
  readonly result: FetchResult;
  readonly feed: Feed;
  readonly isNews: boolean;
  readonly now: number;
  readonly limits: PollLimits;
}

function nextCursor({ cursor, result, feed, isNews, now, limits }: NextCursor): Cursor {
  const intervalMs = feed.pollSeconds * 1000;
  const kept = cursor ?? { nextPollAt: 0, lastOkAt: null, failures: 0 };
  if (result.kind === 'failed') {
    const failures = kept.failures + 1;
    const waitMs = Math.max(
      result.retryAfterMs ?? 0,
      Math.min(intervalMs * 2 ** Math.min(failures - 1, 20), limits.backOffMsMax),
    );
    return { ...kept, failures, lastError: result.reason, nextPollAt: now + waitMs };
  }
  const { lastError: _healed, ...healthy } = kept;
  const news = isNews ? { lastItemAt: now } : {};
  const good = { ...healthy, ...news, failures: 0, lastOkAt: now, nextPollAt: now + intervalMs };
  if (result.kind === 'unchanged') return good;
  const { etag: _etag, lastModified: _lastModified, ...plain } = good;
  const move = result.movedTo === undefined ? {} : { moved: { from: feed.url, to: result.movedTo } };
  return { ...plain, ...result.validators, ...move };
}
