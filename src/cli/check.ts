import { randomUUID } from 'node:crypto';
import type { Settings } from '../../config/env.ts';
import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import type { Feed } from '../domain/feeds.ts';
import { UserError } from '../domain/user-error.ts';
import { createFeedList } from '../jobs/feed-list.ts';
import { fencedStore } from '../jobs/fence.ts';
import { createLease } from '../jobs/leasing.ts';
import { type Polled, storePolled } from '../jobs/poll.ts';
import { pollOnce } from '../jobs/poll-once.ts';
import { alone } from '../jobs/replicas.ts';
import { jsonLine } from '../lib/json-line.ts';
import { feedHealth } from '../pipeline/feed-health.ts';
import { createPromise } from '../pipeline/promising.ts';
import type { Clock, Log, Store } from '../ports.ts';
import { isPostgresUrl, lockDatabase } from './database-lock.ts';
import { feedsOf, ownFeedsOf } from './feeds-of.ts';
import { leaderKey } from './leading.ts';
import { openCopy } from './open-copy.ts';
import { openStore } from './open-store.ts';
import { developmentLine } from './read.ts';
import { readWaiting, type TrialReading, tryReading } from './trial.ts';
import { openWeb } from './web.ts';

export interface Checking {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  /** Stores nothing. */
  readonly isDryRun: boolean;
  readonly write: (text: string) => void;
}

/**
 * Polls all feeds once, due or not, and reads what they bring in a copy of the store. Writes a line a feed, one a
 * development with what would be posted where, and one on what became of it all. Takes at most the time of its limits.
 */
export async function check(checking: Checking): Promise<void> {
  const { settings, clock, isDryRun, write } = checking;
  const show = (line: object) => write(jsonLine(line));
  const copy = await openCopy(settings, clock);
  try {
    const own = ownFeedsOf({ settings, store: copy.store, clock });
    const feeds = await createFeedList(feedsOf(settings), own).all();
    const polled = await pollAll(checking, { store: copy.store, feeds });
    for (const feed of feeds) show(feedLine(feed, { polled: polled.get(feed.id), nowMs: clock.now() }));
    const tried = await tryReading({ ...readingOf(checking), store: copy.store });
    for (const line of developmentLines(tried)) show(line);
    const kept = isDryRun ? { stored: false, read: 'in a copy' } : await keep(checking, { feeds, polled });
    show({ ...kept, unread: await copy.store.inbox.count() });
  } finally {
    await copy.close();
  }
}

const readingOf = ({ clock, log, settings }: Checking) => ({
  ...{ clock, log, batchMs: settings.ALERT_BATCH_SECONDS * 1000 },
  untilMs: clock.now() + limits.checking.readMsMax,
});

interface Place {
  readonly store: Store;
  readonly feeds: readonly Feed[];
}

// What has not answered in time is cut, and counts as not polled.
async function pollAll(checking: Checking, { store, feeds }: Place): Promise<ReadonlyMap<string, Polled>> {
  const web = openWeb(checking);
  const { clock, log } = checking;
  const polling = pollOnce({
    ...{ store, clock, log, feeds, reader: web.reader, isPromising: createPromise(lexicon) },
    ...{ limits: limits.polling, pollerLimits: limits.poller, untilMs: clock.now() + limits.checking.pollMsMax },
  });
  try {
    return await polling.done;
  } finally {
    const stopped = polling.stop();
    await web.close();
    await stopped;
  }
}

interface Now {
  readonly polled: Polled | undefined;
  readonly nowMs: number;
}

function feedLine(feed: Feed, { polled, nowMs }: Now) {
  if (polled === undefined)
    return { feed: feed.id, state: 'failing', items: 0, new: 0, reason: 'was not reached before the check ended' };
  const { cursor, result, rows } = polled;
  return {
    feed: feed.id,
    state: feedHealth({ feed, cursor, nowMs }),
    items: result.kind === 'fetched' ? result.items.length : 0,
    new: rows.length,
    ...(result.kind === 'failed' ? { reason: result.reason } : {}),
  };
}

// An item that only tells what is known has a part in the alert that it is named in.
function* developmentLines({ results, posts }: TrialReading): Generator<object> {
  for (const { item, developments } of results)
    for (const development of developments) {
      const post =
        posts.find(({ alert }) => alert.developments.some(({ id }) => id === development.id)) ??
        posts.find(({ alert }) => alert.tellers.some(({ itemId }) => itemId === item.id));
      yield {
        development: developmentLine(development),
        feed: item.feedId,
        title: item.title,
        type: post?.type ?? null,
        channels: post?.channels ?? [],
        text: post?.text ?? null,
      };
    }
}

interface Found {
  readonly feeds: readonly Feed[];
  readonly polled: ReadonlyMap<string, Polled>;
}

// Only one reads the inbox: a bot that runs does it within a second.
async function keep(checking: Checking, { feeds, polled }: Found): Promise<{ stored: boolean; read: string }> {
  const { settings, clock } = checking;
  const lock = lockUnlessRunning(settings);
  const { store, close } = await openStore(settings, clock);
  try {
    for (const feed of feeds) {
      const found = polled.get(feed.id);
      if (found) await storePolled(store, { feed, polled: found });
    }
    const isRead = lock !== undefined && (await readAsLeader(checking, store));
    return { stored: true, read: isRead ? 'here' : 'by the running bot' };
  } finally {
    await close();
    lock?.release();
  }
}

// False where a bot leads.
async function readAsLeader(checking: Checking, store: Store): Promise<boolean> {
  const { settings, clock, log } = checking;
  // Whoever has the lock of a file may take over what a bot left behind that died.
  const owner = isPostgresUrl(settings.DATABASE_URL) ? randomUUID() : alone.id;
  const lease = createLease({ holds: store.holds, clock, log, key: leaderKey, owner, limits: limits.leasing });
  const led: Store[] = [];
  await lease.join((tenure) => {
    led.push(fencedStore(store, tenure));
    return { ready: Promise.resolve(), end: async () => undefined };
  });
  try {
    for (const fenced of led) await readWaiting({ ...readingOf(checking), store: fenced });
  } finally {
    await lease.leave();
  }
  return led.length > 0;
}

function lockUnlessRunning({ DATABASE_URL }: Settings): { release(): void } | undefined {
  try {
    // A store in memory is nobody else's.
    return lockDatabase(DATABASE_URL, `a check, process ${process.pid}`) ?? { release: () => undefined };
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
