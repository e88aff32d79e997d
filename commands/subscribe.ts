import { randomUUID } from 'node:crypto';
import { everyTopic, newSubscription, type Subscription } from '../src/domain/subscriptions.ts';
import type { Topic } from '../src/domain/topics.ts';
import { catchUpCard } from '../src/pipeline/catch-up.ts';
import { type Command, type CommandContext, defineCommand } from './command.ts';
import { topicOption } from './options.ts';

/** Adds a topic to what this channel follows; a new subscription posts its catch-up card at once. */
export const subscribe = (topics: readonly Topic[]): Command =>
  defineCommand({
    name: 'subscribe',
    description: 'Tell this channel what is new on a topic',
    example: '/subscribe topic:tariffs',
    isChange: true,
    options: { topic: { ...topicOption(topics), isRequired: true } },
    async answer({ options: { topic }, ...context }) {
      const { isNew, subscription } = await addTopic(topic, context);
      const label = labelsOf([topic], topics);
      return {
        title: isNew ? `Subscribed to ${label}` : `This channel already follows ${label}`,
        lines: [
          `This channel follows: ${labelsOf(subscription.topics, topics)}.`,
          'It is told once what is new, with sources; re-tellings edit the message that is there.',
        ],
        citations: [],
        notes: ['/subscriptions shows what this channel follows.'],
      };
    },
  });

/** The labels of topics, for a sentence. */
export const labelsOf = (ids: readonly string[], topics: readonly Topic[]): string =>
  ids
    .map((id) => (id === everyTopic ? 'all topics' : (topics.find((topic) => topic.id === id)?.label ?? id)))
    .join(', ');

const isFollowed = (topic: string, { state, topics }: Subscription): boolean =>
  state === 'active' && (topics.includes(topic) || topics.includes(everyTopic));

const addTopic = (topic: string, { place, store, clock, topics }: CommandContext) =>
  store.transaction(async (trx) => {
    const held = await trx.subscriptions.ofChannel(place.channel);
    if (held && isFollowed(topic, held)) return { isNew: false, subscription: held };
    const topicsNow = [...new Set([...(held?.topics ?? []), topic])];
    const base = { id: randomUUID(), channel: place.channel, createdAt: clock.now(), ...held, topics: topicsNow };
    const { reason: _reason, ...kept } = newSubscription({ ...base, state: 'active' });
    await trx.subscriptions.put(kept);
    const message = catchUpCard({
      alerts: await trx.alerts.recent(recentMax),
      // The other topics have been told here before.
      wanted: { ...kept, topics: [topic] },
      label: labelsOf([topic], topics),
      newestAt: await trx.coverage.newestAt(),
      nowMs: clock.now(),
    });
    const dueAt = clock.now();
    const delivery = {
      id: randomUUID(),
      channel: place.channel,
      kind: 'catch-up' as const,
      alertId: null,
      message: JSON.stringify(message),
      replyTo: null,
      dueAt,
    };
    await trx.deliveries.enqueue([delivery], dueAt);
    return { isNew: true, subscription: kept };
  });

const recentMax = 50;
