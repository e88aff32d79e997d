import type { Feed } from '../domain/feeds.ts';
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
}

/** A poller that has polled nothing yet. */
export function createPoller(parts: PollerParts): Poller {
  const turns = new Map<string, Turn>();
  const hosts = createHosts(parts);
  const running = new Set<Promise<void>>();
  const faults: unknown[] = [];
  let isStopped = false;
  let waiting: Feed[] = [];
  const poll = async (feed: Feed, turn: Turn) => {
    turn.isRunning = true;
    const release = hosts.take(feed);
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
  // What ends makes room for what waits.
  const startWaiting = () => {
    if (isStopped) return;
    const room = createRoom([...turns.values()], parts.pollerLimits);
    waiting = waiting.filter((feed) => {
      const turn = turns.get(feed.id);
      if (turn === undefined || turn.isRunning || turn.dueAt > parts.clock.now()) return false;
      if (!hosts.isFree(feed) || !room.take(turn)) return true;
      const work = poll(feed, turn).then(() => {
        running.delete(work);
        startWaiting();
      });
      running.add(work);
      return false;
    });
  };
  return {
    async run() {
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
    const isEnded = cursor?.endedAddress === url;
    const dueAt = isEnded ? Number.POSITIVE_INFINITY : (cursor?.nextPollAt ?? 0);
    turns.set(id, { dueAt: isAllDue ? 0 : dueAt, isFailing: (cursor?.failures ?? 0) > 0, isRunning: false });
  }
}

// The longest due first.
function dueFeeds(
  feeds: readonly Feed[],
  { turns, now }: { readonly turns: ReadonlyMap<string, Turn>; readonly now: number },
): Feed[] {
  const dueAt = ({ id }: Feed) => turns.get(id)?.dueAt ?? 0;
  return feeds.filter((feed) => dueAt(feed) <= now).toSorted((a, b) => dueAt(a) - dueAt(b));
}

function createRoom(turns: readonly Turn[], { feedsAtOnce, failingAtOnce }: PollerLimits) {
  let all = turns.filter(({ isRunning }) => isRunning).length;
  let failing = turns.filter(({ isRunning, isFailing }) => isRunning && isFailing).length;
  return {
    take({ isFailing }: Turn): boolean {
      if (all >= feedsAtOnce || (isFailing && failing >= failingAtOnce)) return false;
      all++;
      if (isFailing) failing++;
      return true;
    },
  };
}

// A few connections a host, and where the host asks for it, a gap between two polls.
function createHosts({ clock, pollerLimits }: PollerParts) {
  const atOnce = new Map<string, number>();
  const freeAt = new Map<string, number>();
  const hostOf = ({ url }: Feed) => new URL(url).host;
  return {
    isFree: (feed: Feed): boolean =>
      (atOnce.get(hostOf(feed)) ?? 0) < pollerLimits.perHostAtOnce && (freeAt.get(hostOf(feed)) ?? 0) <= clock.now(),
    /** Returns what gives the place back. */
    take(feed: Feed): () => void {
      const host = hostOf(feed);
      atOnce.set(host, (atOnce.get(host) ?? 0) + 1);
      freeAt.set(host, clock.now() + feed.hostGapSeconds * 1000);
      return () => {
        const left = (atOnce.get(host) ?? 1) - 1;
        if (left > 0) atOnce.set(host, left);
        else atOnce.delete(host);
      };
    },
  };
}
