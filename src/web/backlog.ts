import type { OpenDeliveries } from '../domain/open-deliveries.ts';
import { atMost } from '../lib/at-most.ts';
import { createShared } from '../lib/shared.ts';
import { type FeedHealth, type FeedState, healthCounts } from '../pipeline/feed-health.ts';
import type { Clock, FeedList, Store } from '../ports.ts';

export interface BacklogParts {
  readonly store: Pick<Store, 'inbox' | 'fanOuts' | 'deliveries' | 'cursors' | 'coverage'>;
  readonly clock: Clock;
  readonly feeds: FeedList;
  readonly limits: {
    /** What was read is told again for so long, however often it is asked for. */
    readonly keptMs: number;
    /** A database that takes longer counts as gone. */
    readonly answerMsMax: number;
  };
}

/** How all replicas together stand, by what is stored. */
export interface Backlog {
  /** When it was read, epoch milliseconds. */
  readonly at: number;
  readonly deliveries: readonly OpenDeliveries[];
  readonly inboxItems: number;
  /** How long the oldest has waited, milliseconds; 0 where none does. */
  readonly inboxOldestMs: number;
  readonly fanOutOldestMs: number;
  readonly pollLateMs: number;
  /** Feeds by how they are: those of the operator, and those that workspaces added. */
  readonly feeds: Readonly<Partial<Record<FeedHealth, number>>>;
  readonly ownFeeds: Readonly<Partial<Record<FeedHealth, number>>>;
  readonly newestCoverageAt: number | undefined;
}

/** Gives the backlog, read at most once in a while; undefined when the database does not answer in time. */
export function createBacklog(parts: BacklogParts): () => Promise<Backlog | undefined> {
  const { clock, limits } = parts;
  let known: { readonly backlog: Backlog; readonly at: number } | undefined;
  // One that hangs is waited for by all, not begun again.
  const read = createShared(async () => {
    const at = clock.now();
    try {
      const backlog = await readBacklog(parts);
      known = { backlog, at };
      return backlog;
    } catch {
      // The log has it from those who work on the database.
      return undefined;
    }
  });
  return async () => {
    if (known !== undefined && clock.now() - known.at < limits.keptMs) return known.backlog;
    return await atMost(limits.answerMsMax, read());
  };
}

async function readBacklog({ store, clock, feeds }: BacklogParts): Promise<Backlog> {
  const now = clock.now();
  const [firstItem] = await store.inbox.take(1);
  const states = await statesOf({ store, feeds, now });
  return {
    at: now,
    deliveries: await store.deliveries.open(),
    inboxItems: await store.inbox.count(),
    inboxOldestMs: ageOf(firstItem?.seenAt, now),
    fanOutOldestMs: ageOf(await store.fanOuts.nextDueAt(), now),
    pollLateMs: Math.max(0, ...states.map((state) => lateMs(state))),
    feeds: healthCounts(states.filter(({ feed }) => feed.workspace === undefined)),
    ownFeeds: healthCounts(states.filter(({ feed }) => feed.workspace !== undefined)),
    newestCoverageAt: await store.coverage.newestAt(),
  };
}

const ageOf = (sinceMs: number | undefined, now: number): number => Math.max(0, now - (sinceMs ?? now));

async function statesOf({
  store,
  feeds,
  now,
}: Pick<BacklogParts, 'store' | 'feeds'> & { readonly now: number }): Promise<FeedState[]> {
  const all = await feeds.all();
  const cursors = await store.cursors.getMany(all.map(({ id }) => id));
  return all.map((feed) => ({ feed, cursor: cursors.get(feed.id), nowMs: now }));
}

// What has ended is not asked again, and what was never polled is due with its first run.
function lateMs({ feed, cursor, nowMs }: FeedState): number {
  return cursor === undefined || cursor.endedAddress === feed.url ? 0 : ageOf(cursor.nextPollAt, nowMs);
}
