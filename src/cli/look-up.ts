import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { createFetchBody } from '../feeds/fetching.ts';
import { createFeedFinder } from '../feeds/find-feed.ts';
import { fetchPage } from '../feeds/pages/fetch-page.ts';
import { createPageReader } from '../feeds/pages/page-reader.ts';
import { createPageLook } from '../jobs/look-into-page.ts';
import { createFeedLookUp } from '../jobs/look-up-feed.ts';
import { createTopicMatcher } from '../pipeline/match-topics.ts';
import type { LookIntoPage, LookUpFeed } from '../ports.ts';
import { createPassingStore } from '../store/passing-store.ts';
import type { LookingUp } from './own-feed-tools.ts';

/** Looks for feeds and into pages over the guarded fetcher, and tries what they bring above the store of the bot. */
export function createLookUp({ settings, store, clock, log }: LookingUp): {
  readonly lookUp: LookUpFeed;
  readonly lookInto: LookIntoPage;
  close(): Promise<void>;
} {
  const { lookUp: lookUpLimits } = limits.ownFeeds;
  const { FETCH_ALLOW, FETCH_CONTACT: contact } = settings;
  const fetchLimits = { ...limits.fetching, fetchMs: lookUpLimits.fetchMs };
  const fetching = { contact, limits: fetchLimits, clock };
  const feeds = createFetchBody({ ...fetching, allow: new Set(FETCH_ALLOW) });
  // Whoever may ask a question chooses the page, so what an operator lets feeds be read from is closed to them.
  const { fetchBody, close } = createFetchBody({ ...fetching, allow: new Set() });
  const pages = createPageReader({ limits: limits.pages });
  const trial = {
    ...{ clock, log, lexicon, topics, limits, batchMs: settings.ALERT_BATCH_SECONDS * 1000 },
    openTrial: () => createPassingStore(store),
    matchTopics: createTopicMatcher({ lexicon, topics }),
  };
  const finder = createFeedFinder({ fetchBody: feeds.fetchBody, clock, limits: lookUpLimits });
  return {
    lookUp: createFeedLookUp({ ...trial, finder, lookUpLimits }),
    lookInto: createPageLook({
      ...trial,
      fetchPage: (address) => fetchPage({ fetchBody, pages }, address),
      lookLimits: limits.lookingInto,
    }),
    async close() {
      await pages.close();
      await Promise.all([feeds.close(), close()]);
    },
  };
}
