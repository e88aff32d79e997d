import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer as readBuffer } from 'node:stream/consumers';
import type { WebSocket } from 'ws';
import { type FakeFile, type Readiness, takeUpload } from './fake-slack-files.ts';
import { argsOf, type Posted, postSigned, type SignedRequest, type Signing, sendSigned } from './fake-slack-http.ts';
import { type Press, type Told, tellEvent, tellPress } from './fake-slack-inward.ts';
import { markedUp } from './fake-slack-marks.ts';
import { type FakeOAuth, oauthOf } from './fake-slack-oauth.ts';
import { createReaders, type FakeReaders } from './fake-slack-readers.ts';
import {
  openReply,
  type ReplyAddresses,
  type Served,
  type SlashReply,
  shown,
  takeReply,
} from './fake-slack-replies.ts';
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
import { type FakeView, issueTrigger } from './fake-slack-views.ts';
import { type Args, answerMethod, messageError, postError } from './fake-slack-web.ts';

export type { SlashReply } from './fake-slack-replies.ts';
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
  /** Readers before modals, home pages and the menus of messages. */
  readonly readers: FakeReaders;
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
    readers: createReaders({ state, sockets }, replies),
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

interface Running extends Served {
  readonly sockets: FakeSockets;
}

// What the reader sees first: the answer in the acknowledgement, one sent to the response address, or a modal.
async function runSlash({ state, replies, sockets }: Running, slash: Slash): Promise<SlashReply> {
  const { teamId } = slash.channel;
  const { url, late } = openReply({ state, replies }, teamId);
  const payload: Args = {
    ...payloadOf(slash, url),
    text: markedUp(state, { text: slash.text ?? '', channel: slash.channel }),
  };
  const [id, user] = [String(payload.trigger_id), String(payload.user_id)];
  const opened = issueTrigger(state, { id, user, teamId });
  const acknowledging =
    state.httpUrl === undefined ? sockets.send(payload) : sendSigned(state, { payload, signing: slash.signing ?? {} });
  const first = await Promise.race([acknowledging, late]);
  if (state.isTrusting && Object.keys(first).length > 0) return { ...first, text: String(first.text), effects: [] };
  const isGiven = Object.keys(first).length > 0;
  // Nobody is told where an acknowledgement cannot be shown.
  const isShown = messageError(first) !== undefined || postError(state, { teamId, args: first }) === undefined;
  return isGiven && isShown ? shown(first) : await seen({ late, opened });
}

async function runPress({ state, replies, sockets }: Running, press: Press): Promise<SlashReply> {
  const { url, late } = openReply({ state, replies }, press.channel.teamId);
  const id = press.triggerId ?? makeId('13345224609.');
  const opened = issueTrigger(state, { id, user: press.user?.id ?? 'U0READER', teamId: press.channel.teamId });
  await tellPress({ state, sockets }, { press: { ...press, triggerId: id }, url });
  return await seen({ late, opened });
}

const seen = ({ late, opened }: { late: Promise<Args>; opened: Promise<FakeView> }): Promise<SlashReply> =>
  Promise.race([late.then(shown), opened.then((view) => ({ text: '', effects: [], view }))]);

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
