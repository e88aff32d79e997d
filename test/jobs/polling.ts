import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { type Cursor, type Feed, type FeedItem, feedSchema } from '../../src/domain/feeds.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import type { PollLimits } from '../../src/jobs/poll.ts';
import { createPoller } from '../../src/jobs/poller.ts';
import { createPromise } from '../../src/pipeline/promising.ts';
import type { FetchResult, InboxRow, Store } from '../../src/ports.ts';
import { openStore } from '../contracts/engines.ts';
import { createKeptLog, createMovedClock } from './newsroom.ts';

/** A feed as an operator sets it. */
export const feedOf = (id: string, parts: Partial<Feed> = {}): Feed =>
  feedSchema.parse({
    id,
    outlet: 'Sample Wire',
    tier: 'wire',
    kind: 'rss',
    url: `https://${id}.example/rss`,
    ...parts,
  });

/** An item on the talks with enough words of its own. */
export const itemOf = (name: string, parts: Partial<FeedItem> = {}): FeedItem => ({
  url: `https://wire.example/${name}`,
  title: `China tariffs: ${name}`,
  text: 'Words enough. '.repeat(60),
  publishedAt: null,
  ...parts,
});

/** What a fetch of these items brings. */
export const brings = (...items: FeedItem[]): Extract<FetchResult, { kind: 'fetched' }> => ({
  kind: 'fetched',
  items,
  dropped: 0,
  validators: {},
});

export interface Polling {
  readonly store: Store;
  readonly clock: ReturnType<typeof createMovedClock>;
  readonly log: ReturnType<typeof createKeptLog>;
  /** The feeds that were fetched, with the cursor that they were fetched with. */
  readonly fetched: { readonly feedId: string; readonly cursor: Cursor | undefined }[];
  /** The pages that were read. */
  readonly pages: string[];
  /** What fetches bring from now on, by feed. */
  answer(byFeed: Readonly<Record<string, FetchResult>>): void;
  poll(): Promise<void>;
  /** Moves the clock first. */
  pollAfter(ms: number): Promise<void>;
  inbox(): Promise<InboxRow[]>;
}

export interface PollingOptions {
  readonly feeds?: readonly Feed[];
  readonly limits?: Partial<PollLimits>;
  readonly page?: string | undefined;
  /** Breaks what it does with the store. */
  readonly wrap?: (store: Store) => Store;
}

/** Polls made-up feeds into an empty store, with a clock that tests move. */
export async function openPolling(options: PollingOptions = {}): Promise<Polling> {
  const { store } = await openStore();
  const clock = createMovedClock();
  const log = createKeptLog();
  const fetched: Polling['fetched'] = [];
  const pages: string[] = [];
  let results: Readonly<Record<string, FetchResult>> = {};
  const poller = createPoller({
    ...{ clock, log, limits: { ...limits.polling, ...options.limits }, pollerLimits: limits.poller },
    feeds: createFeedList(options.feeds ?? [feedOf('wire')]),
    store: options.wrap?.(store) ?? store,
    isPromising: createPromise(lexicon),
    reader: {
      async fetchSince(feed, cursor) {
        fetched.push({ feedId: feed.id, cursor });
        return results[feed.id] ?? brings();
      },
      async readPage(url) {
        pages.push(url);
        return options.page;
      },
    },
  });
  const poll = async () => {
    await poller.run();
    await poller.settled();
  };
  return {
    ...{ store, clock, log, fetched, pages, poll },
    answer: (byFeed) => {
      results = byFeed;
    },
    async pollAfter(ms) {
      clock.move(ms);
      await poll();
    },
    inbox: () => store.inbox.take(1000),
  };
}
