import type { Settings } from '../../config/env.ts';
import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { type Cursor, type Feed, type FeedItem, feedSchema } from '../domain/feeds.ts';
import { UserError } from '../domain/user-error.ts';
import { rowsOf } from '../jobs/poll.ts';
import type { ReadResult } from '../jobs/read.ts';
import { jsonLine } from '../lib/json-line.ts';
import { nearest } from '../lib/nearest.ts';
import { createPromise } from '../pipeline/promising.ts';
import type { Clock, FetchResult, Log } from '../ports.ts';
import { claimLinesOf } from './claim-lines.ts';
import { feedsOf } from './feeds-of.ts';
import { openCopy } from './open-copy.ts';
import { developmentLine } from './read.ts';
import { tierOf } from './tiers.ts';
import { readWaiting, type TrialReading, tryReading } from './trial.ts';
import { openWeb, type Web } from './web.ts';

export interface FeedTrial {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  /** The id of a feed, or an address. */
  readonly named: string;
  readonly write: (text: string) => void;
}

/**
 * Fetches one feed as if it were new but its items were news: writes a line on the feed, one an item, and one an alert
 * that it would bring. Stores nothing. Returns whether the feed could be read.
 */
export async function tryFeed(trial: FeedTrial): Promise<boolean> {
  const { settings, named, write } = trial;
  const show = (line: object) => write(jsonLine(line));
  const feed = feedNamed(named, feedsOf(settings));
  const web = openWeb(trial);
  try {
    const result = await web.reader.fetchSince(feed, undefined);
    show(feedLine(feed, result));
    if (result.kind !== 'fetched') return false;
    const { results, posts } = await readItems(trial, { web, feed, items: result.items });
    for (const read of inOrderOf(result.items, results)) show(itemLine(read));
    for (const { type, text } of posts) show({ alert: text, type });
    return true;
  } finally {
    await web.close();
  }
}

function feedNamed(named: string, feeds: readonly Feed[]): Feed {
  const known = feeds.find(({ id, url }) => id === named || url === named);
  if (known) return known;
  const url = URL.parse(named);
  if (url && /^https?:$/.test(url.protocol)) return feedAt(url);
  const meant = nearest(
    named,
    feeds.map(({ id }) => id),
  );
  throw new UserError(
    `There is no feed “${named}”. ${meant ? `Did you mean ${meant}?` : 'Name one by its id, or give an address such as https://ustr.gov/rss.xml.'}`,
  );
}

const idCharsMax = 64;

const feedAt = ({ href, hostname, host }: URL): Feed =>
  feedSchema.parse({
    id: `at-${hostname.replace(/[^a-z0-9]+/g, '-')}`.slice(0, idCharsMax),
    outlet: host,
    tier: tierOf(hostname),
    kind: 'rss',
    url: href,
  });

function feedLine({ id, outlet, kind, url }: Feed, result: FetchResult) {
  const feed = { id, outlet, kind, address: url };
  if (result.kind === 'fetched') return { feed, state: 'ok', items: result.items.length, dropped: result.dropped };
  const amiss = result.kind === 'failed' ? { state: result.trouble, reason: result.reason } : { state: 'failing' };
  return { feed, ...amiss, items: 0, dropped: 0 };
}

interface Fetched {
  readonly web: Web;
  readonly feed: Feed;
  readonly items: readonly FeedItem[];
}

async function readItems(trial: FeedTrial, { web, feed, items }: Fetched): Promise<TrialReading> {
  const { settings, clock, log } = trial;
  const { store, close } = await openCopy(settings, clock);
  try {
    const untilMs = clock.now() + limits.checking.readMsMax;
    const reading = { store, clock, log, batchMs: settings.ALERT_BATCH_SECONDS * 1000, untilMs };
    // What the bot has not read yet comes first, as it will there.
    await readWaiting(reading);
    const polling = { clock, reader: web.reader, isPromising: createPromise(lexicon), limits: limits.polling };
    await store.inbox.add(await rowsOf({ polling, feed, cursor: polledBefore(clock.now()), items }));
    return await tryReading({ ...reading, untilMs: clock.now() + limits.checking.readMsMax });
  } finally {
    await close();
  }
}

// The first poll of a feed alerts on nothing; this one is to show what would be alerted.
const polledBefore = (nowMs: number): Cursor => ({ nextPollAt: nowMs, lastOkAt: nowMs, failures: 0 });

// As the feed has them; they were read oldest first.
function inOrderOf(items: readonly FeedItem[], results: readonly ReadResult[]): ReadResult[] {
  const placeOf = (item: Pick<FeedItem, 'title' | 'url'>) => `${item.url}\n${item.title}`;
  const places = new Map(items.map((item, index) => [placeOf(item), index]));
  const place = ({ item }: ReadResult) => places.get(placeOf(item)) ?? 0;
  return results.toSorted((a, b) => place(a) - place(b));
}

const itemLine = ({ item, isRelevant, topics, claims, developments }: ReadResult) => ({
  title: item.title,
  link: item.url ?? null,
  published: item.publishedAt === null ? null : new Date(item.publishedAt).toISOString(),
  relevant: isRelevant,
  topics,
  claims: claimLinesOf(claims),
  developments: developments.map(developmentLine),
});
