import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Feed, feedSchema } from '../src/domain/feeds.ts';
import { UserError } from '../src/domain/user-error.ts';
import type { Settings } from './env.ts';

/** The feeds that are polled when no FEEDS_FILE is set. */
const builtIn: readonly z.input<typeof feedSchema>[] = [
  {
    id: 'ustr',
    outlet: 'USTR',
    tier: 'official-us',
    kind: 'rss',
    url: 'https://ustr.gov/rss.xml',
    expectedEvery: '7d',
    pollSeconds: 300,
  },
  {
    id: 'white-house-actions',
    outlet: 'White House',
    tier: 'official-us',
    kind: 'rss',
    url: 'https://www.whitehouse.gov/presidential-actions/feed/',
    expectedEvery: '7d',
    pollSeconds: 300,
  },
  {
    id: 'treasury',
    outlet: 'US Treasury',
    tier: 'official-us',
    kind: 'rss',
    url: 'https://public.govdelivery.com/topics/USTREAS_49/feed.rss',
    expectedEvery: '7d',
    pollSeconds: 300,
  },
  {
    id: 'scmp-china-economy',
    outlet: 'South China Morning Post',
    tier: 'paper',
    kind: 'rss',
    url: 'https://www.scmp.com/rss/507589/feed',
  },
  {
    id: 'bbc-business',
    outlet: 'BBC',
    tier: 'paper',
    kind: 'rss',
    url: 'https://feeds.bbci.co.uk/news/business/rss.xml',
  },
  {
    id: 'guardian-trade',
    outlet: 'The Guardian',
    tier: 'paper',
    kind: 'rss',
    url: 'https://www.theguardian.com/business/internationaltrade/rss',
    expectedEvery: '2d',
  },
  {
    id: 'nyt-economy',
    outlet: 'New York Times',
    tier: 'paper',
    kind: 'rss',
    url: 'https://rss.nytimes.com/services/xml/rss/nyt/Economy.xml',
  },
  {
    id: 'aljazeera',
    outlet: 'Al Jazeera',
    tier: 'paper',
    kind: 'rss',
    url: 'https://www.aljazeera.com/xml/rss/all.xml',
    expectedEvery: '6h',
  },
];

const feedsSchema = z
  .array(feedSchema)
  .refine((feeds) => new Set(feeds.map(({ id }) => id)).size === feeds.length, 'every feed needs an id of its own');

/** The feeds to poll: those of FEEDS_FILE or the built-in ones, at the interval of POLL_SECONDS when it is set. */
export function readFeeds({ FEEDS_FILE, POLL_SECONDS }: Settings): Feed[] {
  const feeds = FEEDS_FILE === undefined ? feedsSchema.parse(builtIn) : readFeedsFile(FEEDS_FILE);
  return POLL_SECONDS === undefined ? feeds : feeds.map((feed) => ({ ...feed, pollSeconds: POLL_SECONDS }));
}

function readFeedsFile(path: string): Feed[] {
  const parsed = feedsSchema.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the list'}: ${issue.message}`);
  throw new UserError(`FEEDS_FILE ${path} is not a list of feeds: ${faults.join('; ')}.`);
}

function readJson(path: string): unknown {
  try {
    // Editors on Windows put a byte-order mark first, which JSON does not know.
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UserError(
      `FEEDS_FILE ${path} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
