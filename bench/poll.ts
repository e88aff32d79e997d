import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import RssParser from 'rss-parser';
import { limits } from '../config/limits.ts';
import { type Feed, feedSchema } from '../src/domain/feeds.ts';
import { createFeedReader } from '../src/feeds/feed-reader.ts';
import { createFetchBody } from '../src/feeds/fetching.ts';
import type { FeedReader, PageReader } from '../src/ports.ts';
import { ms, quantile } from './figures.ts';
import { hostOf, type Manner, mannersOf, type PollSizes } from './poll-feeds.ts';
import { type Hosts, startHosts } from './poll-hosts.ts';
import { cpuPerThousand } from './poll-plain.ts';
import { type Interval, runPoller } from './poll-run.ts';

const sizes = {
  all: { feeds: 2_000, feedsPerHost: 4, pollSeconds: 60, intervals: 6 },
  small: { feeds: 200, feedsPerHost: 4, pollSeconds: 20, intervals: 5 },
};
const bounds = { openPerHost: 2, lateShare: 0.1 };
const plainRounds = 3;

/** Polls thousands of feeds, a fifth of which fail; then `rss-parser` on the same hosts. `small` for a look. */
export async function benchPoll([size]: readonly string[] = []): Promise<void> {
  const chosen = size === 'small' ? sizes.small : sizes.all;
  const hosts = await startHosts(chosen);
  const manners = mannersOf(chosen);
  const feeds = manners.map((_, index) => feedOf(index, { sizes: chosen, hosts }));
  const allow = new Set(feeds.map(({ url }) => new URL(url).host));
  const { fetchBody, close } = createFetchBody({ allow, limits: limits.fetching });
  const reader = createFeedReader({ fetchBody, pages: noPages, clock: { now: () => Date.now() } });
  console.log(
    `Node ${process.versions.node}, ${feeds.length} feeds on ${allow.size} hosts, every ${chosen.pollSeconds} s\n`,
  );
  await showPolling({ feeds, manners, reader, sizes: chosen, hosts });
  await showPlain(feeds.filter((_, index) => manners[index] === 'well').slice(0, plainFeedsMax), reader);
  await close();
  hosts.close();
}

const plainFeedsMax = 800;
const noPages: PageReader = { read: async () => ({ error: 'not read here' }), close: async () => undefined };

const feedOf = (index: number, { sizes, hosts }: { readonly sizes: PollSizes; readonly hosts: Hosts }): Feed =>
  feedSchema.parse({
    ...{ id: `feed-${index}`, outlet: `Outlet ${index}`, tier: 'paper', kind: 'rss' },
    ...{ url: `http://${hostOf(index, sizes)}:${hosts.port}/feed/${index}`, pollSeconds: sizes.pollSeconds },
  });

interface Showing {
  readonly feeds: readonly Feed[];
  readonly manners: readonly Manner[];
  readonly reader: FeedReader;
  readonly sizes: PollSizes;
  readonly hosts: Hosts;
}

async function showPolling({ feeds, manners, reader, sizes, hosts }: Showing): Promise<void> {
  collectOnDemand();
  const healthy = new Set(feeds.filter((_, index) => manners[index] === 'well').map(({ id }) => id));
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

// The same bodies, in full each time and without a store: neither side sends conditions.
async function showPlain(feeds: readonly Feed[], reader: FeedReader): Promise<void> {
  const parser = new RssParser({ timeout: limits.fetching.fetchMs });
  const loop = { atOnce: limits.poller.feedsAtOnce, rounds: plainRounds };
  const ours = await cpuPerThousand(feeds, { ...loop, call: (feed) => reader.fetchSince(feed, undefined) });
  const theirs = await cpuPerThousand(feeds, { ...loop, call: ({ url }) => parser.parseURL(url) });
  console.log(`\nfetched in full and parsed, healthy feeds in a plain loop, CPU s per 1,000:`);
  console.log(`Parley ${ours.toFixed(2)}, rss-parser ${theirs.toFixed(2)}`);
  console.log('rss-parser checks no address, bounds no body, and gives text with its markup; Parley does all three.');
}
