import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver, SocketModeReceiver, webApi } from '@slack/bolt';
import type { Answerer, Clock, Log, Pace, Platform } from '../../ports.ts';
import { slackNaming } from './command-names.ts';
import { type CommandNames, createCommandHandler } from './inbound.ts';
import type { SlackLimits } from './limits.ts';
import { createSlackLogger } from './logger.ts';
import { errorCodeOf } from './outcomes.ts';
import { createPosting } from './posting.ts';
import { createSocketLine, type SocketLine } from './sockets.ts';

/** How Parley reaches one Slack workspace; at least one of `appToken` and `signingSecret` is needed to take commands. */
export interface SlackSettings {
  readonly botToken: string;
  /** Takes commands over Socket Mode. */
  readonly appToken?: string | undefined;
  /** Takes commands over signed HTTP. */
  readonly signingSecret?: string | undefined;
  readonly apiUrl?: string | undefined;
  /** The only users who may use a command that changes something; empty for any member. */
  readonly changesBy?: readonly string[];
}

export interface SlackParts extends CommandNames {
  readonly settings: SlackSettings;
  readonly answer: Answerer;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: SlackLimits;
}

/** Slack as a chat. With a signing secret it also has a listener for requests to `/slack/…`. */
export interface SlackPlatform extends Platform {
  readonly name: 'slack';
  readonly intake?: {
    readonly path: string;
    readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  };
}

/** Where Slack is to send commands and events over HTTP. */
export const slackPaths = ['/slack/events', '/slack/commands'] as const;

/** Connects one workspace. Opens no port and calls nobody before `start`. */
export function createSlackPlatform(parts: SlackParts): SlackPlatform {
  const { settings, log, limits } = parts;
  if (!settings.appToken && !settings.signingSecret)
    throw new Error('Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) besides the bot token.');
  const client = createClient(parts);
  const identity: Identity = {};
  const inSlackWords = slackNaming(parts);
  const answer: Answerer = async (call) => inSlackWords(await parts.answer(call));
  const { lines, http } = createIntake({ ...parts, answer }, identity);
  // Before the token has been checked its workspace is not known: Slack refuses what is not its own.
  const clientOf = async (team: string) => (team === (identity.team ?? team) ? client : undefined);
  const posting = createPosting({ clientOf, clock: parts.clock, log, limits });
  const stop = async () => {
    await Promise.all(lines.map((line) => line.stop()));
  };
  return {
    name: 'slack',
    ...posting,
    post: (request) => posting.post({ ...request, message: inSlackWords(request.message) }),
    edit: (request) => posting.edit({ ...request, message: inSlackWords(request.message) }),
    start: async () => {
      Object.assign(identity, await identify(client));
      await startAll(lines, stop);
    },
    stop,
    pace: slackPace,
    ...(http && { intake: { path: '/slack/', listener: listenerOf(http) } }),
  };
}

// Slack takes about one post a second in a channel, and "several hundred a minute" in a workspace: 300, less a burst.
const slackPace: Pace = { atOnceMax: 16, channelGapMs: 1_000, workspaceGapMs: 205, botGapMs: 0 };

interface Identity {
  team?: string;
  botId?: string;
  botUserId?: string;
}

// Slack closes a connection now and then to renew it; with two of them one always hears.
const connectionCount = 2;

// Our own client and not bolt's: that one repeats a post whose answer was lost, and one channel's rate limit stops
// all the others.
const createClient = ({ settings, log, limits }: SlackParts): webApi.WebClient =>
  new webApi.WebClient(settings.botToken, clientOptions({ settings, log, limits }));

const clientOptions = ({ settings, log, limits }: Pick<SlackParts, 'settings' | 'log' | 'limits'>) => ({
  logger: createSlackLogger(log),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: limits.requestTimeoutMs,
  ...(settings.apiUrl && { slackApiUrl: settings.apiUrl }),
});

function createIntake(parts: SlackParts, identity: Identity) {
  const { settings } = parts;
  const sockets = settings.appToken ? createSockets(parts, settings.appToken) : [];
  const http = settings.signingSecret ? createHttp(parts, settings.signingSecret) : undefined;
  const [first, ...others] = http === undefined ? sockets : [http, ...sockets];
  if (first === undefined) throw new Error('Slack has no way in.');
  const app = createApp(parts, { receiver: first, identity });
  for (const receiver of others) receiver.init(app);
  const lines = sockets.map(({ client }) => createSocketLine({ ...parts, client }));
  return { lines, http };
}

const createSockets = (parts: SlackParts, appToken: string): SocketModeReceiver[] =>
  Array.from(
    { length: connectionCount },
    () =>
      new SocketModeReceiver({
        appToken,
        logger: createSlackLogger(parts.log),
        autoReconnectEnabled: false,
        installerOptions: { clientOptions: clientOptions(parts) },
      }),
  );

const createHttp = ({ log }: SlackParts, signingSecret: string): HTTPReceiver =>
  new HTTPReceiver({ signingSecret, endpoints: [...slackPaths], logger: createSlackLogger(log), bodyLimit: 100_000 });

interface AppParts {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  readonly identity: Identity;
}

function createApp(parts: SlackParts, { receiver, identity }: AppParts): App {
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: parts.settings.botToken, ...identity }),
    logger: createSlackLogger(parts.log),
    clientOptions: clientOptions(parts),
    convoStore: false,
    ignoreSelf: false,
  });
  // A pattern for all: a command that nobody takes would keep its reader waiting and end in an error.
  app.command(/.*/, createCommandHandler(parts));
  app.error(async (error) => parts.log.error({ code: error.code }, 'slack request failed'));
  return app;
}

function listenerOf(http: HTTPReceiver): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    try {
      http.requestListener(request, response);
    } catch {
      // Bolt throws for a path that it does not serve.
      response.writeHead(404).end();
    }
  };
}

async function identify(client: webApi.WebClient): Promise<Identity> {
  try {
    const { team_id, bot_id, user_id } = await client.auth.test();
    return {
      ...(team_id && { team: team_id }),
      ...(bot_id && { botId: bot_id }),
      ...(user_id && { botUserId: user_id }),
    };
  } catch (error) {
    throw startError('SLACK_BOT_TOKEN', error);
  }
}

async function startAll(lines: readonly SocketLine[], stop: () => Promise<void>): Promise<void> {
  const started = await Promise.allSettled(lines.map((line) => line.start()));
  const failed = started.find((line) => line.status === 'rejected');
  if (failed === undefined) return;
  await stop();
  throw startError('SLACK_APP_TOKEN', failed.reason);
}

function startError(setting: string, error: unknown): Error {
  const code = errorCodeOf(error);
  const what =
    code === undefined
      ? 'Slack could not be reached; check the network and SLACK_API_URL.'
      : `Slack refused ${setting}: ${code}.`;
  return new Error(what, { cause: error });
}
