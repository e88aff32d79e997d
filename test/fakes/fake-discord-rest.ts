import {
  type Call,
  type FakeRequest,
  inChannel,
  isForumChannel,
  isThreadChannel,
  missingRight,
  ok,
  type Route,
  wrongKind,
} from './fake-discord-calls.ts';
import { checkCommands, checkMessage, type FakeAnswer, invalidForm, refusal } from './fake-discord-checks.ts';
import { guildRoutes } from './fake-discord-guild.ts';
import type { FakeInteractions } from './fake-discord-interactions.ts';
import {
  editMessage,
  type FakeChannel,
  type FakeCommand,
  type FakeMessage,
  type FakeState,
  type Json,
  storeMessage,
  userOf,
} from './fake-discord-state.ts';
import { threadRoutes } from './fake-discord-threads.ts';

export type { FakeRequest } from './fake-discord-calls.ts';

/** Discord's REST interface, as far as a bot like ours uses it. */
export function createRoutes(
  state: FakeState,
  interactions: FakeInteractions & { readonly publicKey: string },
): (request: FakeRequest) => FakeAnswer {
  const routes: readonly Route[] = [
    ...accountRoutes(state, interactions.publicKey),
    ...channelRoutes(state),
    ...threadRoutes(state),
    ...guildRoutes(state),
    [
      'POST',
      /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      ({ ids: [id = '', token = ''], body }) => interactions.takeCallback({ id, token, body }),
    ],
    [
      'PATCH',
      /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
      ({ ids: [token = ''], body }) => interactions.takeEdit({ token, body }),
    ],
  ];
  return (request) => {
    for (const [method, path, answer] of routes) {
      const match = method === request.method ? path.exec(request.path) : null;
      if (match !== null) return answer({ ...request, ids: match.slice(1) });
    }
    return refusal(404, { code: 0, message: '404: Not Found' });
  };
}

function accountRoutes(state: FakeState, verifyKey: string): Route[] {
  const limits = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 };
  const application = { id: state.appId, name: 'Parley', description: '', icon: null, verify_key: verifyKey, flags: 0 };
  const whenOurs = (id: string | undefined, answer: () => FakeAnswer) =>
    id === state.appId
      ? answer()
      : refusal(403, { code: 20_012, message: 'You are not authorized to perform this action' });
  return [
    ['GET', /^\/gateway\/bot$/, () => ok({ url: state.gatewayUrl, shards: 1, session_start_limit: limits })],
    ['GET', /^\/users\/@me$/, () => ok({ ...userOf(state.appId), bot: true })],
    ['GET', /^\/(?:oauth2\/)?applications\/@me$/, () => ok(application)],
    ['GET', /^\/applications\/(\d+)\/commands$/, ({ ids: [id] }) => whenOurs(id, () => ok(state.commands))],
    [
      'PUT',
      /^\/applications\/(\d+)\/commands$/,
      ({ ids: [id], body }) => whenOurs(id, () => checkCommands(body) ?? putCommands(state, body)),
    ],
  ];
}

function putCommands(state: FakeState, body: unknown): FakeAnswer {
  state.commands = (body as FakeCommand[]).map((command) => ({
    ...command,
    id: state.snowflake(),
    application_id: state.appId,
    version: state.snowflake(),
  }));
  return ok(state.commands);
}

function channelRoutes(state: FakeState): Route[] {
  return [
    ['GET', /^\/channels\/(\d+)$/, (call) => inChannel(state, { call, answer: (channel) => ok(channel) })],
    [
      'GET',
      /^\/channels\/(\d+)\/messages$/,
      (call) => inChannel(state, { call, answer: (channel) => history(state, { channel, query: call.query }) }),
    ],
    [
      'POST',
      /^\/channels\/(\d+)\/messages$/,
      (call) =>
        inChannel(state, {
          call,
          answer: (channel) => writeRefusal(state, channel) ?? post(state, { channel, body: call.body }),
        }),
    ],
    [
      'PATCH',
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      (call) =>
        inChannel(state, { call, answer: (channel) => closedRefusal(channel.thread_metadata) ?? patch(state, call) }),
    ],
    [
      'POST',
      /^\/channels\/(\d+)\/messages\/(\d+)\/crosspost$/,
      (call) => inChannel(state, { call, answer: (channel) => crosspost(state, { channel, id: call.ids[1] ?? '' }) }),
    ],
    [
      'GET',
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      (call) => inChannel(state, { call, answer: (channel) => oneMessage(state, { channel, id: call.ids[1] ?? '' }) }),
    ],
  ];
}

function writeRefusal(state: FakeState, channel: FakeChannel): FakeAnswer | undefined {
  const { access, thread_metadata: thread, recipient } = channel;
  if (isForumChannel(channel))
    return refusal(400, { code: 50_008, message: 'Cannot send messages in a non-text channel' });
  if (state.closedPeople.has(String(recipient)))
    return refusal(403, { code: 50_007, message: 'Cannot send messages to this user' });
  // In a thread it is the right for threads that counts, not the one for messages.
  const denied = isThreadChannel(channel) ? 'no-words-in-threads' : 'read-only';
  return access === denied ? missingRight() : closedRefusal(thread);
}

function closedRefusal(thread: FakeChannel['thread_metadata']): FakeAnswer | undefined {
  if (thread?.archived === true) return refusal(400, { code: 50_083, message: 'Thread is archived' });
  return thread?.locked === true ? refusal(400, { code: 160_005, message: 'This thread is locked' }) : undefined;
}

interface PostedBody {
  readonly channel: FakeChannel;
  readonly body: Json;
}

function post(state: FakeState, { channel, body }: PostedBody): FakeAnswer {
  const refused = checkMessage(body) ?? referenceRefusal(state, { channel, body });
  if (refused !== undefined) return refused;
  const { enforce_nonce: isEnforced, ...kept } = body;
  const nonceKey = `${channel.id}:${body.nonce}`;
  const earlier = isEnforced === true ? state.nonces.get(nonceKey) : undefined;
  if (earlier !== undefined) return ok(earlier);
  const message = storeMessage(state, { channelId: channel.id, body: kept });
  if (body.nonce !== undefined) state.nonces.set(nonceKey, message);
  return ok(message);
}

function referenceRefusal(state: FakeState, { channel, body }: PostedBody): FakeAnswer | undefined {
  const reference = body.message_reference as Json | undefined;
  if (reference === undefined) return undefined;
  if (channel.access === 'no-history')
    return refusal(400, { code: 160_002, message: 'Cannot reply without permission to read message history' });
  // An answer stands in the same channel as what it answers.
  const isThere = state.messages.get(String(reference.message_id))?.channel_id === channel.id;
  return isThere || reference.fail_if_not_exists === false
    ? undefined
    : invalidForm(['message_reference: Unknown message']);
}

interface OneMessage {
  readonly channel: FakeChannel;
  readonly id: string;
}

function oneMessage(state: FakeState, { channel, id }: OneMessage): FakeAnswer {
  if (channel.access === 'no-history') return missingRight();
  const message = state.messages.get(id);
  if (message?.channel_id !== channel.id) return refusal(404, { code: 10_008, message: 'Unknown Message' });
  return ok(withoutNonce(message));
}

const crossposted = 1 << 0;
const announcementChannel = 5;

// Only once, only where others can follow.
function crosspost(state: FakeState, { channel, id }: OneMessage): FakeAnswer {
  if (channel.type !== announcementChannel) return wrongKind();
  const message = state.messages.get(id);
  if (message?.channel_id !== channel.id) return refusal(404, { code: 10_008, message: 'Unknown Message' });
  if (message.author.id !== state.appId || channel.access === 'read-only') return missingRight();
  if ((message.flags & crossposted) !== 0)
    return refusal(400, { code: 40_033, message: 'This message has already been crossposted' });
  const passed = { ...message, flags: message.flags | crossposted };
  state.messages.set(id, passed);
  return ok(withoutNonce(passed));
}

function patch(state: FakeState, { ids: [channelId, id = ''], body }: Call): FakeAnswer {
  const message = state.messages.get(id);
  if (message === undefined || message.channel_id !== channelId)
    return refusal(404, { code: 10_008, message: 'Unknown Message' });
  if (message.author.id !== state.appId)
    return refusal(403, { code: 50_005, message: 'Cannot edit a message authored by another user' });
  // Once made of components, a message stays so.
  const refused = checkMessage({ ...body, flags: Number(body.flags ?? 0) | (message.flags & ~crossposted) });
  return refused ?? ok(editMessage(state, { message, body }));
}

interface HistoryQuery {
  readonly channel: FakeChannel;
  readonly query: URLSearchParams;
}

function history(state: FakeState, { channel, query }: HistoryQuery): FakeAnswer {
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return invalidForm(['limit: must be between 1 and 100']);
  if (isForumChannel(channel)) return wrongKind();
  if (channel.access === 'no-history') return ok([]);
  const after = query.get('after');
  const all = [...state.messages.values()].filter(({ channel_id }) => channel_id === channel.id);
  const page = after === null ? all.slice(-limit) : all.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit);
  return ok(page.reverse().map(withoutNonce));
}

// Discord promises the nonce only in the answer to the post.
function withoutNonce(message: FakeMessage): Json {
  const { nonce: _nonce, ...kept } = message;
  return kept;
}
