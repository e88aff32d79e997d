import type { FakeChannel, FakeMessage, FakeState, FakeTeam } from './fake-slack-state.ts';

export type Args = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;

/** A call by a bot whose token is good. */
export interface Asked {
  readonly state: FakeState;
  readonly team: FakeTeam;
  readonly args: Args;
}

export interface Method {
  /** The right that the call needs; for conversations it depends on their kind. */
  readonly scope?: (asked: Asked) => string;
  readonly run: (asked: Asked) => Answer;
}

/** A refusal in Slack's form. */
export const refuse = (error: string, more: Answer = {}): Answer => ({ ok: false, error, ...more });

/** The channel that is named by its own id. */
export function channelOf({ state, team, args }: Asked): FakeChannel | undefined {
  const channel = state.channels.get(String(args.channel));
  return channel?.teamId === team.id ? channel : undefined;
}

/** The same for a post, which may also name a person. */
export const placeOf = (asked: Asked): FakeChannel | undefined =>
  isPerson(asked.args) ? withPerson(asked, asked.args.channel) : channelOf(asked);

export const isPerson = ({ channel }: Args): boolean => /^[UW]/.test(String(channel));

const withPerson = ({ state, team }: Asked, person: unknown): FakeChannel | undefined =>
  [...state.channels.values()].find((channel) => channel.teamId === team.id && channel.person === person);

const scopeFor =
  (right: 'history' | 'read') =>
  (asked: Asked): string => {
    const channel = channelOf(asked);
    if (channel?.person !== undefined) return `im:${right}`;
    return `${channel?.isPrivate ? 'groups' : 'channels'}:${right}`;
  };

/** What the Web API knows of conversations, but for posts. */
export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.history': { scope: scopeFor('history'), run: history },
  'conversations.replies': { scope: scopeFor('history'), run: replies },
  'conversations.info': { scope: scopeFor('read'), run: info },
  'conversations.open': { scope: () => 'im:write', run: open },
};

// Slack does not tell a private channel that the bot is not in from one that does not exist.
function info(asked: Asked): Answer {
  const channel = channelOf(asked);
  if (channel === undefined || (channel.isPrivate && !channel.isMember)) return refuse('channel_not_found');
  const { id, name, isArchived, isMember, isPrivate, person } = channel;
  if (person !== undefined) return { channel: { id, is_im: true, user: person, is_archived: isArchived } };
  return { channel: { id, name, is_im: false, is_private: isPrivate, is_archived: isArchived, is_member: isMember } };
}

function open(asked: Asked): Answer {
  const channel = withPerson(asked, asked.args.users);
  return channel === undefined ? refuse('user_not_found') : { channel: { id: channel.id } };
}

// Newest first; replies in threads only where they were also sent to the channel.
function history(asked: Asked): Answer {
  return paged(asked, (messages, oldest) =>
    messages
      .filter(({ ts, thread_ts, isBroadcast }) => Number(ts) > oldest && (thread_ts === undefined || isBroadcast))
      .reverse(),
  );
}

// Oldest first; the message that opened the thread always leads.
function replies(asked: Asked): Answer {
  const root = String(asked.args.ts);
  if (channelOf(asked)?.messages.some(({ ts }) => ts === root) === false) return refuse('thread_not_found');
  return paged(asked, (messages, oldest) =>
    messages.filter(({ ts, thread_ts }) => ts === root || (thread_ts === root && Number(ts) > oldest)),
  );
}

type Selection = (messages: readonly FakeMessage[], oldest: number) => FakeMessage[];

function paged(asked: Asked, select: Selection): Answer {
  const { args } = asked;
  const channel = channelOf(asked);
  if (channel === undefined) return refuse('channel_not_found');
  if (!channel.isMember) return refuse('not_in_channel');
  const from = Number(args.cursor ?? 0);
  const limit = Math.min(Number(args.limit ?? 100), 999);
  const seen = select(channel.messages, Number(args.oldest ?? 0));
  const hasMore = seen.length > from + limit;
  return {
    messages: seen.slice(from, from + limit).map((message) => foundAs(message, args)),
    has_more: hasMore,
    ...(hasMore && { response_metadata: { next_cursor: String(from + limit) } }),
  };
}

function foundAs(message: FakeMessage, args: Args): Answer {
  const { metadata, ...rest } = wireOf(message);
  return String(args.include_all_metadata) === 'true' && metadata !== undefined ? { ...rest, metadata } : rest;
}

/** A message as Slack sends it. */
export const wireOf = ({ ts, text, blocks, metadata, thread_ts, isBroadcast }: FakeMessage): Answer => ({
  type: 'message',
  ts,
  text,
  blocks,
  metadata,
  ...(thread_ts !== undefined && { thread_ts }),
  ...(isBroadcast && { subtype: 'thread_broadcast' }),
});
