import { isDeepStrictEqual } from 'node:util';
import type { Cursor, Feed, FeedItem } from '../domain/feeds.ts';
import { keptMs } from '../domain/outdated.ts';
import { isFiledCopy, isSuperseded } from '../pipeline/documents.ts';
import { contentHashOf, contentNameOf, namesOf } from '../pipeline/identify.ts';
import { trimLitter } from '../pipeline/trim-litter.ts';
import type { Clock, FeedReader, FetchResult, InboxRow, KnownItem, Log, Store } from '../ports.ts';
import { type BackOffLimits, nextCursor } from './next-cursor.ts';

export interface PollLimits extends BackOffLimits {
  readonly lateAfterMs: number;
  readonly pageBelowChars: number;
  readonly pagesPerPollMax: number;
}
export interface Polling {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly reader: FeedReader;
  /** Whether a title or summary may belong to coverage of the talks, so that its page is worth reading. */
  readonly isPromising: (item: FeedItem) => boolean;
  readonly limits: PollLimits;
}

/** What a poll brought, and what is stored of it. */
export interface Polled {
  readonly result: FetchResult;
  /** Those of its items that were not known. */
  readonly rows: readonly InboxRow[];
  /** What was remembered of the feed when the poll began. */
  readonly before: Cursor | undefined;
  readonly cursor: Cursor;
}

/** Polls one feed now. Items and cursor are stored together. Where another has polled it meanwhile, that poll counts. */
export async function pollFeed(polling: Polling, feed: Feed): Promise<Polled> {
  const { store, reader } = polling;
  const cursor = await store.cursors.get(feed.id);
  const result = await reader.fetchSince(feed, cursor);
  const fresh = result.kind === 'fetched' ? await unknownItems({ store, feed, items: result.items }) : [];
  const rows = await rowsOf({ polling, feed, cursor, items: fresh });
  const { clock, limits } = polling;
  const next = nextCursor({ cursor, result, feed, isNews: rows.length > 0, now: clock.now(), limits });
  const polled = { result, rows, before: cursor, cursor: next };
  const newer = await storePolled(store, { feed, polled });
  if (newer !== undefined) return { ...polled, rows: [], cursor: newer };
  logPolled(polling.log, { feed, result, isNew: rows.length });
  return polled;
}

/**
 * Stores what a poll brought; nothing of a feed that its workspace took away meanwhile. Where another has polled it since
 * this poll began, nothing either: gives the cursor of that poll.
 */
export const storePolled = (
  store: Store,
  { feed, polled }: { readonly feed: Feed; readonly polled: Polled },
): Promise<Cursor | undefined> =>
  store.transaction(async (trx) => {
    if (await isTakenAway(trx, feed)) return undefined;
    const current = await trx.cursors.get(feed.id);
    if (!isDeepStrictEqual(current, polled.before)) return current;
    await trx.inbox.add(polled.rows);
    // In one transaction with the items: after a crash, either both are stored or the same items are fetched again.
    await trx.cursors.put(feed.id, polled.cursor);
    return undefined;
  });

// A cursor that is left behind would spare the feed its baseline when it is added again.
const isTakenAway = async ({ feeds }: Store, { id, workspace }: Feed): Promise<boolean> =>
  workspace !== undefined && !(await feeds.ofWorkspace(workspace)).some((own) => own.id === id);

function logPolled(
  log: Log,
  { feed, result, isNew }: { readonly feed: Feed; readonly result: FetchResult; readonly isNew: number },
): void {
  if (result.kind === 'failed')
    log.warn({ feedId: feed.id, trouble: result.trouble, reason: result.reason }, 'feed fetch failed');
  else if (result.kind === 'fetched')
    log.info({ feedId: feed.id, items: result.items.length, isNew, dropped: result.dropped }, 'feed polled');
}

export interface Arriving {
  readonly polling: Omit<Polling, 'store' | 'log'>;
  readonly feed: Feed;
  readonly cursor: Cursor | undefined;
  readonly items: readonly FeedItem[];
}

/** Items as they go into the inbox, oldest first: a story is read in the order in which it happened. */
export async function rowsOf({ polling, feed, cursor, items }: Arriving): Promise<InboxRow[]> {
  const now = polling.clock.now();
  const ordered = items.toSorted((a, b) => (a.publishedAt ?? now) - (b.publishedAt ?? now));
  const arrivalOf = (item: FeedItem) => arrival({ item, cursor, now, lateAfterMs: polling.limits.lateAfterMs });
  const full = cursor?.lastOkAt
    ? await withPages(polling, ordered)
    : ordered.map((item) => ({ item, contentHash: contentHashOf(item) }));
  return full.map(({ item, contentHash }, index) => ({
    id: `${String(now).padStart(15, '0')}-${feed.id}-${String(index).padStart(5, '0')}`,
    feedId: feed.id,
    outlet: item.outlet ?? feed.outlet,
    tier: feed.tier,
    ...(feed.workspace === undefined ? {} : { workspace: feed.workspace }),
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
    const from = { feedId: feed.id, outlet: item.outlet ?? feed.outlet };
    const known = await store.coverage.findByNames(namesOf({ ...from, item }), feed.workspace);
    const hash = contentHashOf(item);
    // What everyone's feeds brought is no news of a workspace's own, however it is worded there.
    if (known && (known.contentHash === hash || known.workspace !== feed.workspace)) continue;
    const contentName = contentNameOf({ ...from, contentHash: hash });
    const seen = await store.coverage.findByNames([contentName], feed.workspace);
    if (seen === undefined && !(await isPrinted(store, { item, known }))) fresh.push(item);
  }
  return fresh;
}

// The list of what is filed may go on naming what was printed meanwhile.
async function isPrinted(
  store: Store,
  { item, known }: { readonly item: FeedItem; readonly known: KnownItem | undefined },
): Promise<boolean> {
  if (known === undefined || !isFiledCopy(item)) return false;
  return isSuperseded(item, await store.coverage.get(known.id));
}

// The hash is of the feed's own words: a page that cannot be read next time does not look like an edit.
async function withPages({ reader, isPromising, limits }: Arriving['polling'], items: readonly FeedItem[]) {
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
  // It may have been passed over and forgotten since: so old a piece is recorded and is no news.
  if (item.publishedAt !== null && now - item.publishedAt > keptMs['passed-over']) return 'baseline';
  const isAfterGap = now - cursor.lastOkAt > lateAfterMs;
  return isAfterGap && item.publishedAt !== null && now - item.publishedAt > lateAfterMs ? 'late' : 'live';
}
