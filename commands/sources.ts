import { ownerOf } from '../src/domain/deliveries.ts';
import type { Feed } from '../src/domain/feeds.ts';
import { UserError } from '../src/domain/user-error.ts';
import { nearest } from '../src/lib/nearest.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import { agoWords } from '../src/pipeline/ago.ts';
import { type FeedState, feedHealth } from '../src/pipeline/feed-health.ts';
import { findAlert } from './alert-id.ts';
import { alertSources } from './alert-sources.ts';
import { defineCommand } from './command.ts';
import { textOption } from './options.ts';

/** Every feed with its outlet, tier and state; or all who tell an alert. */
export const sources = defineCommand({
  name: 'sources',
  description: 'The feeds that Parley polls, and how each of them is; or all who tell an alert',
  example: '/sources',
  options: {
    feed: {
      ...textOption('one feed by its name; all when left out'),
      suggest: async ({ feeds }) => (await feeds.seenBy('')).map(({ id }) => id),
    },
    alert: { ...textOption('the short id at the foot of an alert: all who tell it'), isNamedOnly: true },
  },
  async answer({ options: { feed, alert }, feeds: list, place, store, clock }) {
    if (alert !== undefined)
      return await alertSources(await findAlert({ store, place }, { written: alert }), { store });
    const feeds = await list.seenBy(ownerOf(place.channel));
    const asked = feed === undefined ? feeds : findFeeds(feed, feeds);
    const lines: string[] = [];
    for (const one of asked)
      lines.push(feedLine({ feed: one, cursor: await store.cursors.get(one.id), nowMs: clock.now() }));
    return {
      title: 'Sources',
      lines: lines.length > 0 ? lines : ['No feed is set up.'],
      citations: [],
      notes: feed === undefined ? [] : asked.map(({ id, url }) => `${id}: ${url}`),
    };
  },
});

function findFeeds(written: string, feeds: readonly Feed[]): readonly Feed[] {
  const wanted = written.toLowerCase();
  const found = feeds.filter(({ id, outlet }) => id === wanted || outlet.toLowerCase().includes(wanted));
  if (found.length > 0) return found;
  const meant = nearest(
    wanted,
    feeds.map(({ id }) => id),
  );
  throw new UserError(
    `There is no feed “${plainLine(written, 40)}”. ${meant ? `Did you mean ${meant}?` : '/sources lists them.'}`,
  );
}

const feedLine = (state: FeedState): string =>
  `• ${state.feed.outlet} (${state.feed.tier}), ${state.feed.id}: ${stateWords(state)}`;

function stateWords({ feed, cursor, nowMs }: FeedState): string {
  const health = feedHealth({ feed, cursor, nowMs });
  switch (health) {
    case 'new':
      return 'not polled yet';
    case 'off':
      return 'switched off';
    case 'ended':
      return `ended: ${cursor?.lastError ?? 'gone'}`;
    case 'failing':
    case 'blocked':
    case 'wrong-content':
      return `${health}, ${cursor?.failures} times in a row: ${cursor?.lastError ?? 'no reason kept'}; last good poll ${agoWords(cursor?.lastOkAt ?? null, nowMs)}`;
    case 'stale':
      return `stale: nothing new ${cursor?.lastItemAt ? `since ${agoWords(cursor.lastItemAt, nowMs)}` : 'since the first poll'}, expected every ${feed.expectedEvery}`;
    case 'ok':
      return `ok, last poll ${agoWords(cursor?.lastOkAt ?? null, nowMs)}, last item ${agoWords(cursor?.lastItemAt ?? null, nowMs)}`;
    default:
      return health satisfies never;
  }
}
