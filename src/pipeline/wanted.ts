import type { Alert } from '../domain/alerts.ts';
import { ownerOf } from '../domain/deliveries.ts';
import { significances } from '../domain/developments.ts';
import { everyTopic, type Subscription } from '../domain/subscriptions.ts';
import { alertTopics, headlineOf } from './compose.ts';

/** Why a channel does not want an alert, as the end of “this channel …”; undefined where it wants it. */
export function whyUnwanted(subscription: Subscription, alert: Alert): string | undefined {
  const { topics, include, exclude, significance, mutedStories } = subscription;
  if (!isSeenIn(subscription.channel, alert)) return 'is of another workspace than the feed that brought it';
  const isOnTopic = topics.includes(everyTopic) || alertTopics(alert).some((topic) => topics.includes(topic));
  if (!isOnTopic) return 'follows none of its topics';
  if (mutedStories.includes(alert.storyId)) return 'has muted its story';
  if (significanceOf(alert) < significances.indexOf(significance))
    return `is told only of ${significance} significance`;
  if (include.length === 0 && exclude.length === 0) return undefined;
  const text = wordsOf(alert);
  const unwanted = exclude.find((term) => holds(text, term));
  if (unwanted !== undefined) return `leaves out what names “${unwanted}”`;
  return include.length === 0 || include.some((term) => holds(text, term))
    ? undefined
    : `is told only of what names ${include.map((term) => `“${term}”`).join(' or ')}`;
}

/** Whether a channel may see an alert: what a workspace's own feed brought is for that workspace alone. */
export const isSeenIn = (channel: string, { workspace }: Pick<Alert, 'workspace'>): boolean =>
  workspace === undefined || workspace === ownerOf(channel);

/** True when a channel is to be told of an alert. */
export const isWanted = (subscription: Subscription, alert: Alert): boolean =>
  subscription.state === 'active' && whyUnwanted(subscription, alert) === undefined;

/** The role that an alert calls in a channel: only for what matters most, and only where a reader chose one. */
export const callsFor = ({ mention }: Subscription, alert: Alert): string | undefined =>
  significanceOf(alert) >= significances.indexOf('high') ? mention : undefined;

/** The place of an alert's strongest development among the significances. */
export const significanceOf = ({ developments }: Alert): number =>
  Math.max(-1, ...developments.map(({ significance }) => significances.indexOf(significance)));

// What a reader could see of it: headline, quotes, titles.
const wordsOf = (alert: Alert): string =>
  fold(
    [
      headlineOf(alert),
      ...alert.developments.flatMap(({ quote, says = '' }) => [quote, says]),
      ...alert.tellers.map(({ title }) => title),
    ].join('\n'),
  );

// At the beginning of a word, so that "chip" finds "chips" and not "shipchandler".
const holds = (text: string, term: string): boolean => {
  const wanted = fold(term);
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1))
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')) return true;
  return false;
};

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
