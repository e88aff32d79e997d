import { platformOf } from '../../../domain/deliveries.ts';
import { everyTopic, type Subscription } from '../../../domain/subscriptions.ts';

/** The settings of a channel as a form shows them, by the names of the options of `/subscribe`. */
export type Settings = Readonly<Record<SettingName, string>>;

export const settingNames = [
  'topic',
  'significance',
  'include',
  'exclude',
  'mode',
  'every',
  'at',
  'day',
  'when_empty',
  'zone',
  'quiet',
  'per_hour',
  'thread',
  'reminders',
  'mention',
] as const;
export type SettingName = (typeof settingNames)[number];

/** What is set for a channel now. */
export function settingsOf(subscription: Subscription): Settings {
  const { topics, significance, include, exclude, mode, digest, zone, quiet, hourlyMax } = subscription;
  return {
    topic: topics.join(','),
    significance,
    include: include.join(', '),
    exclude: exclude.join(', '),
    mode,
    every: digest.every,
    at: digest.at,
    day: digest.day,
    when_empty: digest.saysNothingNew ? 'line' : 'nothing',
    zone,
    quiet: quiet === undefined ? '' : `${quiet.from}-${quiet.to}`,
    per_hour: hourlyMax === undefined ? '' : String(hourlyMax),
    thread: subscription.isThreaded ? 'on' : 'off',
    reminders: subscription.hasReminders ? 'on' : 'off',
    mention: subscription.mention ?? '',
  };
}

/** Roles and user groups are of Slack and Discord. */
export const hasMentions = (channel: string): boolean => ['slack', 'discord'].includes(platformOf(channel));

const takenAway: readonly SettingName[] = ['include', 'exclude', 'quiet', 'per_hour', 'mention'];

/** The options of `/subscribe` that make what is held into what is wished; none where both are the same. */
export function changesOf(held: Settings, wished: Settings): Readonly<Record<string, string>> {
  const changed = settingNames.filter((name) => foldedOf(name, wished) !== foldedOf(name, held));
  const options = Object.fromEntries(changed.map((name) => [name, writtenOf(name, wished)]));
  // A rhythm alone would turn digests on, and a day alone make them weekly.
  const isRhythm = changed.includes('every') || changed.includes('day');
  return {
    ...options,
    ...(isRhythm && { mode: wished.mode, every: wished.every }),
    ...(changed.includes('topic') && { only: 'yes' }),
  };
}

const writtenOf = (name: SettingName, wished: Settings): string =>
  takenAway.includes(name) && wished[name].trim() === '' ? 'none' : wished[name].trim();

// In what order topics stand makes no difference.
const foldedOf = (name: SettingName, settings: Settings): string =>
  name === 'topic' ? topicsIn(settings).toSorted().join(',') : settings[name].trim();

/** The topics that are chosen; `all` goes before the others. */
export function topicsIn({ topic }: Settings): string[] {
  const ids = topic.split(',').filter(Boolean);
  return ids.includes(everyTopic) ? [everyTopic] : ids;
}
