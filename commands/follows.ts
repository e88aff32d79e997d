import { dayOf, formatDate } from '../src/domain/partial-date.ts';
import { everyTopic, type Subscription } from '../src/domain/subscriptions.ts';
import type { Topic } from '../src/domain/topics.ts';
import { instantWords } from '../src/pipeline/instant.ts';
import { quotedTerms, significanceWords } from '../src/pipeline/preview.ts';
import { digestLine, scheduleLines } from './schedule-lines.ts';

/** The labels of topics, for a sentence. */
export const labelsOf = (ids: readonly string[], topics: readonly Topic[]): string =>
  ids
    .map((id) => (id === everyTopic ? 'all topics' : (topics.find((topic) => topic.id === id)?.label ?? id)))
    .join(', ');

/** What a channel is told and how, in plain words, beside its topics. */
export const settingLines = (subscription: Subscription): string[] => [
  `Terms: ${termWords(subscription)}.`,
  `Significance: ${subscription.significance === 'low' ? 'any' : significanceWords[subscription.significance].replace(' significance', '')}.`,
  stateLine(subscription),
  ...scheduleLines(subscription),
  `Threads: ${subscription.isThreaded ? 'later alerts of a story go into its thread' : 'off'}.`,
  `Calls: ${subscription.mention === undefined ? 'nobody' : `${subscription.mention}, only for developments of high significance`}.`,
  `Reminders of dates: ${subscription.hasReminders ? '30, 7 and 1 day before, and once when one has passed without news' : 'off'}.`,
];

function termWords({ include, exclude }: Subscription): string {
  const only = include.length > 0 ? `only what names ${quotedTerms(include)}` : '';
  const not = exclude.length > 0 ? `not what names ${quotedTerms(exclude)}` : '';
  return [only, not].filter(Boolean).join(', ') || 'any';
}

/** The command that takes up a paused subscription as it was. */
export const goOnCommand = ({ mode }: Subscription): string => `/subscribe mode:${mode}`;

function stateLine(subscription: Subscription): string {
  const { state, mode, pausedAt, isPausedByReader, reason = 'no reason kept', checkAt } = subscription;
  if (state === 'active') return mode === 'now' ? 'Alerts go out as they come.' : digestLine(subscription);
  const since = pausedAt === undefined ? '' : ` since ${formatDate(dayOf(pausedAt))}`;
  if (isPausedByReader) return `Paused by a reader${since}; ${goOnCommand(subscription)} goes on.`;
  const next = checkAt === undefined ? '' : ` Tried next on ${instantWords(checkAt)}.`;
  return `Paused${since}: ${/[.!?]$/.test(reason) ? reason : `${reason}.`}${next}`;
}
