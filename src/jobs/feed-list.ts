import type { Feed } from '../domain/feeds.ts';
import type { FeedList } from '../ports.ts';

/** The feeds of the operator, for every workspace the same. */
export const createFeedList = (configured: readonly Feed[]): FeedList => ({
  all: async () => configured.filter(({ isOff }) => !isOff),
  seenBy: async () => configured,
});
