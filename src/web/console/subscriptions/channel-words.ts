import { platformOf } from '../../../domain/deliveries.ts';
import { formatMoment } from '../../../domain/partial-date.ts';
import { everyTopic, type Subscription } from '../../../domain/subscriptions.ts';
import type { Topic } from '../../../domain/topics.ts';

/** The chats that channels may be of, as they are named. */
export const platformWords: Readonly<Record<string, string>> = {
  slack: 'Slack',
  discord: 'Discord',
  console: 'Console',
  terminal: 'Terminal',
};

/** The chat of a channel by its name. */
export const platformName = (channel: string): string => platformWords[platformOf(channel)] ?? platformOf(channel);

/** What a channel follows. */
export const topicWords = ({ topics: ids }: Subscription, topics: readonly Topic[]): string =>
  ids.map((id) => (id === everyTopic ? 'all topics' : (topics.find((one) => one.id === id)?.label ?? id))).join(', ');

/** `at once`, `daily digest at 08:00`. */
export function modeWords({ mode, digest, zone }: Subscription): string {
  if (mode === 'now') return 'at once';
  const on = digest.every === 'weekly' ? `weekly digest on ${digest.day}` : `${rhythmWords[digest.every]} digest`;
  return `${on} at ${digest.at} ${zone}`;
}

const rhythmWords = { daily: 'daily', weekdays: 'weekday', weekly: 'weekly' } as const;

/** What is left out of what its topics bring, a phrase each; none where nothing is. */
export function narrowingWords({ include, exclude, significance, quiet, hourlyMax, zone }: Subscription): string[] {
  return [
    ...(significance === 'low'
      ? []
      : [significance === 'high' ? 'high significance only' : 'normal and high significance']),
    ...(include.length === 0 ? [] : [`only what names ${include.join(', ')}`]),
    ...(exclude.length === 0 ? [] : [`not what names ${exclude.join(', ')}`]),
    ...(quiet === undefined ? [] : [`quiet ${quiet.from} to ${quiet.to} ${zone}`]),
    ...(hourlyMax === undefined ? [] : [`at most ${hourlyMax} an hour`]),
  ];
}

/** Why a channel is paused, since when, and what ends it. */
export function pauseWords({ pausedAt, isPausedByReader, reason = 'no reason kept', checkAt }: Subscription): string {
  const since = pausedAt === undefined ? '' : `Since ${formatMoment(pausedAt)}: `;
  const next = checkAt === undefined ? '' : ` It is tried again on ${formatMoment(checkAt)}.`;
  const ends = isPausedByReader ? ' Nothing but a person takes it up again.' : next;
  return `${since}${/[.!?]$/.test(reason) ? reason : `${reason}.`}${ends}`;
}
