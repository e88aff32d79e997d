import { type Tier, tiers } from '../domain/outlets.ts';
import type { Topic } from '../domain/topics.ts';
import { agoWords } from './ago.ts';
import { type FeedHealth, type FeedState, feedHealth, feedHealths } from './feed-health.ts';
import { stateWords } from './feed-words.ts';
import { lostTopics } from './paths.ts';

/** So many feeds are shown a line each; of more, those that are well share one line a tier, and the last that are not well one. */
const linesEachMax = 12;

/** How all feeds are, for a reader: what is amiss first, each with its reason. */
export function feedLines(states: readonly FeedState[], topics: readonly Topic[]): string[] {
  const polled = states.filter(({ feed }) => !feed.isOff);
  if (polled.length <= linesEachMax && polled.length === states.length)
    return [...lostLines(states, topics), ...states.map(feedLine)];
  const isWell = (state: FeedState) => feedHealth(state) === 'ok';
  const amiss = polled.filter((state) => !isWell(state) && feedHealth(state) !== 'new');
  const unpolled = polled.filter((state) => feedHealth(state) === 'new');
  const off = states.filter(({ feed }) => feed.isOff);
  return [
    `${countWords(states)}.`,
    ...lostLines(states, topics),
    ...amiss.slice(0, linesEachMax).map(feedLine),
    ...nameLine('Not well either', amiss.slice(linesEachMax)),
    ...tiers.flatMap((tier) =>
      wellLine(
        tier,
        polled.filter((state) => isWell(state) && state.feed.tier === tier),
      ),
    ),
    ...nameLine('Not polled yet', unpolled),
    ...nameLine('Switched off', off),
  ];
}

/** One feed and how it is. */
export const feedLine = (state: FeedState): string =>
  `• ${state.feed.outlet} (${state.feed.tier}), ${state.feed.id}: ${stateWords(state)}`;

/** `41 feeds: 38 ok, 2 stale, 1 blocked`. */
export function countWords(states: readonly FeedState[]): string {
  const counts = new Map<FeedHealth, number>();
  for (const state of states) counts.set(feedHealth(state), (counts.get(feedHealth(state)) ?? 0) + 1);
  const found = feedHealths.filter((health) => counts.has(health));
  const parts = found.map((health) => `${counts.get(health)} ${health}`).join(', ');
  return `${states.length} ${states.length === 1 ? 'feed' : 'feeds'}: ${parts || 'none'}`;
}

function lostLines(states: readonly FeedState[], topics: readonly Topic[]): string[] {
  const lost = lostTopics(states, topics);
  if (lost.length === 0) return [];
  const labels = topics.filter(({ id }) => lost.includes(id)).map(({ label }) => label);
  const words = labels.length === topics.length ? 'any topic' : labels.join(', ');
  return [`Nothing can be heard on ${words} at the moment: no feed that brings official word on it is well.`];
}

function wellLine(tier: Tier, well: readonly FeedState[]): string[] {
  const [first] = well;
  if (first === undefined) return [];
  const newest = Math.max(...well.map(({ cursor }) => cursor?.lastItemAt ?? 0));
  const ago = newest > 0 ? `; newest item ${agoWords(newest, first.nowMs)}` : '';
  return [`• Well, ${tier}: ${outletNames(well)}${ago}`];
}

const nameLine = (heading: string, states: readonly FeedState[]): string[] =>
  states.length === 0 ? [] : [`• ${heading}: ${outletNames(states)}`];

// An outlet with several feeds is named once, with their number.
function outletNames(states: readonly FeedState[]): string {
  const counts = new Map<string, number>();
  for (const { feed } of states) counts.set(feed.outlet, (counts.get(feed.outlet) ?? 0) + 1);
  return [...counts].map(([outlet, count]) => (count === 1 ? outlet : `${outlet} (${count} feeds)`)).join(', ');
}
