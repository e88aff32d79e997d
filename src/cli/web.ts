import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import { createFeedReader } from '../feeds/feed-reader.ts';
import { createFetchBody, type FetchBody } from '../feeds/fetching.ts';
import { createPageReader } from '../feeds/pages/page-reader.ts';
import type { Clock, FeedReader } from '../ports.ts';

export interface Web {
  readonly reader: FeedReader;
  /** Cuts what is on its way. */
  close(): Promise<void>;
}

export interface Fetching {
  readonly settings: Settings;
  readonly clock: Clock;
}

/** Fetches as guarded as the settings say. */
export function openFetcher({ settings, clock }: Fetching): { fetchBody: FetchBody; close(): Promise<void> } {
  const { FETCH_ALLOW, FETCH_CONTACT: contact } = settings;
  return createFetchBody({ allow: new Set(FETCH_ALLOW), contact, limits: limits.fetching, clock });
}

/** The reader of feeds and their pages. */
export function openWeb({ settings, clock }: Fetching): Web {
  const { fetchBody, close } = openFetcher({ settings, clock });
  const pages = createPageReader({ limits: limits.pages });
  return {
    reader: createFeedReader({ fetchBody, pages, clock }),
    async close() {
      await pages.close();
      await close();
    },
  };
}
