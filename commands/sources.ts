import { ownerOf } from '../src/domain/deliveries.ts';
import type { Feed } from '../src/domain/feeds.ts';
import type { Reply } from '../src/domain/replies.ts';
import type { Topic } from '../src/domain/topics.ts';
import { UserError } from '../src/domain/user-error.ts';
import { nearest } from '../src/lib/nearest.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import type { FeedState } from '../src/pipeline/feed-health.ts';
import { feedLine, feedLines } from '../src/pipeline/feed-lines.ts';
import { findAlert } from './alert-id.ts';
import { alertSources } from './alert-sources.ts';
import { type CommandContext, defineCommand } from './command.ts';
import { textOption } from './options.ts';
import { alertIds } from './suggested-alerts.ts';

/** Every feed with its outlet, tier and state; or all who tell an alert. */
export const sources = defineCommand({
  name: 'sources',
  description: 'The feeds that Parley polls, and how each of them is; or all who tell an alert',
  example: '/sources',
  options: {
    feed: {
      ...textOption('one feed by its name; all when left out'),
      suggest: async ({ feeds, channel }) =>
        (await feeds.seenBy(channel === undefined ? '' : ownerOf(channel))).map(({ id, outlet }) => ({
          value: id,
          name: plainLine(`${id} · ${outlet}`, 100),
        })),
    },
    alert: {
      ...textOption('the short id at the foot of an alert: all who tell it'),
      isNamedOnly: true,
      suggest: alertIds,
    },
  },
  async answer({ options: { feed, alert }, ...context }) {
    const { feeds, place, store, topics } = context;
    if (alert !== undefined) return await alertSources(await findAlert(context, { written: alert }), { store });
    const seen = await feeds.seenBy(ownerOf(place.channel));
    if (feed !== undefined) return await oneAnswer(findFeeds(feed, seen), context);
    const states = await statesOf(seen, context);
    return {
      title: 'Sources',
      lines: states.length > 0 ? allLines(states, topics) : ['No feed is set up.'],
      citations: [],
      notes: ['/sources feed:NAME shows one of them with its address.'],
    };
  },
});

// What a workspace added stands apart: nobody else sees it, and it is no path for everyone.
function allLines(states: readonly FeedState[], topics: readonly Topic[]): string[] {
  const everyones = states.filter(({ feed }) => feed.workspace === undefined);
  const own = states.filter(({ feed }) => feed.workspace !== undefined);
  return [
    ...(everyones.length > 0 ? feedLines(everyones, topics) : []),
    ...(own.length > 0 ? ['Added by this workspace, seen by it alone:', ...own.map(feedLine)] : []),
  ];
}

/** Feeds with what is remembered of them. */
async function statesOf(seen: readonly Feed[], { store, clock }: Pick<CommandContext, 'store' | 'clock'>) {
  const states: FeedState[] = [];
  for (const feed of seen) states.push({ feed, cursor: await store.cursors.get(feed.id), nowMs: clock.now() });
  return states;
}

async function oneAnswer(found: readonly Feed[], context: CommandContext): Promise<Reply> {
  const states = await statesOf(found, context);
  return {
    title: 'Sources',
    lines: states.flatMap((state) => [feedLine(state), ...detailLines(state.feed, context.topics)]),
    citations: [],
    notes: [],
  };
}

function detailLines({ url, topics: ids, expectedEvery, note }: Feed, topics: readonly Topic[]): string[] {
  const labels = topics.filter(({ id }) => ids?.includes(id) ?? true).map(({ label }) => label);
  const path = labels.length === topics.length ? 'every topic' : labels.join(', ') || 'none';
  return [
    `  ${url}`,
    `  Expected every ${expectedEvery}. Silence would be told on: ${path}.`,
    ...(note === undefined ? [] : [`  ${note}`]),
  ];
}

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
