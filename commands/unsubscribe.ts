import { everyTopic } from '../src/domain/subscriptions.ts';
import type { Topic } from '../src/domain/topics.ts';
import { type Command, type CommandContext, defineCommand } from './command.ts';
import { topicOption } from './options.ts';
import { labelsOf } from './subscribe.ts';

/** Takes a topic, or all of them, from what this channel follows. */
export const unsubscribe = (topics: readonly Topic[]): Command =>
  defineCommand({
    name: 'unsubscribe',
    description: 'Tell this channel no more of a topic, or of any',
    example: '/unsubscribe topic:tariffs',
    isChange: true,
    options: { topic: { ...topicOption(topics), description: 'what to follow no more; everything when left out' } },
    async answer({ options: { topic = everyTopic }, ...context }) {
      const left = await removeTopic(topic, context);
      return {
        title: `This channel is told no more of ${labelsOf([topic], topics)}`,
        lines: [left.length > 0 ? `It still follows: ${labelsOf(left, topics)}.` : 'It follows nothing now.'],
        citations: [],
        notes: [],
      };
    },
  });

// What is left. A channel that follows all topics follows all the others then.
const removeTopic = (topic: string, { place, store, topics }: CommandContext): Promise<string[]> =>
  store.transaction(async (trx) => {
    const held = await trx.subscriptions.ofChannel(place.channel);
    const followed = held?.topics.includes(everyTopic) ? topics.map(({ id }) => id) : (held?.topics ?? []);
    const left = topic === everyTopic ? [] : followed.filter((id) => id !== topic);
    if (held && left.length > 0) await trx.subscriptions.put({ ...held, topics: left });
    else await trx.subscriptions.remove(place.channel);
    return left;
  });
