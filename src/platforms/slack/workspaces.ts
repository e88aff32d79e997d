import type { AuthorizeResult, HTTPReceiver, Installation, webApi } from '@slack/bolt';
import type { Clock, OneAtATime } from '../../ports.ts';
import { type ClientParts, createClient } from './clients.ts';
import type { Installations } from './installations.ts';
import { createKept } from './kept.ts';
import type { SlackLimits } from './limits.ts';
import { startError } from './start-error.ts';

/** The workspaces that Parley is installed in. */
export interface Workspaces {
  /** Checks what can be checked before anything is taken; throws with the setting that is wrong. */
  start(): Promise<void>;
  /** The client that posts in a workspace; undefined where Parley is not installed. Throws while its token cannot be renewed. */
  clientOf(team: string): Promise<webApi.WebClient | undefined>;
  /** Who Parley is in a workspace. */
  botUserOf(team: string): Promise<string | undefined>;
  /** What Bolt is to know of a request's workspace. */
  authorize(): Promise<AuthorizeResult>;
  /** Forgets a workspace that Parley was removed from. */
  remove(team: string): Promise<void>;
}

/** The one workspace of a bot token. */
export function createOneWorkspace(parts: ClientParts, botToken: string): Workspaces {
  const client = createClient(parts, botToken);
  let identity: Identity = {};
  return {
    start: async () => {
      identity = await identify(client);
    },
    // Before the token has been checked its workspace is not known: Slack refuses what is not its own.
    clientOf: async (team) => (team === (identity.team ?? team) ? client : undefined),
    botUserOf: async () => identity.botUserId,
    authorize: async () => ({
      botToken,
      ...(identity.botId && { botId: identity.botId }),
      ...(identity.botUserId && { botUserId: identity.botUserId }),
    }),
    remove: async () => undefined,
  };
}

interface Identity {
  readonly team?: string | undefined;
  readonly botId?: string | undefined;
  readonly botUserId?: string | undefined;
}

async function identify(client: webApi.WebClient): Promise<Identity> {
  try {
    const { team_id, bot_id, user_id } = await client.auth.test();
    return { team: team_id, botId: bot_id, botUserId: user_id };
  } catch (error) {
    throw startError('SLACK_BOT_TOKEN', error);
  }
}

export interface ManyParts extends ClientParts {
  readonly installations: Installations;
  readonly installer: NonNullable<HTTPReceiver['installer']>;
  readonly clock: Clock;
  readonly oneAtATime: OneAtATime;
  readonly limits: SlackLimits;
}

/** All workspaces that installed Parley, each with its own token, which is renewed when it is due. */
export function createManyWorkspaces(parts: ManyParts): Workspaces {
  const { installations, limits } = parts;
  const clients = createKept<KnownClient>(limits.workspacesKeptMax);
  const renew = createRenewing(parts);
  return {
    start: () => installations.start(),
    clientOf: async (team) => {
      const bot = (await installations.find(team))?.bot;
      if (bot === undefined) return undefined;
      const token = isDue(parts, bot) ? await renew(team, bot) : bot.token;
      const known = clients.get(team);
      const kept = known?.token === token ? known : { token, client: createClient(parts, token) };
      clients.set(team, kept);
      return kept.client;
    },
    botUserOf: async (team) => (await installations.find(team))?.bot?.userId,
    // Answers go back with the acknowledgement or by their own address, so no reader waits for a token.
    authorize: async () => ({}),
    remove: async (team) => {
      clients.remove(team);
      await installations.remove(team);
    },
  };
}

interface KnownClient {
  readonly token: string;
  readonly client: webApi.WebClient;
}

type Bot = NonNullable<Installation<'v2'>['bot']>;

// The library renews a token that is good for less than this.
const renewedBeforeMs = 2 * 3_600_000;

const isDue = ({ clock }: Pick<ManyParts, 'clock'>, { expiresAt }: Bot): boolean =>
  expiresAt !== undefined && expiresAt * 1000 - clock.now() <= renewedBeforeMs;

// One renewal at a time for each workspace, on all replicas: what renews a token works only once.
function createRenewing(parts: ManyParts): (team: string, bot: Bot) => Promise<string> {
  const running = new Map<string, Promise<string>>();
  return (team, bot) => {
    const renewal = running.get(team) ?? renewed(parts, { team, bot }).finally(() => running.delete(team));
    running.set(team, renewal);
    return renewal;
  };
}

// While another replica renews it, what is still good serves.
async function renewed(parts: ManyParts, { team, bot }: { readonly team: string; readonly bot: Bot }): Promise<string> {
  const done = await parts.oneAtATime(`slack-token/${team}`, () => tokenOf(parts, team));
  if (done.isDone) return done.value;
  if ((bot.expiresAt ?? 0) * 1000 > parts.clock.now()) return bot.token;
  throw new Error('The token is over, and another replica is renewing it.');
}

async function tokenOf({ installer, clock }: Pick<ManyParts, 'installer' | 'clock'>, team: string): Promise<string> {
  const query = { teamId: team, enterpriseId: undefined, isEnterpriseInstall: false };
  const { botToken, botTokenExpiresAt } = await installer.authorize(query);
  if (botToken === undefined) throw new Error('The installation has no bot.');
  // The library hands out the old token where it got no new one.
  if (botTokenExpiresAt !== undefined && botTokenExpiresAt * 1000 <= clock.now())
    throw new Error('The token is over and could not be renewed.');
  return botToken;
}
