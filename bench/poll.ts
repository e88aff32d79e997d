import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import RssParser from 'rss-parser';
import { limits } from '../config/limits.ts';
import { type Feed, feedSchema } from '../src/domain/feeds.ts';
import { createFeedReader } from '../src/feeds/feed-reader.ts';
import { createFetchBody } from '../src/feeds/fetching.ts';
import type { FeedReader, PageReader } from '../src/ports.ts';
import { median, ms, quantile } from './figures.ts';
import { hostOf, mannersOf, type PollSizes } from './poll-feeds.ts';
import { type Hosts, startHosts } from './poll-hosts.ts';
import { cpuPerThousand } from './poll-plain.ts';
import { type Interval, runPoller } from './poll-run.ts';

const sizes = {
  all: { feeds: 2_000, feedsPerHost: 4, pollSeconds: 60, intervals: 6 },
  small: { feeds: 200, feedsPerHost: 4, pollSeconds: 20, intervals: 5 },
};
const bounds = { openPerHost: 2, lateShare: 0.1 };
const plainRounds = 7;
const clock = { now: () => Date.now() };

/** Reads feeds in a plain loop beside `rss-parser`, then polls thousands, a fifth of which fail. `small` for a look. */
export async function benchPoll([size]: readonly string[] = []): Promise<void> {
  const chosen = size === 'small' ? sizes.small : sizes.all;
  console.log(`Node ${process.versions.node}, ${chosen.feeds} feeds, every ${chosen.pollSeconds} s\n`);
  for (const show of [showPlain, showPolling]) {
    // Hosts of its own for each, so that nobody's connections are counted for the other.
    const stage = await openStage(chosen);
    await show(stage);
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

const noPages: PageReader = { read: async () => ({ error: 'not read here' }), close: async () => undefined };

const feedOf = (index: number, { sizes, hosts }: Pick<Stage, 'sizes' | 'hosts'>): Feed =>
  feedSchema.parse({
    ...{ id: `feed-${index}`, outlet: `Outlet ${index}`, tier: 'paper', kind: 'rss' },
    ...{ url: `http://${hostOf(index, sizes)}:${hosts.port}/feed/${index}`, pollSeconds: sizes.pollSeconds },
  });

async function showPolling({ feeds, healthy: well, reader, sizes, hosts }: Stage): Promise<void> {
  collectOnDemand();
  const healthy = new Set(well.map(({ id }) => id));
  const pollMs = sizes.pollSeconds * 1_000;
  const done: Interval[] = [];
  console.log('interval   polls    news   late p50   p99      max ms   CPU s/1,000   heap MB   RSS MB');
  for await (const interval of runPoller({ reader, feeds, healthy, pollMs, intervals: sizes.intervals })) {
    done.push(interval);
    console.log(`${String(done.length).padStart(8)} ${lineOf(interval)}`);
  }
  const { openMax, asked, unchanged } = await hosts.seen();
  const late = done.flatMap(({ lateMs }) => lateMs);
  const share = (part: number) => `${((quantile(late, part) / pollMs) * 100).toFixed(2)} %`;
  const most = Math.max(...openMax);
  console.log(`\nconnections open at once, most of any host: ${most} (${verdict(most <= bounds.openPerHost)})`);
  console.log(`polls of ${healthy.size} healthy feeds began late by, in shares of the interval:`);
  const isInTime = quantile(late, 1) / pollMs <= bounds.lateShare;
  console.log(`p50 ${share(0.5)}, p99 ${share(0.99)}, max ${share(1)} (${verdict(isInTime)})`);
  const polls = done.reduce((sum, interval) => sum + interval.polls, 0);
  const cpu = done.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
  console.log(`answered with 304: ${((unchanged / asked) * 100).toFixed(0)} % of all requests`);
  console.log(`Parley as it runs, CPU s per 1,000 polls: ${((cpu / polls) * 1_000).toFixed(2)}`);
}

// Memory is comparable only after what is garbage is gone.
function collectOnDemand(): void {
  setFlagsFromString('--expose-gc');
  global.gc ??= runInNewContext('gc');
}

const verdict = (isHeld: boolean): string => (isHeld ? 'held' : 'NOT HELD');

function lineOf({ polls, news, lateMs, cpuSeconds, heapMb, rssMb }: Interval): string {
  const counts = `${String(polls).padStart(7)} ${String(news).padStart(7)}`;
  const late = [0.5, 0.99, 1].map((part) => ms(quantile(lateMs, part))).join(' ');
  const cpu = ((cpuSeconds / polls) * 1_000).toFixed(2).padStart(13);
  return `${counts}  ${late} ${cpu} ${heapMb.toFixed(1).padStart(9)} ${rssMb.toFixed(0).padStart(8)}`;
}

// The same bodies, in full each time and without a store: neither side sends conditions. By turns, so that what else the
// machine does meets both.
async function showPlain({ healthy, reader }: Stage): Promise<void> {
  const feeds = healthy.slice(0, plainFeedsMax);
  const parser = new RssParser({ timeout: limits.fetching.fetchMs });
  const loop = { atOnce: limits.poller.feedsAtOnce, rounds: 1 };
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < plainRounds; round++) {
    ours.push(await cpuPerThousand(feeds, { ...loop, call: (feed) => reader.fetchSince(feed, undefined) }));
    theirs.push(await cpuPerThousand(feeds, { ...loop, call: ({ url }) => parser.parseURL(url) }));
  }
  console.log(`fetched in full and parsed, ${feeds.length} healthy feeds in a plain loop, CPU s per 1,000, median:`);
  console.log(`Parley ${median(ours).toFixed(2)}, rss-parser ${median(theirs).toFixed(2)}`);
  console.log('rss-parser checks no address, bounds no body, and gives text with its markup; Parley does all three.\n');
}

const plainFeedsMax = 800;
