import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import RssParser from 'rss-parser';
import { limits } from '../config/limits.ts';
import { type Feed, feedSchema } from '../src/domain/feeds.ts';
import { createFeedReader } from '../src/feeds/feed-reader.ts';
import { createFetchBody } from '../src/feeds/fetching.ts';
import type { FeedReader, PageReader } from '../src/ports.ts';
import { quantile } from './figures.ts';
import { type Bench, byTurns, type Figure, type Say, type Size } from './measured.ts';
import { hostOf, mannersOf, type PollSizes } from './poll-feeds.ts';
import { type Hosts, startHosts } from './poll-hosts.ts';
import { idleGrowths } from './poll-idle.ts';
import { cpuPerThousand } from './poll-plain.ts';
import { type Interval, runPoller } from './poll-run.ts';

const sizes: Readonly<Record<Size, PollSizes>> = {
  full: { feeds: 200, feedsPerHost: 4, pollSeconds: 20, intervals: 5, warmUpIntervals: 3 },
  small: { feeds: 12, feedsPerHost: 4, pollSeconds: 5, intervals: 1, warmUpIntervals: 1 },
};
const sizesByHand: PollSizes = { feeds: 2_000, feedsPerHost: 4, pollSeconds: 60, intervals: 6, warmUpIntervals: 3 };
const bounds = { openPerHost: 2, lateShare: 0.1 };
const plainFeedsMax = 800;
const clock = { now: () => Date.now() };

/** Feeds in a plain loop beside `rss-parser`, then many that are polled when they are due, a fifth of which fail. */
export const pollBench: Bench = {
  title: 'Polling',
  what: 'Healthy feeds fetched in full and parsed in a plain loop, beside `rss-parser`, which checks no address, bounds no body and leaves markup in; then feeds that are polled when they are due, a fifth of which fail in seven ways. By hand: `npm run bench poll all`, 2,000 feeds a minute, 11 minutes.',
  peers: ['rss-parser'],
  async measure(size, say) {
    // Hosts of its own for each, so that nobody's connections are counted for the other.
    say('in a plain loop');
    const plain = await onStage(sizes[size], (stage) => plainFigure(stage, size));
    say('nothing due');
    const growths = await idleGrowths(size);
    say('as they are due');
    const polled = await onStage(sizes[size], (stage) => pollingFigures(stage, say));
    return { figures: [plain, ...polled], growths };
  },
  async alone() {
    const figures = await onStage(sizesByHand, (stage) => pollingFigures(stage, (line) => console.log(line)));
    for (const { name, unit, ours, bound } of figures)
      console.log(
        `${name.padEnd(60)} ${ours.map((value) => value.toFixed(2)).join(' ')} ${unit} ${bound ? `(${bound.at} ${bound.bound})` : ''}`,
      );
  },
};

async function onStage<T>(chosen: PollSizes, run: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await openStage(chosen);
  try {
    return await run(stage);
  } finally {
    await stage.close();
  }
}

interface Stage {
  readonly sizes: PollSizes;
  readonly hosts: Hosts;
  readonly feeds: readonly Feed[];
  /** Those that answer well. */
  readonly healthy: readonly Feed[];
  readonly reader: FeedReader;
  close(): Promise<void>;
}

async function openStage(chosen: PollSizes): Promise<Stage> {
  const hosts = await startHosts(chosen);
  const manners = mannersOf(chosen);
  const feeds = manners.map((_, index) => feedOf(index, { sizes: chosen, hosts }));
  const allow = new Set(feeds.map(({ url }) => new URL(url).host));
  const { fetchBody, close } = createFetchBody({ allow, limits: limits.fetching, clock });
  return {
    ...{ sizes: chosen, hosts, feeds, healthy: feeds.filter((_, index) => manners[index] === 'well') },
    reader: createFeedReader({ fetchBody, pages: noPages, clock }),
    async close() {
      await close();
      hosts.close();
    },
  };
}

const noPages: PageReader = {
  prepare: () => undefined,
  read: async () => ({ error: 'not read here' }),
  close: async () => undefined,
};

const feedOf = (index: number, { sizes, hosts }: Pick<Stage, 'sizes' | 'hosts'>): Feed =>
  feedSchema.parse({
    ...{ id: `feed-${index}`, outlet: `Outlet ${index}`, tier: 'paper', kind: 'rss' },
    ...{ url: `http://${hostOf(index, sizes)}:${hosts.port}/feed/${index}`, pollSeconds: sizes.pollSeconds },
  });

async function pollingFigures({ feeds, healthy: well, reader, sizes, hosts }: Stage, say: Say): Promise<Figure[]> {
  collectOnDemand();
  const healthy = new Set(well.map(({ id }) => id));
  const pollMs = sizes.pollSeconds * 1_000;
  const done: Interval[] = [];
  for await (const interval of runPoller({ ...sizes, reader, feeds, healthy, pollMs })) {
    done.push(interval);
    say(lineOf(done.length, interval));
  }
  const { openMax, asked, unchanged } = await hosts.seen();
  const late = done.flatMap(({ lateMs }) => lateMs);
  const polls = done.reduce((sum, interval) => sum + interval.polls, 0);
  const cpu = done.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
  const name = (what: string) => `${feeds.length} feeds, each ${sizes.pollSeconds} s: ${what}`;
  return [
    {
      ...{ name: name('began late, the latest of the healthy'), unit: '% of the interval' },
      ...{ ours: [(quantile(late, 1) / pollMs) * 100] },
      bound: { at: 'most', of: 'value', bound: bounds.lateShare * 100 },
    },
    {
      ...{ name: name('connections open at once, the most of any host'), unit: 'connections' },
      ...{ ours: [Math.max(...openMax)], bound: { at: 'most', of: 'value', bound: bounds.openPerHost } },
    },
    { name: name('processor time as it runs'), unit: 's for 1,000 polls', ours: [(cpu / polls) * 1_000] },
    { name: name('answered with 304'), unit: '%', ours: [(unchanged / asked) * 100], isRate: true },
  ];
}

// Memory is comparable only after what is garbage is gone.
function collectOnDemand(): void {
  setFlagsFromString('--expose-gc');
  global.gc ??= runInNewContext('gc');
}

function lineOf(place: number, { polls, news, lateMs, heapMb, rssMb }: Interval): string {
  const late = `late by p50 ${quantile(lateMs, 0.5).toFixed(0)} ms, at most ${Math.max(...lateMs).toFixed(0)}`;
  return `interval ${place}: ${polls} polls, ${news} news, ${late}, heap ${heapMb.toFixed(1)} MB, resident ${rssMb.toFixed(0)} MB`;
}

// The same bodies, in full each time and without a store: neither side sends conditions.
async function plainFigure({ healthy, reader }: Stage, size: Size): Promise<Figure> {
  const feeds = healthy.slice(0, plainFeedsMax);
  const parser = new RssParser({ timeout: limits.fetching.fetchMs });
  const loop = { atOnce: limits.poller.feedsAtOnce, rounds: 1 };
  const found = await byTurns(size, {
    ours: () => cpuPerThousand(feeds, { ...loop, call: (feed) => reader.fetchSince(feed, undefined) }),
    theirs: () => cpuPerThousand(feeds, { ...loop, call: ({ url }) => parser.parseURL(url) }),
  });
  return {
    ...{ name: `${feeds.length} feeds in a plain loop: processor time`, unit: 's for 1,000 feeds', ours: found.ours },
    peer: { name: 'rss-parser', values: found.theirs },
  };
}
