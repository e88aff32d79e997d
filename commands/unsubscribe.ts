import type { ChannelId } from '../src/domain/deliveries.ts';
import type { Reply } from '../src/domain/replies.ts';
import { everyTopic } from '../src/domain/subscriptions.ts';
import type { Topic } from '../src/domain/topics.ts';
import { UserError } from '../src/domain/user-error.ts';
import { headlineOf } from '../src/pipeline/compose.ts';
import { findAlert } from './alert-id.ts';
import { type Command, type CommandContext, defineCommand } from './command.ts';
import { labelsOf } from './follows.ts';
import { topicOption } from './options.ts';
import { channelOption, storyOption } from './subscription-options.ts';
import { storyIds } from './suggested-alerts.ts';
import { targetChannel } from './target.ts';

/** Takes a topic, or all of them, from what this channel follows; or mutes one story there. */
export const unsubscribe = (topics: readonly Topic[]): Command =>
  defineCommand({
    name: 'unsubscribe',
    description: 'Tell this channel no more of a topic, of one story, or of any',
    example: '/unsubscribe topic:tariffs',
    isChange: true,
    options: {
      topic: { ...topicOption(topics), description: 'what to follow no more; everything when left out' },
      story: { ...storyOption('the short id of an alert, to mute its story here'), suggest: storyIds },
      channel: channelOption('another channel than this, such as a forum (Discord)'),
    },
    async answer({ options: { topic, story, channel: written }, ...context }) {
      const channel = targetChannel(context.place.channel, { written, command: '/unsubscribe' });
      if (story === undefined) return await topicReply(context, { channel, topic: topic ?? everyTopic });
      if (topic === undefined) return await muteStory(context, { channel, written: story });
      throw new UserError('Give a topic or a story, not both: /unsubscribe topic:tariffs');
    },
  });

interface Taking {
  readonly channel: ChannelId;
  readonly topic: string;
}

async function topicReply(context: CommandContext, taking: Taking): Promise<Reply> {
  const left = await removeTopic(context, taking);
  return {
    title: `This channel is told no more of ${labelsOf([taking.topic], context.topics)}`,
    lines: [left.length > 0 ? `It still follows: ${labelsOf(left, context.topics)}.` : 'It follows nothing now.'],
    citations: [],
    notes: [],
  };
}

// What is left. A channel that follows all topics follows all the others then.
const removeTopic = ({ store, clock, topics }: CommandContext, { channel, topic }: Taking): Promise<string[]> =>
  store.transaction(async (trx) => {
    const held = await trx.subscriptions.ofChannel(channel);
    const followed = held?.topics.includes(everyTopic) ? topics.map(({ id }) => id) : (held?.topics ?? []);
    const left = topic === everyTopic ? [] : followed.filter((id) => id !== topic);
    if (held && left.length > 0) await trx.subscriptions.put({ ...held, topics: left });
    else await trx.subscriptions.remove(channel);
    // Where nothing is followed any more, what is held is given up.
    if (left.length === 0) await trx.deliveries.recheckHeld(channel, clock.now());
    return left;
  });

const mutedMax = 200;

async function muteStory(
  { store, place }: CommandContext,
  { channel, written }: { readonly channel: ChannelId; readonly written: string },
): Promise<Reply> {
  const alert = await findAlert({ store, place }, { written });
  if (alert.kind === 'catch-up')
    throw new UserError(
      'That alert gathers several stories, so it is none to mute. /unsubscribe topic:tariffs takes a topic away.',
    );
  await store.transaction(async (trx) => {
    const held = await trx.subscriptions.ofChannel(channel);
    if (held === undefined)
      throw new UserError(
        'This channel follows nothing, so there is nothing to mute. /subscribe topic:tariffs follows a topic.',
      );
    const others = held.mutedStories.filter((story) => story !== alert.storyId);
    await trx.subscriptions.put({ ...held, mutedStories: [...others, alert.storyId].slice(-mutedMax) });
  });
  return {
    title: `Muted here: ${headlineOf(alert)}`,
    lines: ['This channel gets no more alerts on this story. What is posted stays.'],
    citations: [],
    notes: [`/subscribe story:${alert.shortId} takes that back.`],
    buttons: [{ label: 'Unmute', command: `/subscribe story:${alert.shortId}` }],
  };
}
