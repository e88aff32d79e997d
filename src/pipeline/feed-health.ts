import type { Cursor, Feed } from '../domain/feeds.ts';

/** How a feed is: `new` before its first good poll, `stale` when it has brought nothing for longer than expected. */
export type FeedHealth = 'ok' | 'new' | 'failing' | 'stale';

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The state of a feed by what its polls brought. A frozen feed answers well and is stale all the same. */
export function feedHealth({
  feed,
  cursor,
  nowMs,
}: {
  feed: Feed;
  cursor: Cursor | undefined;
  nowMs: number;
}): FeedHealth {
  if (cursor && cursor.failures > 0) return 'failing';
  if (!cursor?.lastOkAt) return 'new';
  const since = cursor.lastItemAt ?? cursor.lastOkAt;
  return nowMs - since > spanMs(feed.expectedEvery) ? 'stale' : 'ok';
}

/** `30m`, `6h`, `2d` in milliseconds. */
export function spanMs(span: string): number {
  return Number.parseInt(span, 10) * (unitMs[span.at(-1) ?? ''] ?? 0);
}
