import type { ChannelId } from '../src/domain/deliveries.ts';
import type { HomeButton, HomeLine, HomePage, HomeSection } from '../src/domain/home.ts';
import { dayOf } from '../src/domain/partial-date.ts';
import type { Subscription } from '../src/domain/subscriptions.ts';
import { type FeedHealth, type FeedState, feedHealth } from '../src/pipeline/feed-health.ts';
import { freshnessNote } from '../src/pipeline/freshness.ts';
import type { HomeWriter } from '../src/ports.ts';
import type { CommandContext } from './command.ts';
import { datesOf, dateWords, soonestFirst } from './deadlines.ts';
import { labelsOf } from './follows.ts';
import { openShowing } from './lines.ts';
import { silentLines } from './status.ts';

export type HomeContext = Pick<CommandContext, 'store' | 'clock' | 'topics' | 'feeds'>;

/** Writes what Parley does for a workspace: what is followed there, the next dates, how the feeds are. */
export const createHome =
  (context: HomeContext): HomeWriter =>
  async (asked): Promise<HomePage> => ({
    title: 'Parley follows the US–China trade talks',
    buttons,
    sections: [await followed(context, asked), await datesAhead(context), await feedsNow(context, asked)],
    notes: [freshnessNote(await context.store.coverage.newestAt(), context.clock.now())],
  });

const buttons: readonly HomeButton[] = [
  { label: 'Subscribe a channel', command: '/subscribe', asksChannel: true },
  { label: 'Help', command: '/help' },
];

const channelsReadMax = 1_000;
const channelsShownMax = 20;
const datesShownMax = 6;

type Asked = Parameters<HomeWriter>[0];

async function followed({ store, topics }: HomeContext, { workspace, isShared }: Asked): Promise<HomeSection> {
  const found = await store.subscriptions.within(workspace, { after: '', limit: channelsReadMax });
  const shared = found.filter(({ channel }) => isShared(channel));
  const shown = shared.slice(0, channelsShownMax);
  const more = shared.length - shown.length;
  return {
    heading: 'Followed here',
    lines: [
      ...shown.map((held) => ({ channel: ownId(held.channel), text: followsWords(held, topics) })),
      ...(more > 0 ? [{ text: `… and ${more} more` }] : []),
      ...(shared.length === 0 ? [{ text: 'No channel follows anything yet.' }] : []),
    ],
    citations: [],
  };
}

const ownId = (channel: ChannelId): string => channel.slice(channel.indexOf('/') + 1);

function followsWords({ topics: ids, state, mode }: Subscription, topics: CommandContext['topics']): string {
  const how = { now: 'alerts as they come', digest: 'in digests' }[mode];
  return `${labelsOf(ids, topics)}; ${state === 'paused' ? 'paused' : how}`;
}

async function datesAhead({ store, clock }: HomeContext): Promise<HomeSection> {
  const showing = openShowing(clock);
  const facts = await store.facts.ofFamilies(['deadline', 'tariff']);
  const ahead = facts.flatMap((fact) => datesOf(fact, dayOf(clock.now()))).filter(({ isAhead }) => isAhead);
  const shown = ahead.toSorted(soonestFirst).slice(0, datesShownMax);
  const lines = shown.map(
    (date) => `• ${unnamed(dateWords(date, showing))} ${showing.citer.cite(date.version.tellings)}`,
  );
  const more = ahead.length - shown.length;
  return {
    heading: 'Next deadlines',
    lines: [
      ...lines,
      ...(more > 0 ? [`… and ${more} more: /deadlines`] : []),
      ...(ahead.length === 0 ? ['No deadline ahead is known here.'] : []),
    ].map(asLine),
    citations: showing.citer.citations,
  };
}

// The heading says it already.
const unnamed = (words: string): string =>
  words.replace(/^Deadline: (.)/, (_start, first: string) => first.toUpperCase());

const asLine = (text: string): HomeLine => ({ text });

async function feedsNow(context: HomeContext, { workspace }: Asked): Promise<HomeSection> {
  const { feeds, store, clock } = context;
  const states: FeedState[] = [];
  for (const feed of await feeds.seenBy(workspace))
    if (!feed.isOff) states.push({ feed, cursor: await store.cursors.get(feed.id), nowMs: clock.now() });
  const lines = [feedCounts(states.map(feedHealth)), ...(await silentLines(context))];
  return { heading: 'Feeds', lines: lines.map(asLine), citations: [] };
}

function feedCounts(healths: readonly FeedHealth[]): string {
  if (healths.length === 0) return 'No feed is set up.';
  const well = healths.filter((health) => health === 'ok').length;
  const unpolled = healths.filter((health) => health === 'new').length;
  const rest = unpolled === 0 ? '' : `, ${unpolled} not polled yet`;
  return `${well} of ${healths.length} ${healths.length === 1 ? 'feed' : 'feeds'} ${well === 1 ? 'is' : 'are'} well${rest}; /sources names them.`;
}
