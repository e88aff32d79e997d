import type { ChannelId } from '../src/domain/deliveries.ts';
import type { Reply } from '../src/domain/replies.ts';
import { everyTopic } from '../src/domain/subscriptions.ts';
import type { Topic } from '../src/domain/topics.ts';
import { UserError } from '../src/domain/user-error.ts';
import { atMost } from '../src/lib/at-most.ts';
import type { Wish } from '../src/pipeline/edit-subscription.ts';
import { previewLines } from '../src/pipeline/preview.ts';
import { findAlert } from './alert-id.ts';
import { type Command, type CommandContext, defineCommand, type ValuesOf } from './command.ts';
import { labelsOf, settingLines } from './follows.ts';
import { subscribeReply } from './subscribe-form.ts';
import { carryOut, type Subscribed } from './subscribing.ts';
import { subscriptionOptions } from './subscription-options.ts';
import { mentionIn, targetChannel } from './target.ts';

/** Makes a channel follow topics, or changes what it is told of them; what is new posts a catch-up card at once. */
export const subscribe = (topics: readonly Topic[]): Command =>
  defineCommand({
    name: 'subscribe',
    description: 'Tell this channel what is new on topics; the settings hold for the whole channel',
    example: '/subscribe topic:tariffs',
    isChange: true,
    isLook: (options) => Object.keys(options).every((name) => name === 'channel'),
    options: subscriptionOptions(topics),
    async answer({ options, ...context }) {
      const channel = targetChannel(context.place.channel, { written: options.channel, command: '/subscribe' });
      if (context.place.hasForms && !isWritten(options))
        return subscribeReply(await context.store.subscriptions.ofChannel(channel), topics);
      if (options.topic === undefined && (await context.store.subscriptions.ofChannel(channel)) === undefined)
        throw new UserError('/subscribe needs topic: what to follow. Such as /subscribe topic:tariffs');
      const wish = await wishOf(options, { context, channel });
      const kind = wish.mode === 'pause' ? {} : await checkedKind(context, channel);
      const done = await carryOut(context, { channel, wish: { ...wish, ...kind } });
      const silent = await silentLabels(context, done.subscription.topics);
      return replyOn(done, { wish, topics, silent, isElsewhere: channel !== context.place.channel });
    },
  });

const isWritten = ({ channel: _channel, ...settings }: Options): boolean =>
  Object.values(settings).some((value) => value !== undefined);

type Options = ValuesOf<ReturnType<typeof subscriptionOptions>>;

interface Wishing {
  readonly context: CommandContext;
  readonly channel: ChannelId;
}

async function wishOf(options: Options, { context, channel }: Wishing): Promise<Wish> {
  const { topic = [], only, include, exclude, significance, thread, mention, reminders, story } = options;
  return {
    topics: topic,
    isOnly: only !== undefined,
    ...(include !== undefined && { include }),
    ...(exclude !== undefined && { exclude }),
    ...(significance !== undefined && { significance }),
    ...(thread !== undefined && { isThreaded: thread === 'on' }),
    ...scheduleOf(options),
    ...(reminders !== undefined && { hasReminders: reminders === 'on' }),
    mention: mention === undefined ? undefined : mentionIn(channel, mention),
    by: context.place.by,
    unmutedStory: story === undefined ? undefined : (await findAlert(context, { written: story })).storyId,
  };
}

// A rhythm asks for digests, and a day for weekly ones.
function scheduleOf(options: Options): Pick<Wish, 'mode' | 'zone' | 'digest' | 'quiet' | 'hourlyMax'> {
  const { mode, zone, at, day, when_empty: whenEmpty, quiet, per_hour: hourlyMax } = options;
  if (day !== undefined && options.every !== undefined && options.every !== 'weekly')
    throw new UserError(`A day goes with weekly digests: every:weekly day:${day}.`);
  const every = options.every ?? (day === undefined ? undefined : 'weekly');
  return {
    mode: mode ?? (every === undefined ? undefined : 'digest'),
    zone,
    digest: {
      ...(every !== undefined && { every }),
      ...(at !== undefined && { at }),
      ...(day !== undefined && { day }),
      ...(whenEmpty !== undefined && { saysNothingNew: whenEmpty === 'line' }),
    },
    quiet,
    hourlyMax,
  };
}

const accessMsMax = 2_000;

type Kind = Pick<Wish, 'isForum' | 'isAnnouncement'>;

// What kind of channel it is. What cannot be told in time shows when the first card is posted.
async function checkedKind({ access }: CommandContext, channel: ChannelId): Promise<Kind> {
  const found = (await atMost(accessMsMax, access(channel))) ?? { kind: 'unknown' };
  if (found.kind === 'missing')
    throw new UserError(`Nothing was changed here. ${found.reason} Then give the command again.`);
  if (found.kind !== 'ok') return {};
  return { isForum: found.isForum ?? false, isAnnouncement: found.isAnnouncement ?? false };
}

// The topics that it follows and on which nothing can be heard now.
async function silentLabels({ store, topics }: CommandContext, followed: readonly string[]): Promise<string[]> {
  const lost = Object.keys((await store.watch.get())?.lost ?? {});
  const isFollowed = (id: string) => followed.includes(everyTopic) || followed.includes(id);
  return topics.flatMap(({ id, label }) => (lost.includes(id) && isFollowed(id) ? [label] : []));
}

interface Replying {
  readonly wish: Wish;
  readonly silent: readonly string[];
  readonly topics: readonly Topic[];
  readonly isElsewhere: boolean;
}

function replyOn(done: Subscribed, { wish, topics, silent, isElsewhere }: Replying): Reply {
  const { subscription, alerts } = done;
  return {
    title: titleOf(done, { wish, topics }),
    lines: [
      `${isElsewhere ? 'That' : 'This'} channel follows: ${labelsOf(subscription.topics, topics)}.`,
      ...settingLines(subscription),
      ...(subscription.state === 'active' ? previewLines(subscription, alerts) : []),
    ],
    citations: [],
    notes: [
      ...(silent.length > 0 ? [`At the moment nothing is heard on: ${silent.join(', ')}. /sources shows why.`] : []),
      ...(subscription.mode === 'now' && Object.keys(wish.digest ?? {}).length > 0 ? [digestsOffNote] : []),
      'These settings hold for the whole channel, whatever the topic. /subscriptions shows them.',
      ...(done.before === undefined ? [onceNote] : []),
    ],
  };
}

const digestsOffNote = 'Digests are off here: what is set for them counts once /subscribe mode:digest turns them on.';
const onceNote = 'It is told once what is new, with sources; re-tellings edit the message that is there.';

function titleOf(
  { before, subscription, added }: Subscribed,
  { wish, topics }: Pick<Replying, 'wish' | 'topics'>,
): string {
  if (wish.mode === 'pause') return 'Paused: nothing is posted here until it goes on';
  if (before?.state === 'paused' && subscription.state === 'active') return 'It goes on: alerts are posted here again';
  if (added.length > 0) return `Subscribed to ${labelsOf(added, topics)}`;
  const { by: _by, ...asked } = wish;
  const isChanged = JSON.stringify({ ...before, ...{ by: '' } }) !== JSON.stringify({ ...subscription, ...{ by: '' } });
  if (isChanged) return 'Changed what this channel is told';
  return asked.topics.length > 0
    ? `This channel already follows ${labelsOf(asked.topics, topics)}`
    : 'Nothing was changed';
}
