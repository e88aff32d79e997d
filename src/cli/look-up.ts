import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { createFetchBody } from '../feeds/fetching.ts';
import { createFeedFinder } from '../feeds/find-feed.ts';
import { createFeedLookUp } from '../jobs/look-up-feed.ts';
import { createTopicMatcher } from '../pipeline/match-topics.ts';
import type { LookUpFeed } from '../ports.ts';
import { createPassingStore } from '../store/passing-store.ts';
import type { LookingUp } from './own-feed-tools.ts';

/** Looks for feeds over the guarded fetcher, and tries their items above the store of the bot. */
export function createLookUp({ settings, store, clock, log }: LookingUp): {
  readonly lookUp: LookUpFeed;
  close(): Promise<void>;
} {
  const { lookUp: lookUpLimits } = limits.ownFeeds;
  const { FETCH_ALLOW, FETCH_CONTACT: contact } = settings;
  const fetchLimits = { ...limits.fetching, fetchMs: lookUpLimits.fetchMs };
  const { fetchBody, close } = createFetchBody({ allow: new Set(FETCH_ALLOW), contact, limits: fetchLimits, clock });
  const lookUp = createFeedLookUp({
    ...{ clock, log, lexicon, topics, limits, lookUpLimits },
    finder: createFeedFinder({ fetchBody, clock, limits: lookUpLimits }),
    openTrial: () => createPassingStore(store),
    matchTopics: createTopicMatcher({ lexicon, topics }),
    batchMs: settings.ALERT_BATCH_SECONDS * 1000,
  });
  return { lookUp, close };
}
