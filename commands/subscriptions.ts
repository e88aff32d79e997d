import { atConsole } from '../src/domain/audit.ts';
import { dayOf, formatDate } from '../src/domain/partial-date.ts';
import type { Button } from '../src/domain/replies.ts';
import type { Subscription } from '../src/domain/subscriptions.ts';
import type { Topic } from '../src/domain/topics.ts';
import { headlineOf } from '../src/pipeline/compose.ts';
import type { AuditLine, Store } from '../src/ports.ts';
import { defineCommand } from './command.ts';
import { goOnCommand, labelsOf, settingLines } from './follows.ts';

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
      lines: subscription
        ? [...linesOf(subscription, topics), ...(await mutedLines(subscription, store))]
        : ['Nothing yet. Try /subscribe topic:tariffs'],
      citations: [],
      notes: (await store.audit.ofChannel(place.channel, auditShownMax)).map(auditNote),
      ...(subscription && { buttons: [buttonOf(subscription)] }),
    };
  },
});

const auditShownMax = 3;
const mutedShownMax = 3;

const buttonOf = (subscription: Subscription): Button =>
  subscription.state === 'paused'
    ? { label: 'Go on', command: goOnCommand(subscription) }
    : { label: 'Pause', command: '/subscribe mode:pause' };

const auditNote = ({ at, by, command }: AuditLine): string =>
  `Changed on ${formatDate(dayOf(at))}${byWhom(by)}: ${command}`;

function byWhom(by: AuditLine['by']): string {
  if (by === atConsole) return ' at the console';
  return by ? ` by ${by}` : '';
}

const linesOf = (subscription: Subscription, topics: readonly Topic[]): string[] => [
  `${labelsOf(subscription.topics, topics)}, since ${formatDate(dayOf(subscription.createdAt))}.`,
  ...settingLines(subscription),
];

// The newest by name, as far as their alerts are known; the others are counted.
async function mutedLines({ mutedStories }: Subscription, { alerts }: Pick<Store, 'alerts'>): Promise<string[]> {
  if (mutedStories.length === 0) return [];
  const newest = mutedStories.slice(-mutedShownMax).toReversed();
  const known = (await Promise.all(newest.map((story) => alerts.latestOf('story', story)))).flatMap((one) => one ?? []);
  const others = mutedStories.length - known.length;
  return [
    `Muted stories: ${mutedStories.length}.`,
    ...known.map((alert) => `• ${headlineOf(alert)} (alert ${alert.shortId})`),
    ...(known.length > 0 && others > 0 ? [`… and ${others} more`] : []),
  ];
}
