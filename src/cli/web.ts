import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import { createFeedReader } from '../feeds/feed-reader.ts';
import { createFetchBody } from '../feeds/fetching.ts';
import { createPageReader } from '../feeds/pages/page-reader.ts';
import type { Clock, FeedReader } from '../ports.ts';

export interface Web {
  readonly reader: FeedReader;
  /** Cuts what is on its way. */
  close(): Promise<void>;
}

/** The reader of feeds and their pages, as guarded as the settings say. */
export function openWeb({ settings, clock }: { readonly settings: Settings; readonly clock: Clock }): Web {
  const { FETCH_ALLOW, FETCH_CONTACT: contact } = settings;
  const { fetchBody, close } = createFetchBody({
    allow: new Set(FETCH_ALLOW),
    contact,
    limits: limits.fetching,
    clock,
  });
  const pages = createPageReader({ limits: limits.pages });
  return {
    reader: createFeedReader({ fetchBody, pages, clock }),
    async close() {
      await pages.close();
      await close();
    },
  };
}
