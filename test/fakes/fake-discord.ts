import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FakeAnswer, invalidForm, refusal } from './fake-discord-checks.ts';
import { createEndpoint, type FakeEndpoint } from './fake-discord-endpoint.ts';
import { fileRefusal, readCarried, withAttachments } from './fake-discord-files.ts';
import { createGateway, type FakeGateway } from './fake-discord-gateway.ts';
import { createInteractions, type FakeInteractions } from './fake-discord-interactions.ts';
import { createRateLimits, type RateLimit } from './fake-discord-limits.ts';
import { createPlaces, type FakePlaces } from './fake-discord-places.ts';
import { createRoutes, type FakeRequest } from './fake-discord-rest.ts';
import { createSchemaCheck } from './fake-discord-schema.ts';
import {
  addChannel,
  addThread,
  type ChannelSettings,
  createState,
  type FakeChannel,
  type FakeCommand,
  type FakeMessage,
  type FakeState,
  storeMessage,
  type ThreadSettings,
  textOfComponents,
  userOf,
} from './fake-discord-state.ts';

/** What differs from the usual. */
export interface FakeDiscordOptions {
  readonly token?: string;
  readonly rateLimit?: RateLimit;
  /** The time for the first answer to a command; Discord's 3 s by default. */
  readonly answerWithinMs?: number;
  /** Says of any request whether it goes wrong, and how; asked where no planned fault matches. */
  readonly rates?: (request: FakeRequest) => Fault | undefined;
  /** Takes answers to commands unchecked: for measuring what a bot costs, beside which the checks are heavy. */
  readonly isTrusting?: boolean;
}

/** What goes wrong with the next requests that match. */
export interface Fault {
  /**
   * Cuts the connection before the request takes effect, or after it did; `hang` and `stall` do it and
   * then never answer, or stop in the middle of the answer.
   */
  readonly drop?: 'before' | 'after' | 'hang' | 'stall';
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly times?: number;
}

/** A local Discord on the loopback, strict about what it takes. */
export interface FakeDiscord {
  /** For `DISCORD_API_URL`. */
  readonly url: string;
  readonly token: string;
  readonly appId: string;
  readonly guildId: string;
  readonly log: readonly FakeRequest[];
  readonly slash: FakeInteractions['slash'];
  readonly press: FakeInteractions['press'];
  readonly submit: FakeInteractions['submit'];
  readonly deferredCount: FakeInteractions['deferredCount'];
  /** Interactions over HTTP, once an address was named. */
  readonly endpoint: FakeEndpoint;
  /** What happens to servers, channels and threads. */
  readonly places: FakePlaces;
  readonly dropSockets: FakeGateway['dropSockets'];
  readonly reconnect: FakeGateway['reconnect'];
  readonly endSessions: FakeGateway['endSessions'];
  readonly sessionCount: FakeGateway['sessionCount'];
  readonly resumeCount: FakeGateway['resumeCount'];
  readonly intents: FakeGateway['intents'];
  /** What it knows, for a test to change. */
  readonly state: FakeState;
  addChannel(settings?: ChannelSettings): FakeChannel;
  /** A thread of the bot's own. */
  addThread(settings: ThreadSettings): FakeChannel;
  channels(): FakeChannel[];
  /** Oldest first; those of one channel when it is named. */
  messages(channelId?: string): FakeMessage[];
  commands(): readonly FakeCommand[];
  /** What a reader reads in a message. */
  textOf(message: { readonly components?: unknown }): string;
  /** What was uploaded with a message, in its order. */
  filesOf(message: object): (Uint8Array | undefined)[];
  /** Somebody else writes in a channel. */
  chatter(channelId: string, content: string): void;
  /** As if some minutes had passed: Discord does not know the nonces of before any more. */
  forgetNonces(): void;
  fault(match: (request: FakeRequest) => boolean, fault: Fault): void;
  close(): Promise<void>;
}

/** Starts a Discord with one server and one channel. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const state = createState(options.token ?? 'fake.discord.token');
  addChannel(state);
  const log: FakeRequest[] = [];
  const faults: PendingFault[] = [];
  const server = createServer();
  const gateway = createGateway(state, server);
  const endpoint = createEndpoint();
  const interactions = createInteractions(state, {
    dispatch: gateway.dispatch,
    endpoint,
    answerWithinMs: options.answerWithinMs ?? 3_000,
    isTrusting: options.isTrusting ?? false,
  });
  const answer = createAnswering({
    state,
    isTrusting: options.isTrusting ?? false,
    interactions,
    endpoint,
    rateLimit: options.rateLimit ?? { limit: 1000, perMs: 1000 },
  });
  server.on('request', (request, response) => {
    serve({ request, response, answer, log, faults, rates: options.rates }).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  state.gatewayUrl = `ws://127.0.0.1:${port}`;
  return {
    url: `http://127.0.0.1:${port}/api`,
    log,
    slash: interactions.slash,
    press: interactions.press,
    submit: interactions.submit,
    deferredCount: interactions.deferredCount,
    endpoint,
    places: createPlaces(state, gateway.dispatch),
    ...gateway,
    ...controlsOf(state),
    fault: (match, fault) => {
      faults.push({ match, fault, left: fault.times ?? 1 });
    },
    close: async () => {
      gateway.close();
      // Closed a second time, a server calls back with an error: it is closed all the same.
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

const controlsOf = (state: FakeState) => ({
  token: state.token,
  appId: state.appId,
  guildId: state.guildId,
  state,
  addChannel: (settings?: ChannelSettings) => addChannel(state, settings),
  addThread: (settings: ThreadSettings) => addThread(state, settings),
  channels: () => [...state.channels.values()],
  messages: (channelId?: string) =>
    [...state.messages.values()].filter(({ channel_id }) => channelId === undefined || channel_id === channelId),
  commands: () => state.commands,
  textOf: ({ components }: { readonly components?: unknown }) =>
    textOfComponents(Array.isArray(components) ? components : []),
  filesOf: (message: { readonly attachments?: readonly { readonly id: string }[] }) =>
    (message.attachments ?? []).map(({ id }) => state.uploads.get(id)),
  chatter: (channelId: string, content: string) => {
    const message = storeMessage(state, { channelId, body: { content } });
    state.messages.set(message.id, { ...message, author: userOf(state.snowflake()) });
  },
  forgetNonces: () => state.nonces.clear(),
});

interface PendingFault {
  readonly match: (request: FakeRequest) => boolean;
  readonly fault: Fault;
  left: number;
}

type Answering = (request: FakeRequest, headers: IncomingMessage['headers']) => FakeAnswer;

interface Parts {
  readonly state: FakeState;
  readonly isTrusting: boolean;
  readonly interactions: FakeInteractions;
  readonly endpoint: FakeEndpoint;
  readonly rateLimit: RateLimit;
}

/** In Discord's order: who are you, how often, in what form, and only then what. */
function createAnswering({ state, isTrusting, interactions, endpoint, rateLimit }: Parts): Answering {
  const route = createRoutes(state, { ...interactions, publicKey: endpoint.publicKey });
  const rate = createRateLimits(rateLimit);
  const schemaFaults = isTrusting ? () => [] : createSchemaCheck();
  return (request, headers) => {
    const isOpen = /^\/(interactions|webhooks)\//.test(request.path);
    if (!/^DiscordBot \(/.test(headers['user-agent'] ?? '')) return { status: 403, body: 'error code: 1010' };
    if (!isOpen && headers.authorization !== `Bot ${state.token}`)
      return refusal(401, { code: 0, message: '401: Unauthorized' });
    const { headers: rateHeaders, refused } = rate(request);
    const faults = refused === undefined ? schemaFaults(request) : [];
    const form = refused ?? (faults.length > 0 ? invalidForm(faults) : fileRefusal(state, request));
    const answer = form ?? route(withAttachments(state, request));
    return { ...answer, headers: { ...rateHeaders, ...answer.headers } };
  };
}

interface Serving {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly answer: Answering;
  readonly log: FakeRequest[];
  readonly faults: PendingFault[];
  readonly rates: FakeDiscordOptions['rates'];
}

async function serve({ request, response, answer, log, faults, rates }: Serving): Promise<void> {
  const received = await readRequest(request);
  log.push(received);
  const pending = faults.find(({ match, left }) => left > 0 && match(received));
  if (pending !== undefined) pending.left -= 1;
  const fault = pending?.fault ?? rates?.(received);
  if (fault?.drop === 'before') return void response.destroy();
  const given: FakeAnswer =
    fault?.status === undefined
      ? answer(received, request.headers)
      : { status: fault.status, body: fault.body ?? {}, ...(fault.headers && { headers: fault.headers }) };
  if (fault?.drop === 'after') return void response.destroy();
  if (fault?.drop === 'hang') return;
  if (fault?.drop === 'stall') return void response.writeHead(200, { 'content-type': 'application/json' }).write('{');
  received.status = given.status;
  // An empty answer that claims to be JSON makes the client throw.
  const hasBody = given.status !== 204;
  response.writeHead(given.status, { ...(hasBody && { 'content-type': 'application/json' }), ...given.headers });
  response.end(hasBody ? JSON.stringify(given.body) : undefined);
}

async function readRequest(request: IncomingMessage): Promise<FakeRequest> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname).replace(/^\/api\/v10/, ''),
    query: url.searchParams,
    ...(await readCarried(Buffer.concat(chunks), request.headers['content-type'] ?? '')),
    atMs: Date.now(),
  };
}
