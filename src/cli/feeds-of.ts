import type { Settings } from '../../config/env.ts';
import { readFeeds } from '../../config/feeds/index.ts';
import { limits } from '../../config/limits.ts';
import type { Feed } from '../domain/feeds.ts';
import { checkKinds } from '../feeds/kinds/index.ts';
import type { OwnFeeds } from '../jobs/feed-list.ts';
import type { Clock, Store } from '../ports.ts';

/** The feeds of the settings, each of a kind that can be read. Throws a UserError that says what would be right. */
export const feedsOf = (settings: Settings): readonly Feed[] => checkKinds(readFeeds(settings));

/** Where the feeds that workspaces added come from. */
export const ownFeedsOf = ({
  settings,
  store,
  clock,
}: {
  readonly settings: Settings;
  readonly store: Store;
  readonly clock: Clock;
}): OwnFeeds => ({ store, clock, readEveryMs: limits.ownFeeds.readEveryMs, pollSeconds: settings.POLL_SECONDS });
