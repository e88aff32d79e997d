import { lexicon } from '../config/lexicon.ts';
import { limits } from '../config/limits.ts';
import { topics } from '../config/topics.ts';
import { feedSchema } from '../src/domain/feeds.ts';
import { createFeedList } from '../src/jobs/feed-list.ts';
import { createPoller } from '../src/jobs/poller.ts';
import { watchForSilence } from '../src/jobs/watch.ts';
import { createPromise } from '../src/pipeline/promising.ts';
import { openDatabase } from '../src/store/database.ts';
import { createStore } from '../src/store/store.ts';
import { median } from './figures.ts';
import type { Growth, Size } from './measured.ts';

const feedsSteps: Readonly<Record<Size, readonly number[]>> = { full: [20, 200, 2_000], small: [5, 50] };
const runs = 9;
const exponentMax = 1.1;
const ignore = () => undefined;
const log = { info: ignore, warn: ignore, error: ignore };
const clock = { now: () => Date.now() };

/** What a second costs in which nothing is due, by the number of feeds. */
export async function idleGrowths(size: Size): Promise<Growth[]> {
  const found: { feeds: number; poll: number; watch: number }[] = [];
  for (const feeds of feedsSteps[size]) found.push({ feeds, ...(await idleMs(feeds)) });
  const growth = (name: string, of: 'poll' | 'watch'): Growth => ({
    ...{ name, unit: 'ms', of: 'feeds', exponentMax },
    steps: found.map((step) => ({ size: step.feeds, value: step[of] })),
  });
  return [
    growth('a second with nothing due: the poll job', 'poll'),
    growth('a second with nothing due: the watch job', 'watch'),
  ];
}

async function idleMs(count: number): Promise<{ poll: number; watch: number }> {
  const database = await openDatabase('sqlite::memory:');
  const store = createStore(database);
  const all = Array.from({ length: count }, (_, index) =>
    feedSchema.parse({
      ...{ id: `feed-${index}`, outlet: `Outlet ${index}`, tier: 'paper', kind: 'rss' },
      url: `https://outlet-${index}.example/feed`,
    }),
  );
  const nextPollAt = clock.now() + 3_600_000;
  const lastOkAt = clock.now();
  for (const { id } of all) await store.cursors.put(id, { nextPollAt, lastOkAt, lastItemAt: lastOkAt, failures: 0 });
  const feeds = createFeedList(all);
  const reader = { fetchSince: () => Promise.reject(new Error('nothing is due')), readPage: async () => undefined };
  const poller = createPoller({
    ...{ store, clock, log, feeds, reader, isPromising: createPromise(lexicon) },
    ...{ limits: limits.polling, pollerLimits: limits.poller },
  });
  const poll = await medianMs(() => poller.run());
  const watch = await medianMs(() => watchForSilence({ store, clock, feeds, topics, limits: limits.watching }));
  await database.close();
  return { poll, watch };
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  await work();
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) {
    const startedAt = performance.now();
    await work();
    samples.push(performance.now() - startedAt);
  }
  return median(samples);
}
