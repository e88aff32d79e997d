import { areBlocksTooLong, checkBlocks, effectsOf } from './fake-slack-blocks.ts';
import {
  type Answer,
  type Args,
  type Asked,
  channelOf,
  conversationMethods,
  isPerson,
  type Method,
  placeOf,
  refuse,
  wireOf,
} from './fake-slack-conversations.ts';
import { fileError, fileMethods, noveltyError } from './fake-slack-files.ts';
import { accessToken, oauthOf } from './fake-slack-oauth.ts';
import { type FakeMessage, type FakeState, makeId, nextStamp } from './fake-slack-state.ts';
import { viewMethods } from './fake-slack-views.ts';

export type { Answer, Args } from './fake-slack-conversations.ts';

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
  const asked = { state, team, args };
  const needed = known.scope?.(asked);
  if (needed !== undefined && !team.scopes.includes(needed))
    return refuse('missing_scope', { needed, provided: team.scopes.join(',') });
  return { ok: true, ...known.run(asked) };
}

const openConnection = (state: FakeState, token: string): Answer =>
  token === state.appToken
    ? { ok: true, url: `${state.origin.replace('http', 'ws')}/socket?ticket=${makeId('')}` }
    : refuse('invalid_auth');

const methods: Readonly<Record<string, Method>> = {
  'auth.test': {
    run: ({ team }) => ({
      team_id: team.id,
      team: 'Desk',
      user_id: team.botUserId,
      user: 'parley',
      bot_id: team.botId,
    }),
  },
  'chat.postMessage': { scope: () => 'chat:write', run: postMessage },
  'chat.update': { scope: () => 'chat:write', run: updateMessage },
  'chat.postEphemeral': {
    scope: () => 'chat:write',
    run: ({ state, team, args }) =>
      channelError({ state, team, args }) ?? messageError(args) ?? { message_ts: nextStamp(state) },
  },
  ...conversationMethods,
  ...viewMethods,
  ...fileMethods,
};

function channelError(asked: Asked): Answer | undefined {
  const channel = placeOf(asked);
  if (channel === undefined) return refuse(isPerson(asked.args) ? 'user_not_found' : 'channel_not_found');
  if (channel.isArchived) return refuse('is_archived');
  return channel.isMember ? undefined : refuse('not_in_channel');
}

/** Why Slack would not take this message in a workspace as it is now. */
export const postError = (state: FakeState, { teamId, args }: { teamId: string; args: Args }): Answer | undefined =>
  messageError(args) ?? noveltyError(state, args) ?? fileError(state, { teamId, blocks: args.blocks });

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
  const error = channelError(asked) ?? postError(state, { teamId: team.id, args });
  const channel = placeOf(asked);
  if (error !== undefined || channel === undefined) return error ?? refuse('channel_not_found');
  const thread = args.thread_ts === undefined ? undefined : String(args.thread_ts);
  const parent = channel.messages.find(({ ts }) => ts === thread);
  if (thread !== undefined && parent === undefined) return refuse('thread_not_found');
  // Slack takes a reply's own stamp, and the new one then stands in no thread that anybody sees.
  if (parent?.thread_ts !== undefined) return refuse('cannot_reply_to_message');
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
  // Only posts may go to a person.
  const refused = isPerson(args) ? refuse('channel_not_found') : channelError(asked);
  if (refused !== undefined) return refused;
  const message = channelOf(asked)?.messages.find(({ ts }) => ts === args.ts);
  if (message === undefined) return refuse('message_not_found');
  const error = postError(asked.state, { teamId: asked.team.id, args });
  if (error !== undefined) return error;
  const effects = [...effectsOf(withFlag(args)), ...(args.parse === 'none' ? [] : namesCalled(args.text))];
  Object.assign(message, { text: args.text, blocks: args.blocks, effects });
  message.edits += 1;
  return { channel: args.channel, ts: message.ts, text: args.text };
}

// An edit reads its text as a client does, unless it is told not to; a post does not.
const namesCalled = (text: unknown) =>
  [...String(text).matchAll(/@(?:channel|here|everyone)\b/g)].map(([what]) => ({ kind: 'mention' as const, what }));
