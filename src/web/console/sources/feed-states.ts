import { type FeedHealth, type FeedState, feedHealth } from '../../../pipeline/feed-health.ts';
import type { ConsoleParts } from '../console-routes.ts';
import { troubleFirst } from './feed-words.ts';

type Reading = Pick<ConsoleParts, 'feeds' | 'store' | 'clock'>;

/** A feed as it is now. */
export interface JudgedFeed extends FeedState {
  readonly health: FeedHealth;
}

/** All feeds, the operator's and those of workspaces, trouble first. */
export async function judgedFeeds({ feeds, store, clock }: Reading): Promise<JudgedFeed[]> {
  // Nobody's own are seen by nobody: that leaves the operator's, switched off ones too.
  const all = [...(await feeds.seenBy('')), ...(await store.feeds.all())];
  const cursors = await store.cursors.getMany(all.map(({ id }) => id));
  const nowMs = clock.now();
  const judged = all.map((feed) => {
    const state = { feed, cursor: cursors.get(feed.id), nowMs };
    return { ...state, health: feedHealth(state) };
  });
  const rank = ({ health }: JudgedFeed) => troubleFirst.indexOf(health);
  return judged.toSorted((a, b) => rank(a) - rank(b));
}
