import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import type { OwnFeedTools } from '../../commands/own-feeds.ts';
import { ownFeedOf } from '../../commands/own-feeds.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { type ChannelId, ownerOf, platformOf } from '../../src/domain/deliveries.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import type { Store } from '../../src/ports.ts';
import { background, type Newsroom, openNewsroom, subscriptionOf } from '../jobs/newsroom.ts';

/** A channel with things of its own, and the word by which any of them is known. */
export interface Place {
  readonly channel: ChannelId;
  readonly mark: string;
  /** A word that stands beside it everywhere, and that nobody else writes. */
  readonly inner: string;
  readonly person: string;
  /** Of its own alert. */
  readonly shortId: string;
  readonly storyId: string;
  readonly feedId: string;
}

/** The channels, before they have anything. */
export const owned: readonly Omit<Place, 'shortId' | 'storyId' | 'feedId'>[] = [
  { channel: 'slack:T1/C1', mark: 'Quincebury', inner: 'Zephyrite', person: 'U1QUINCEBURY' },
  { channel: 'slack:T2/C2', mark: 'Medlarholm', inner: 'Ochrewell', person: 'U2MEDLARHOLM' },
  {
    channel: 'discord:111111111111111111/121212121212121212',
    mark: 'Damsonvale',
    inner: 'Umberlock',
    person: '131313131313131313',
  },
  {
    channel: 'discord:222222222222222222/212121212121212121',
    mark: 'Rowanmere',
    inner: 'Sableford',
    person: '232323232323232323',
  },
  { channel: 'discord:dm/313131313131313131', mark: 'Sorrelwick', inner: 'Indigone', person: '323232323232323232' },
  { channel: 'discord:dm/414141414141414141', mark: 'Myrtledown', inner: 'Cerulith', person: '424242424242424242' },
];

const addressOf = ({ mark }: Pick<Place, 'mark'>): string => `https://${mark.toLowerCase()}.example/piece`;
const feedOf = ({ mark, inner, channel }: Pick<Place, 'mark' | 'inner' | 'channel'>) =>
  ownFeedOf(
    { url: `https://${mark.toLowerCase()}.example/feed`, kind: 'rss', title: `${mark} Daily ${inner}` },
    { workspace: ownerOf(channel), limits: limits.ownFeeds },
  );

export interface World extends Newsroom {
  readonly places: readonly Place[];
}

/** Two workspaces, two servers and two private conversations, each with a feed, coverage, an alert, terms, changes and feedback of its own. */
export async function openWorld(): Promise<World> {
  const newsroom = await openNewsroom();
  await newsroom.publish(background);
  for (const one of owned) await settle(newsroom, one);
  await newsroom.pass(120_000);
  const places: Place[] = [];
  for (const one of owned) places.push(await withAlert(newsroom.store, one));
  return { ...newsroom, places };
}

async function settle({ store, clock, publish }: Newsroom, one: (typeof owned)[number]): Promise<void> {
  const { channel, mark, inner, person } = one;
  const workspace = ownerOf(channel);
  await store.feeds.put(feedOf(one));
  await store.cursors.put(feedOf(one).id, { nextPollAt: 1, lastOkAt: clock.now(), failures: 0 });
  await store.subscriptions.put({
    ...subscriptionOf(channel, ['all']),
    by: person,
    include: ['tariff', `${mark} ${inner}`],
  });
  await store.audit.add({ at: clock.now(), channel, by: person, command: `/subscribe include:${mark} ${inner}` });
  await publish({
    ...{ workspace, outlet: `${mark} Daily ${inner}`, tier: 'paper', feedId: feedOf(one).id, url: addressOf(one) },
    title: `Washington raises tariff on Chinese goods to ${57 + owned.indexOf(one)}%, ${mark} traders say in ${inner}`,
    text: `The United States raised its tariff on Chinese goods from 47% to ${57 + owned.indexOf(one)}% on Monday, traders of ${inner} in ${mark} said.`,
  });
}

async function withAlert(store: Store, one: (typeof owned)[number]): Promise<Place> {
  const [alert] = (await store.alerts.recent(20, ownerOf(one.channel))).filter((found) =>
    JSON.stringify(found).includes(one.mark),
  );
  const [development] = alert?.developments ?? [];
  if (alert === undefined || development === undefined) throw new Error(`${one.mark} has no alert of its own.`);
  const { id: alertId, shortId, storyId } = alert;
  const { itemId, claimId, statement, quote } = development;
  await store.feedback.add({
    ...{ id: `000000000000001/${one.mark}`, at: 1, channel: one.channel, by: one.person, fault: 'value' },
    ...{
      words: `${one.mark} of ${one.inner} says otherwise`,
      alertId,
      shortId,
      headline: one.inner,
      itemId,
      claimId,
      statement,
      quote,
    },
  });
  return { ...one, shortId, storyId, feedId: feedOf(one).id };
}

// Finds a feed wherever one looks.
const ownFeeds: OwnFeedTools = {
  limits: limits.ownFeeds,
  lookUp: async ({ address: url }) => ({
    ...{ kind: 'found', tried: [] },
    feed: { url, kind: 'rss', title: 'A feed', format: 'RSS', items: [] },
  }),
};

/** Commands, what suggests their options, and what they look at, over a store. */
export function askingOver({ clock, log, platform }: Newsroom, store: Store) {
  const commands = createCommands(topics);
  const feeds = createFeedList([], { store, clock, readEveryMs: 0 });
  const asking = { store, clock, topics, log, feeds, ownFeeds, commands, access: accessOf([platform]) };
  return { asking, answer: createAnswerer(asking) };
}

/** All that could name something of this place, as somebody who has seen or guessed it would write it. */
export const namesOf = (place: Place): string[] => {
  const bare = place.channel.slice(place.channel.indexOf('/') + 1);
  return [
    ...[place.shortId, place.storyId, place.feedId, place.mark, `${place.mark} Daily`, addressOf(place)],
    ...[`https://${place.mark.toLowerCase()}.example/feed`, place.channel, bare, `<#${bare}>`, place.person],
  ];
};

/** What is kept of a place, all of it, and what is owed to its channel. */
export async function keptOf(store: Store, { channel }: Place): Promise<string> {
  const owed = await store.deliveries.claim({
    ...{ worker: 'w', platform: platformOf(channel), now: Number.MAX_SAFE_INTEGER - 1e6, leaseMs: 1, limit: 100 },
  });
  return JSON.stringify([
    await store.subscriptions.ofChannel(channel),
    await store.feeds.ofWorkspace(ownerOf(channel)),
    await store.audit.ofChannel(channel, 100),
    (await store.feedback.after('', 100)).filter((one) => one.channel === channel),
    owed.filter((one) => one.channel === channel).map(({ id }) => id),
  ]);
}
