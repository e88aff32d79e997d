import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer as readBuffer } from 'node:stream/consumers';
import type { WebSocket } from 'ws';
import { type Effect, effectsOf } from './fake-slack-blocks.ts';
import { type FakeFile, type Readiness, takeUpload } from './fake-slack-files.ts';
import { argsOf, type Posted, postSigned, type SignedRequest, type Signing, sendSigned } from './fake-slack-http.ts';
import { type Press, type Told, tellEvent, tellPress } from './fake-slack-inward.ts';
import { markedUp } from './fake-slack-marks.ts';
import { type FakeOAuth, oauthOf } from './fake-slack-oauth.ts';
import { type FakeSockets, takeSockets } from './fake-slack-socket.ts';
import {
  addChannel,
  addTeam,
  createState,
  type FakeCall,
  type FakeChannel,
  type FakeFault,
  type FakeSlackOptions,
  type FakeState,
  type FakeTeam,
  makeId,
  type NewChannel,
} from './fake-slack-state.ts';
import { type Args, answerMethod, messageError, postError } from './fake-slack-web.ts';

export type { FakeCall, FakeChannel, FakeFault, FakeMessage, FakeTeam } from './fake-slack-state.ts';

/** A reader's slash command. */
export interface Slash {
  readonly channel: FakeChannel;
  /** With its slash. */
  readonly command: string;
  readonly text?: string;
  readonly user?: string;
  readonly triggerId?: string;
  readonly signing?: Signing;
}

/** What the reader of a command got to see. */
export interface SlashReply {
  readonly text: string;
  readonly blocks?: unknown;
  readonly response_type?: string;
  readonly effects: readonly Effect[];
  readonly replace_original?: boolean;
  readonly thread_ts?: string;
}

/** A local Slack: Web API, Socket Mode and signed HTTP, as strict as the documentation. */
export interface FakeSlack {
  /** For `SLACK_API_URL`. */
  readonly url: string;
  readonly origin: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly channels: ReadonlyMap<string, FakeChannel>;
  readonly log: readonly FakeCall[];
  readonly sockets: readonly WebSocket[];
  addTeam(): FakeTeam;
  addChannel(channel: NewChannel): FakeChannel;
  /** Runs a command as a reader does; resolves with what they see, rejects as Slack reports a failure. */
  slash(slash: Slash): Promise<SlashReply>;
  /** Presses a button as a reader does; resolves with what they, or all, see. */
  press(press: Press): Promise<SlashReply>;
  /** Tells the app what happened in Slack. */
  event(told: Told): Promise<void>;
  /** Sends a request to the app's web server, signed rightly or not. */
  signed(request: SignedRequest): Promise<Posted>;
  readonly oauth: FakeOAuth;
  /** What `@name` stands for in commands. */
  readonly handles: Map<string, string>;
  /** Makes the next calls of a method, or those that match, go wrong. */
  fault(match: string | ((call: FakeCall) => boolean), fault: FakeFault): void;
  /** From now on messages with such a block are refused. */
  refuseBlocks(type: 'data_table' | 'data_visualization'): void;
  /** The files that were uploaded, oldest first. */
  files(): FakeFile[];
  /** From now on a file is ready only then. */
  readyFiles(readiness: Readiness): void;
  /** The next uploads fail. */
  loseUploads(count: number): void;
  refresh(count?: number): void;
  freeze(): void;
  /** Sends commands there over signed HTTP; undefined means Socket Mode again. */
  setHttpUrl(url: string | undefined): void;
  close(): Promise<void>;
}

/** Starts a Slack on a free port of the loopback address. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const state = createState(options);
  const replies: ReplyAddresses = new Map();
  const server = createServer((request, response) => {
    serve({ state, replies }, { request, response }).catch(() => response.destroy());
  });
  const sockets = takeSockets(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  state.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${state.origin}/api/`,
    origin: state.origin,
    appToken: state.appToken,
    signingSecret: state.signingSecret,
    channels: state.channels,
    log: state.log,
    sockets: sockets.open,
    addTeam: () => addTeam(state),
    addChannel: (channel) => addChannel(state, channel),
    slash: (slash) => runSlash({ state, replies, sockets }, slash),
    press: (press) => runPress({ state, replies, sockets }, press),
    event: (told) => tellEvent({ state, sockets }, told),
    signed: (request) => postSigned(state, request),
    oauth: oauthOf(state),
    handles: state.handles,
    fault: (match, fault) => {
      const matches = typeof match === 'string' ? ({ method }: FakeCall) => method === match : match;
      state.faults.push({ ...fault, match: matches, left: fault.times ?? 1 });
    },
    refuseBlocks: (type) => void state.notTaken.add(type),
    files: () => [...state.files.values()],
    readyFiles: (readiness) => {
      state.fileReadiness = readiness;
    },
    loseUploads: (count) => {
      state.uploadsLost = count;
    },
    refresh: sockets.refresh,
    freeze: sockets.freeze,
    setHttpUrl: (url) => {
      state.httpUrl = url;
    },
    close: async () => {
      sockets.close();
      server.closeAllConnections();
      server.close();
      if (server.listening) await once(server, 'close');
    },
  };
}

interface ReplyAddress {
  readonly teamId: string;
  uses: number;
  readonly openedAt: number;
  readonly take: (body: Args) => void;
}

type ReplyAddresses = Map<string, ReplyAddress>;

interface Served {
  readonly state: FakeState;
  readonly replies: ReplyAddresses;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

interface Sent {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function send(response: ServerResponse, { status, body, headers }: Sent): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

async function serve(served: Served, { request, response }: Exchange): Promise<void> {
  const bytes = await readBuffer(request);
  const raw = bytes.toString();
  const { pathname } = new URL(String(request.url), served.state.origin);
  if (pathname.startsWith('/response/'))
    return send(response, takeReply(served, { key: pathname.slice('/response/'.length), raw }));
  if (pathname.startsWith(uploadPath))
    return send(
      response,
      await takeUpload(served.state, { id: pathname.slice(uploadPath.length), raw: bytes, headers: request.headers }),
    );
  if (!pathname.startsWith('/api/')) return send(response, { status: 404, body: 'not found' });
  const call: FakeCall = {
    method: pathname.slice('/api/'.length),
    args: argsOf(request, raw),
    token: (request.headers.authorization ?? '').replace(/^Bearer /, ''),
    at: served.state.now(),
  };
  served.state.log.push(call);
  serveCall(served.state, { call, response });
}

const uploadPath = '/upload/v1/';

function serveCall(state: FakeState, { call, response }: { call: FakeCall; response: ServerResponse }): void {
  const planned = state.faults.find(({ match, left }) => left > 0 && match(call));
  if (planned !== undefined) planned.left -= 1;
  const fault = planned ?? state.rates(call);
  const isDone = fault?.drop !== 'before' && fault?.status === undefined;
  const answer = isDone ? (limited(state, call) ?? { status: 200, body: answerMethod(state, call) }) : refusal;
  if (fault?.drop !== undefined) response.destroy();
  else if (!fault?.stall) send(response, fault === undefined ? answer : { ...answer, ...partsOf(fault) });
}

const refusal: Sent = { status: 500, body: { ok: false, error: 'ratelimited' } };

const partsOf = ({ status, headers, body }: FakeFault): Partial<Sent> => ({
  ...(status !== undefined && { status }),
  ...(headers !== undefined && { headers }),
  ...(body !== undefined && { body }),
});

function limited(state: FakeState, { method, args, at }: FakeCall): Sent | undefined {
  if (method !== 'chat.postMessage' || state.perChannelMs === 0) return undefined;
  const channel = String(args.channel);
  const waitMs = (state.lastPostAt.get(channel) ?? Number.NEGATIVE_INFINITY) + state.perChannelMs - at;
  if (waitMs <= 0) return void state.lastPostAt.set(channel, at);
  const headers = { 'retry-after': String(Math.ceil(waitMs / 1000)) };
  return { status: 429, body: { ok: false, error: 'ratelimited' }, headers };
}

const replyUsesMax = 5;
const replyMaxMs = 30 * 60_000;

function takeReply({ state, replies }: Served, { key, raw }: { key: string; raw: string }): Sent {
  const address = replies.get(key);
  if (address === undefined) return { status: 404, body: { ok: false, error: 'invalid_url' } };
  address.uses += 1;
  if (address.uses > replyUsesMax || state.now() - address.openedAt > replyMaxMs)
    return { status: 404, body: { ok: false, error: 'used_url' } };
  const args = JSON.parse(raw) as Args;
  state.log.push({ method: 'response_url', args, token: '', at: state.now() });
  const error = postError(state, { teamId: address.teamId, args });
  // In this place Slack answers 404 to a bad message.
  if (error !== undefined) return { status: 404, body: error };
  address.take(args);
  return { status: 200, body: { ok: true } };
}

interface Running extends Served {
  readonly sockets: FakeSockets;
}

// What the reader sees first: the answer in the acknowledgement, or one sent to the response address.
async function runSlash({ state, replies, sockets }: Running, slash: Slash): Promise<SlashReply> {
  const { teamId } = slash.channel;
  const { url, late } = openReply({ state, replies }, teamId);
  const payload = {
    ...payloadOf(slash, url),
    text: markedUp(state, { text: slash.text ?? '', channel: slash.channel }),
  };
  const acknowledging =
    state.httpUrl === undefined ? sockets.send(payload) : sendSigned(state, { payload, signing: slash.signing ?? {} });
  const first = await Promise.race([acknowledging, late]);
  const isGiven = Object.keys(first).length > 0;
  // Nobody is told where an acknowledgement cannot be shown.
  const isShown = messageError(first) !== undefined || postError(state, { teamId, args: first }) === undefined;
  return shown(isGiven && isShown ? first : await late);
}

async function runPress({ state, replies, sockets }: Running, press: Press): Promise<SlashReply> {
  const { url, late } = openReply({ state, replies }, press.channel.teamId);
  await tellPress({ state, sockets }, { press, url });
  return shown(await late);
}

function openReply({ state, replies }: Served, teamId: string): { readonly url: string; readonly late: Promise<Args> } {
  const key = makeId('');
  const late = new Promise<Args>((take) => replies.set(key, { teamId, uses: 0, openedAt: state.now(), take }));
  return { url: `${state.origin}/response/${key}`, late };
}

function shown(body: Args): SlashReply {
  const error = messageError(body);
  if (error !== undefined) throw new Error(`Slack would not show this reply: ${JSON.stringify(error)}`);
  return { ...body, text: String(body.text), effects: effectsOf(body) };
}

const payloadOf = ({ channel, command, user, triggerId }: Slash, responseUrl: string): Args => ({
  token: 'unused',
  team_id: channel.teamId,
  team_domain: 'desk',
  channel_id: channel.id,
  channel_name: channel.name,
  user_id: user ?? makeId('U'),
  user_name: 'reader',
  command,
  api_app_id: 'A0FAKE',
  is_enterprise_install: 'false',
  response_url: responseUrl,
  trigger_id: triggerId ?? makeId('13345224609.'),
});
