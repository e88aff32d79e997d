import { dayOf, formatDate } from '../src/domain/partial-date.ts';
import type { Subscription } from '../src/domain/subscriptions.ts';
import type { Topic } from '../src/domain/topics.ts';
import type { AuditLine } from '../src/ports.ts';
import { defineCommand } from './command.ts';
import { labelsOf } from './subscribe.ts';

/** What this channel follows. */
export const subscriptions = defineCommand({
  name: 'subscriptions',
  description: 'What this channel follows',
  example: '/subscriptions',
  options: {},
  async answer({ place, store, topics }) {
    const subscription = await store.subscriptions.ofChannel(place.channel);
    return {
      title: 'What this channel follows',
      lines: subscription ? linesOf(subscription, topics) : ['Nothing yet. Try /subscribe topic:tariffs'],
      citations: [],
      notes: (await store.audit.ofChannel(place.channel, auditShownMax)).map(auditNote),
    };
  },
});

const auditShownMax = 3;

const auditNote = ({ at, by, command }: AuditLine): string =>
  `Changed on ${formatDate(dayOf(at))}${by ? ` by ${by}` : ''}: ${command}`;

function linesOf(subscription: Subscription, topics: readonly Topic[]): string[] {
  const since = formatDate(dayOf(subscription.createdAt));
  const state =
    subscription.state === 'paused'
      ? `Paused: ${subscription.reason ?? 'no reason kept'}`
      : 'Alerts go out as they come.';
  return [`${labelsOf(subscription.topics, topics)}, since ${since}.`, state];
}
