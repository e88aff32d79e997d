import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type {
  Answerer,
  Clock,
  DrawChart,
  HoldStore,
  HomeWriter,
  InstallationStore,
  Log,
  OneAtATime,
  Pace,
  Platform,
  PlatformEvents,
} from '../../ports.ts';
import { bySocket } from './acknowledging.ts';
import { connectApp } from './app.ts';
import { type ChartFiles, createChartFiles } from './chart-files.ts';
import { clientOptions } from './clients.ts';
import { type CommandNames, slackNaming, slackNamingOfHome } from './command-names.ts';
import { createHttpIntake, type Listener, slackPaths } from './http-intake.ts';
import { createInstallations } from './installations.ts';
import { installerOptions, type OAuthSettings } from './installer.ts';
import type { SlackLimits } from './limits.ts';
import { createSlackLogger } from './logger.ts';
import { createPosting } from './posting.ts';
import { createSealer } from './sealing.ts';
import { createSocketLine, type SocketLine } from './sockets.ts';
import { startError } from './start-error.ts';
import { createManyWorkspaces, createOneWorkspace, type Workspaces } from './workspaces.ts';

/** How Parley reaches Slack: one workspace by its bot token, or all that install it by OAuth. */
export interface SlackSettings {
  readonly botToken?: string | undefined;
  /** In place of a bot token; needs a signing secret. */
  readonly oauth?: OAuthSettings | undefined;
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
  readonly home: HomeWriter;
  readonly events: PlatformEvents;
  /** Where the tokens of workspaces are kept, sealed. */
  readonly installations: InstallationStore;
  /** Without it a chart that Slack cannot draw itself is told in words. */
  readonly draw?: DrawChart | undefined;
  /** What was taken once, on whichever replica. */
  readonly holds: Pick<HoldStore, 'take' | 'isTaken'>;
  readonly oneAtATime: OneAtATime;
  /** How many processes share what Slack allows; one unless told. */
  readonly replicas?: (() => number) | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: SlackLimits;
}

/** Slack as a chat. With a signing secret it also has a listener for requests to `/slack/…`. */
export interface SlackPlatform extends Platform {
  readonly name: 'slack';
  readonly intake?: { readonly path: string; readonly listener: Listener };
}

/** Connects Slack. Opens no port and calls nobody before `start`. */
export function createSlackPlatform(parts: SlackParts): SlackPlatform {
  const { log, limits } = parts;
  const inSlackWords = slackNaming(parts);
  const answer: Answerer = async (call) => inSlackWords(await parts.answer(call));
  const homeInSlackWords = slackNamingOfHome(parts);
  const home: HomeWriter = async (asked) => homeInSlackWords(await parts.home(asked));
  const files = createChartFiles(parts);
  const { workspaces, lines, listener } = createIntake({ ...parts, answer, home, files });
  const posting = createPosting({ ...parts, clientOf: workspaces.clientOf, files });
  const stop = async () => {
    await Promise.all(lines.map((line) => line.stop()));
  };
  return {
    name: 'slack',
    // Only the token of a workspace can fail here, so surely nothing was posted.
    post: (request) =>
      posting.post({ ...request, message: inSlackWords(request.message) }).catch(notNow(log, { kind: 'unreachable' })),
    edit: (request) =>
      posting.edit({ ...request, message: inSlackWords(request.message) }).catch(notNow(log, { kind: 'unreachable' })),
    lookUp: (request) =>
      posting.lookUp(request).catch(notNow(log, { kind: 'unknown', retryAfterMs: limits.lookUpRetryMs })),
    start: async () => {
      await workspaces.start();
      await startAll(lines, stop);
    },
    stop,
    check: (channel) => posting.check(channel).catch(notNow(log, { kind: 'unknown' as const })),
    pace: slackPace,
    ...(listener && { intake: { path: '/slack/', listener } }),
  };
}

const notNow =
  <T>(log: Log, outcome: T) =>
  (error: unknown): T => {
    log.warn({ reason: String(error).slice(0, 200) }, 'slack token not to be had');
    return outcome;
  };

// Slack takes about one post a second in a channel, and "several hundred a minute" in a workspace: 300, less a burst.
const slackPace: Pace = { atOnceMax: 16, channelGapMs: 1_000, workspaceGapMs: 205, botGapMs: 0 };

// Slack closes a connection now and then to renew it; with two of them one always hears.
const connectionCount = 2;

interface SlackIntake {
  readonly workspaces: Workspaces;
  readonly lines: readonly SocketLine[];
  readonly listener?: Listener | undefined;
}

function createIntake(parts: SlackParts & { readonly files: ChartFiles }): SlackIntake {
  const { appToken, signingSecret } = parts.settings;
  if (!appToken && !signingSecret)
    throw new Error('Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) to take commands.');
  const { workspaces, receiver } = createWorkspaces(parts);
  const sockets = appToken ? createSockets(parts, appToken) : [];
  connectApp({ ...parts, workspaces }, receiver === undefined ? sockets : [receiver, ...sockets]);
  return {
    workspaces,
    lines: sockets.map(({ client }) => createSocketLine({ ...parts, client })),
    ...(receiver && signingSecret && { listener: createHttpIntake({ ...parts, receiver, signingSecret }) }),
  };
}

interface Reached {
  readonly workspaces: Workspaces;
  /** Takes what came over HTTP, where that is set up. */
  readonly receiver?: HTTPReceiver | undefined;
}

function createWorkspaces(parts: SlackParts): Reached {
  const { botToken, oauth, signingSecret } = parts.settings;
  if (oauth !== undefined) return createInstallable(parts, oauth);
  if (botToken === undefined) throw new Error('Slack needs SLACK_BOT_TOKEN or SLACK_CLIENT_ID.');
  return {
    workspaces: createOneWorkspace(parts, botToken),
    receiver: signingSecret ? createReceiver(parts) : undefined,
  };
}

function createInstallable(parts: SlackParts, oauth: OAuthSettings): Required<Reached> {
  const sealer = createSealer(oauth.secretKeys);
  const installations = createInstallations({ ...parts, store: parts.installations, sealer });
  const receiver = createReceiver(parts, installerOptions({ ...parts, oauth, installations }));
  const { installer } = receiver;
  if (installer === undefined) throw new Error('Slack’s library has no installer for these settings.');
  return { workspaces: createManyWorkspaces({ ...parts, installations, installer }), receiver };
}

type Installing = ReturnType<typeof installerOptions>;

// The intake before it has checked the signature, more strictly than the library does.
const createReceiver = ({ log, limits }: SlackParts, installing: Installing = {}): HTTPReceiver =>
  new HTTPReceiver({
    ...installing,
    signingSecret: '',
    signatureVerification: false,
    endpoints: Object.values(slackPaths),
    logger: createSlackLogger(log),
    bodyLimit: limits.bodyMaxBytes,
  });

const createSockets = (parts: SlackParts, appToken: string): SocketModeReceiver[] =>
  Array.from(
    { length: connectionCount },
    () =>
      new SocketModeReceiver({
        appToken,
        logger: createSlackLogger(parts.log),
        autoReconnectEnabled: false,
        customPropertiesExtractor: () => bySocket,
        installerOptions: { clientOptions: clientOptions(parts) },
      }),
  );

async function startAll(lines: readonly SocketLine[], stop: () => Promise<void>): Promise<void> {
  const started = await Promise.allSettled(lines.map((line) => line.start()));
  const failed = started.find((line) => line.status === 'rejected');
  if (failed === undefined) return;
  await stop();
  throw startError('SLACK_APP_TOKEN', failed.reason);
}
