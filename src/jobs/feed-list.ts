import type { Feed } from '../domain/feeds.ts';
import type { Clock, FeedList, Store } from '../ports.ts';

/** Where the feeds that workspaces added are read from. */
export interface OwnFeeds {
  readonly store: Pick<Store, 'feeds'>;
  readonly clock: Clock;
  /** They are read again at most so often: another process may have added one. */
  readonly readEveryMs: number;
  /** Replaces the interval of every feed. */
  readonly pollSeconds?: number | undefined;
}

/** The feeds of the operator, for every workspace the same, and those that workspaces added. */
export function createFeedList(configured: readonly Feed[], own?: OwnFeeds): FeedList {
  const polled = configured.filter(({ isOff }) => !isOff);
  let all = polled;
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    async all() {
      if (own === undefined || own.clock.now() - readAt < own.readEveryMs) return all;
      readAt = own.clock.now();
      all = [...polled, ...(await own.store.feeds.all()).map((feed) => paced(feed, own))];
      return all;
    },
    seenBy: async (workspace) => [...configured, ...((await own?.store.feeds.ofWorkspace(workspace)) ?? [])],
    refresh() {
      readAt = Number.NEGATIVE_INFINITY;
    },
  };
}

const paced = (feed: Feed, { pollSeconds }: OwnFeeds): Feed =>
  pollSeconds === undefined ? feed : { ...feed, pollSeconds };
