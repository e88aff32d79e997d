import { type Cursor, type Feed, troubles } from '../domain/feeds.ts';
import { awakeMs } from './quiet.ts';

/** How a feed is: `new` before its first good poll, `stale` when it has brought nothing for longer than expected. */
export const feedHealths = ['ok', 'new', 'stale', ...troubles, 'off'] as const;
export type FeedHealth = (typeof feedHealths)[number];

export interface FeedState {
  readonly feed: Feed;
  readonly cursor: Cursor | undefined;
  readonly nowMs: number;
}

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The state of a feed by what its polls brought. A frozen feed answers well and is stale all the same. */
export function feedHealth({ feed, cursor, nowMs }: FeedState): FeedHealth {
  if (feed.isOff) return 'off';
  if (cursor?.endedAddress === feed.url) return 'ended';
  if (cursor && cursor.failures > 0) return cursor.trouble ?? 'failing';
  if (!cursor?.lastOkAt) return 'new';
  const fromMs = cursor.lastItemAt ?? cursor.firstOkAt ?? cursor.lastOkAt;
  const expectedMs = spanMs(feed.expectedEvery);
  const isSilent = nowMs - fromMs > expectedMs && awakeMs(feed.quiet, { fromMs, toMs: nowMs }) > expectedMs;
  return isSilent ? 'stale' : 'ok';
}

/** `30m`, `6h`, `2d` in milliseconds. */
export function spanMs(span: string): number {
  return Number.parseInt(span, 10) * (unitMs[span.at(-1) ?? ''] ?? 0);
}

/** A feed that failed less often in a row may be right again with its next poll. */
const failuresOfLost = 3;

/** Whether news can be expected from a feed. One failed poll is no reason to doubt that; neither is a new feed. */
export function isPath(state: FeedState): boolean {
  const health = feedHealth(state);
  switch (health) {
    case 'ok':
    case 'new':
      return true;
    case 'off':
    case 'ended':
      return false;
    case 'stale':
      return !wasStale(state);
    case 'failing':
    case 'blocked':
    case 'wrong-content':
      return (state.cursor?.failures ?? 0) < failuresOfLost;
    default:
      return health satisfies never;
  }
}

// While Parley was away nobody asked the feed, so its silence of that time says nothing.
const wasStale = ({ nowMs, ...state }: FeedState): boolean =>
  feedHealth({ ...state, nowMs: state.cursor?.lastOkAt ?? nowMs }) === 'stale';

/** How many feeds are in each state of health; states that no feed is in are left out. */
export function healthCounts(states: readonly FeedState[]): Partial<Record<FeedHealth, number>> {
  const counts: Partial<Record<FeedHealth, number>> = {};
  for (const state of states) {
    const health = feedHealth(state);
    counts[health] = (counts[health] ?? 0) + 1;
  }
  return counts;
}
