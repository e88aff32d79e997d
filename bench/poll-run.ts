import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lexicon } from '../config/lexicon.ts';
import { limits } from '../config/limits.ts';
import { topics } from '../config/topics.ts';
import type { Feed } from '../src/domain/feeds.ts';
import { createFeedList } from '../src/jobs/feed-list.ts';
import { createPoller } from '../src/jobs/poller.ts';
import { createInboxReader } from '../src/jobs/read.ts';
import { startJobs } from '../src/jobs/schedule.ts';
import { createTopicMatcher } from '../src/pipeline/match-topics.ts';
import { createPromise } from '../src/pipeline/promising.ts';
import type { FeedReader, Store } from '../src/ports.ts';
import { openDatabase } from '../src/store/database.ts';
import { createStore } from '../src/store/store.ts';

export interface PollRun {
  readonly reader: FeedReader;
  readonly feeds: readonly Feed[];
  /** Feeds that answer well, by id. */
  readonly healthy: ReadonlySet<string>;
  readonly pollMs: number;
  readonly intervals: number;
  readonly warmUpIntervals: number;
}

/** What one measured interval was like. */
export interface Interval {
  readonly polls: number;
  readonly news: number;
  readonly cpuSeconds: number;
  /** How late each poll of a healthy feed began. */
  readonly lateMs: readonly number[];
  readonly heapMb: number;
  readonly rssMb: number;
}

const warmUpMsMax = 900_000;
const clock = { now: () => Date.now() };
const ignore = () => undefined;
const log = { info: ignore, warn: ignore, error: (fields: object, message: string) => console.error(message, fields) };

/** The real poller and the real reader on a real store, by the real clock; gives the intervals after the warm-up. */
export async function* runPoller(run: PollRun): AsyncGenerator<Interval> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-poll-'));
  const database = await openDatabase(`sqlite:${join(folder, 'parley.sqlite')}`);
  const store = createStore(database);
  const counts = createCounts(run);
  const { stop } = startWork(run, { store, reader: counts.reader });
  try {
    await warmUp(run, store);
    for (let done = 0; done < run.intervals; done++) {
      counts.begin();
      await pause(run.pollMs);
      yield counts.end();
    }
  } finally {
    await stop();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function startWork({ feeds }: PollRun, { store, reader }: { store: Store; reader: FeedReader }) {
  const shared = { store, clock, log };
  const poller = createPoller({
    ...{ ...shared, reader, feeds: createFeedList(feeds), isPromising: createPromise(lexicon) },
    ...{ limits: limits.polling, pollerLimits: limits.poller },
  });
  const matchTopics = createTopicMatcher({ lexicon, topics });
  const read = createInboxReader({
    ...{ ...shared, matchTopics, lexicon, topics, batchMs: 90_000, limits },
  });
  const jobs = [
    { name: 'poll', run: () => poller.run() },
    { name: 'read', run: read },
  ];
  const schedule = startJobs({ ...shared, jobs });
  return {
    async stop() {
      await schedule.stop();
      await poller.stop();
    },
  };
}

// Every feed has had its first poll, those that fail are known, and what the first polls brought is read.
async function warmUp({ pollMs, warmUpIntervals }: PollRun, store: Store): Promise<void> {
  const giveUpAt = Date.now() + warmUpMsMax;
  await pause(pollMs * warmUpIntervals);
  while ((await store.inbox.count()) > 0) {
    if (Date.now() > giveUpAt) throw new Error('the first polls were not read in time');
    await pause(1_000);
  }
}

function createCounts({ reader, healthy }: PollRun) {
  let [polls, news] = [0, 0];
  let lateMs: number[] = [];
  let cpu = process.cpuUsage();
  const counting: FeedReader = {
    async fetchSince(feed, cursor) {
      polls++;
      if (healthy.has(feed.id) && cursor) lateMs.push(Date.now() - cursor.nextPollAt);
      const result = await reader.fetchSince(feed, cursor);
      if (result.kind === 'fetched') news++;
      return result;
    },
    readPage: (url) => reader.readPage(url),
  };
  return {
    reader: counting,
    begin() {
      [polls, news, lateMs] = [0, 0, []];
      cpu = process.cpuUsage();
    },
    end(): Interval {
      const { user, system } = process.cpuUsage(cpu);
      global.gc?.();
      const { heapUsed, rss } = process.memoryUsage();
      return { polls, news, lateMs, cpuSeconds: (user + system) / 1e6, heapMb: heapUsed / 1e6, rssMb: rss / 1e6 };
    },
  };
}
