import { areBlocksTooLong, checkBlocks, effectsOf } from './fake-slack-blocks.ts';
import { accessToken, oauthOf } from './fake-slack-oauth.ts';
import {
  type FakeChannel,
  type FakeMessage,
  type FakeState,
  type FakeTeam,
  makeId,
  nextStamp,
} from './fake-slack-state.ts';

export type Args = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;

interface Asked {
  readonly state: FakeState;
  readonly team: FakeTeam;
  readonly args: Args;
}

interface Method {
  readonly scopes: readonly string[];
  readonly run: (asked: Asked) => Answer;
}

const refuse = (error: string, more: Answer = {}): Answer => ({ ok: false, error, ...more });

/** What the Web API answers to a call by a bot. */
export function answerMethod(
  state: FakeState,
  { method, args, token }: { method: string; args: Args; token: string },
): Answer {
  if (method === 'apps.connections.open') return openConnection(state, token);
  if (method === 'oauth.v2.access') return accessToken(state, args);
  if (oauthOf(state).expired.has(token)) return refuse('token_expired');
  const known = methods[method];
  if (known === undefined) return refuse('unknown_method');
  const team = state.teams.get(token);
  if (token === '') return refuse('not_authed');
  if (team === undefined) return refuse('invalid_auth');
  if (team.isRevoked) return refuse('token_revoked');
  const needed = known.scopes;
  if (needed.length > 0 && !needed.some((scope) => team.scopes.includes(scope)))
    return refuse('missing_scope', { needed: needed.join(','), provided: team.scopes.join(',') });
  return { ok: true, ...known.run({ state, team, args }) };
}

const openConnection = (state: FakeState, token: string): Answer =>
  token === state.appToken
    ? { ok: true, url: `${state.origin.replace('http', 'ws')}/socket?ticket=${makeId('')}` }
    : refuse('invalid_auth');

const methods: Readonly<Record<string, Method>> = {
  'auth.test': {
    scopes: [],
    run: ({ team }) => ({
      team_id: team.id,
      team: 'Desk',
      user_id: team.botUserId,
      user: 'parley',
      bot_id: team.botId,
    }),
  },
  'chat.postMessage': { scopes: ['chat:write'], run: postMessage },
  'chat.update': { scopes: ['chat:write'], run: updateMessage },
  'chat.postEphemeral': {
    scopes: ['chat:write'],
    run: ({ state, team, args }) =>
      channelError({ state, team, args }) ?? messageError(args) ?? { message_ts: nextStamp(state) },
  },
  'conversations.history': { scopes: ['channels:history', 'groups:history'], run: history },
  'conversations.info': {
    scopes: ['channels:read', 'groups:read'],
    run: ({ state, team, args }) => {
      const channel = channelOf({ state, team, args });
      if (channel === undefined) return refuse('channel_not_found');
      const { id, name, isArchived, isMember } = channel;
      return { channel: { id, name, is_archived: isArchived, is_member: isMember } };
    },
  },
};

function channelOf({ state, team, args }: Asked): FakeChannel | undefined {
  const channel = state.channels.get(String(args.channel));
  return channel?.teamId === team.id ? channel : undefined;
}

function channelError(asked: Asked): Answer | undefined {
  const channel = channelOf(asked);
  if (channel === undefined) return refuse('channel_not_found');
  if (channel.isArchived) return refuse('is_archived');
  return channel.isMember ? undefined : refuse('not_in_channel');
}

/** Why Slack would not take this message; also for replies to commands, which have the same form. */
export function messageError({ text, blocks, metadata, markdown_text, attachments }: Args): Answer | undefined {
  if (markdown_text !== undefined || attachments !== undefined) return refuse('invalid_arguments');
  const bad = blocks === undefined ? [] : checkBlocks(blocks);
  if (bad.length > 0) return refuse('invalid_blocks', { errors: bad, response_metadata: { messages: bad } });
  if (areBlocksTooLong(blocks)) return refuse('msg_blocks_too_long');
  // Slack takes messages without text; a reader's notification would be empty, so we do not.
  if (typeof text !== 'string' || text === '') return refuse('no_text');
  // Slack cuts at 40,000 and advises 4,000; here the advice is the rule.
  if (text.length > 4000) return refuse('msg_too_long');
  return isMetadata(metadata) ? undefined : refuse('invalid_metadata_format');
}

function isMetadata(metadata: unknown): boolean {
  if (metadata === undefined) return true;
  const { event_type: type, event_payload: payload } = (metadata ?? {}) as Args;
  return (
    typeof type === 'string' && /^[a-z0-9_]{1,100}$/i.test(type) && typeof payload === 'object' && payload !== null
  );
}

function postMessage(asked: Asked): Answer {
  const { state, team, args } = asked;
  const error = channelError(asked) ?? messageError(args);
  const channel = channelOf(asked);
  if (error !== undefined || channel === undefined) return error ?? refuse('channel_not_found');
  const thread = args.thread_ts === undefined ? undefined : String(args.thread_ts);
  if (thread !== undefined && !channel.messages.some(({ ts }) => ts === thread)) return refuse('thread_not_found');
  const message: FakeMessage = {
    ts: nextStamp(state),
    text: String(args.text),
    blocks: args.blocks,
    metadata: args.metadata,
    isBroadcast: String(args.reply_broadcast) === 'true',
    unfurls: String(args.unfurl_links) !== 'false' || String(args.unfurl_media) !== 'false',
    edits: 0,
    effects: effectsOf(withFlag(args)),
    ...(thread !== undefined && { thread_ts: thread }),
  };
  channel.messages.push(message);
  return { channel: channel.id, ts: message.ts, message: { ...wireOf(message), bot_id: team.botId } };
}

// Form fields arrive as text.
const withFlag = (args: Args): Args => ({ ...args, mrkdwn: String(args.mrkdwn) !== 'false' });

function updateMessage(asked: Asked): Answer {
  const { args } = asked;
  const refused = channelError(asked);
  if (refused !== undefined) return refused;
  const message = channelOf(asked)?.messages.find(({ ts }) => ts === args.ts);
  if (message === undefined) return refuse('message_not_found');
  const error = messageError(args);
  if (error !== undefined) return error;
  Object.assign(message, { text: args.text, blocks: args.blocks, effects: effectsOf(withFlag(args)) });
  message.edits += 1;
  return { channel: args.channel, ts: message.ts, text: args.text };
}

const wireOf = ({ ts, text, blocks, metadata, thread_ts }: FakeMessage): Answer => ({
  type: 'message',
  ts,
  text,
  blocks,
  metadata,
  ...(thread_ts !== undefined && { thread_ts, subtype: 'thread_broadcast' }),
});

// Newest first; replies in threads only where they were also sent to the channel.
function history(asked: Asked): Answer {
  const { args } = asked;
  const channel = channelOf(asked);
  if (channel === undefined) return refuse('channel_not_found');
  if (!channel.isMember) return refuse('not_in_channel');
  const oldest = Number(args.oldest ?? 0);
  const from = Number(args.cursor ?? 0);
  const limit = Math.min(Number(args.limit ?? 100), 999);
  const seen = channel.messages
    .filter(({ ts, thread_ts, isBroadcast }) => Number(ts) > oldest && (thread_ts === undefined || isBroadcast))
    .reverse();
  const hasMore = seen.length > from + limit;
  const withMetadata = String(args.include_all_metadata) === 'true';
  return {
    messages: seen.slice(from, from + limit).map((message) => {
      const { metadata, ...rest } = wireOf(message);
      return withMetadata && metadata !== undefined ? { ...rest, metadata } : rest;
    }),
    has_more: hasMore,
    ...(hasMore && { response_metadata: { next_cursor: String(from + limit) } }),
  };
}
