import type { Cursor, Feed } from '../domain/feeds.ts';
import type { FeedList } from '../ports.ts';
import { type Polled, type Polling, pollFeed } from './poll.ts';

export interface PollerLimits {
  readonly feedsAtOnce: number;
  /** Of these, how many may be feeds that failed the last time: what hangs keeps nobody else waiting. */
  readonly failingAtOnce: number;
  readonly perHostAtOnce: number;
}
export interface PollerParts extends Polling {
  readonly feeds: FeedList;
  readonly pollerLimits: PollerLimits;
  /** The first poll of each feed comes at once, whatever its cursor says. */
  readonly isAllDue?: boolean;
  /** Told of every poll. */
  readonly onPolled?: (feed: Feed, polled: Polled) => void;
}

/** Polls feeds when they are due, many at once, without one waiting for another. */
export interface Poller {
  /** Starts what is due. Throws the first fault of ours since the last run; the feed concerned is polled again. */
  run(): Promise<void>;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
  /** Starts nothing more, and waits for what is on its way. */
  stop(): Promise<void>;
}

/** What is known of a feed's next poll. */
interface Turn {
  dueAt: number;
  isFailing: boolean;
  isRunning: boolean;
  readonly host: string;
}

/** A poller that has polled nothing yet. */
export function createPoller(parts: PollerParts): Poller {
  const turns = new Map<string, Turn>();
  const places = createPlaces(parts);
  const running = new Set<Promise<void>>();
  const faults: unknown[] = [];
  let isStopped = false;
  let waiting: Feed[] = [];
  let lastRunAt = 0;
  // A clock that is put back must not keep feeds waiting for as long.
  const followClock = () => {
    const now = parts.clock.now();
    const byMs = lastRunAt - now;
    if (byMs > 0) {
      for (const turn of turns.values()) turn.dueAt = Math.max(now, turn.dueAt - byMs);
      places.forgetGaps();
    }
    lastRunAt = now;
  };
  const poll = async (feed: Feed, turn: Turn) => {
    turn.isRunning = true;
    const release = places.take(feed, turn);
    try {
      const polled = await pollFeed(parts, feed);
      const { nextPollAt, failures } = polled.cursor;
      Object.assign(turn, { dueAt: nextPollAt, isFailing: failures > 0 });
      parts.onPolled?.(feed, polled);
    } catch (fault) {
      faults.push(fault);
      turn.dueAt = parts.clock.now() + feed.pollSeconds * 1000;
    }
    turn.isRunning = false;
    release();
  };
  const start = (feed: Feed, turn: Turn) => {
    const work = poll(feed, turn).then(() => {
      running.delete(work);
      startWaiting();
    });
    running.add(work);
  };
  // What ends makes room for what waits.
  const startWaiting = () => {
    if (isStopped) return;
    waiting = waiting.filter((feed) => {
      // Most ends make one place: once that is taken, the others need no look.
      if (places.areTaken()) return true;
      const turn = turns.get(feed.id);
      if (turn === undefined || turn.isRunning || turn.dueAt > parts.clock.now()) return false;
      if (!places.areFreeFor(turn)) return true;
      start(feed, turn);
      return false;
    });
  };
  return {
    async run() {
      followClock();
      const feeds = await parts.feeds.all();
      await learnTurns(parts, { feeds, turns });
      waiting = dueFeeds(feeds, { turns, now: parts.clock.now() });
      startWaiting();
      const [first] = faults.splice(0);
      if (first !== undefined) throw first;
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    async stop() {
      isStopped = true;
      while (running.size > 0) await Promise.all(running);
    },
  };
}

interface Turns {
  readonly feeds: readonly Feed[];
  readonly turns: Map<string, Turn>;
}

// The store is asked once a feed; what is not in the list any more is forgotten.
async function learnTurns({ store, isAllDue }: PollerParts, { feeds, turns }: Turns): Promise<void> {
  const listed = new Set(feeds.map(({ id }) => id));
  for (const id of turns.keys()) if (!listed.has(id)) turns.delete(id);
  for (const { id, url } of feeds) {
    if (turns.has(id)) continue;
    const cursor = await store.cursors.get(id);
    turns.set(id, {
      dueAt: isAllDue ? 0 : dueAtOf(url, cursor),
      isFailing: (cursor?.failures ?? 0) > 0,
      isRunning: false,
      host: new URL(url).host,
    });
  }
}

// What ended at another address is due at the one that took its place.
function dueAtOf(url: string, cursor: Cursor | undefined): number {
  if (cursor?.endedAddress === url) return Number.POSITIVE_INFINITY;
  return cursor?.endedAddress === undefined ? (cursor?.nextPollAt ?? 0) : 0;
}

// The longest due first.
function dueFeeds(
  feeds: readonly Feed[],
  { turns, now }: { readonly turns: ReadonlyMap<string, Turn>; readonly now: number },
): Feed[] {
  const dueAt = ({ id }: Feed) => turns.get(id)?.dueAt ?? 0;
  return feeds.filter((feed) => dueAt(feed) <= now).toSorted((a, b) => dueAt(a) - dueAt(b));
}

// So many feeds at once, a few connections a host, and where the host asks for it, a gap between two polls.
function createPlaces({ clock, pollerLimits }: PollerParts) {
  const { feedsAtOnce, failingAtOnce, perHostAtOnce } = pollerLimits;
  // What hangs leaves a place to the other feeds of its host.
  const failingPerHost = Math.max(1, perHostAtOnce - 1);
  const [all, failing] = [createTally(), createTally()];
  const freeAt = new Map<string, number>();
  return {
    areTaken: (): boolean => all.total() >= feedsAtOnce,
    areFreeFor({ host, isFailing }: Turn): boolean {
      if (all.of(host) >= perHostAtOnce || (freeAt.get(host) ?? 0) > clock.now()) return false;
      return !isFailing || (failing.total() < failingAtOnce && failing.of(host) < failingPerHost);
    },
    forgetGaps: () => freeAt.clear(),
    /** Returns what gives the place back. */
    take({ hostGapSeconds }: Feed, { host, isFailing }: Turn): () => void {
      const tallies = isFailing ? [all, failing] : [all];
      for (const tally of tallies) tally.add(host, 1);
      freeAt.set(host, clock.now() + hostGapSeconds * 1000);
      return () => {
        for (const tally of tallies) tally.add(host, -1);
      };
    },
  };
}

function createTally() {
  const byHost = new Map<string, number>();
  let total = 0;
  return {
    total: () => total,
    of: (host: string): number => byHost.get(host) ?? 0,
    add(host: string, count: number) {
      const now = (byHost.get(host) ?? 0) + count;
      total += count;
      if (now > 0) byHost.set(host, now);
      else byHost.delete(host);
    },
  };
}
