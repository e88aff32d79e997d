import type { AuthorizeResult, HTTPReceiver, webApi } from '@slack/bolt';
import type { Clock } from '../../ports.ts';
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
      if ((await installations.find(team)) === undefined) return undefined;
      const token = await renew(team);
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

// One renewal at a time for each workspace: what renews a token works only once.
function createRenewing({ installer, clock }: ManyParts): (team: string) => Promise<string> {
  const running = new Map<string, Promise<string>>();
  return (team) => {
    const renewal = running.get(team) ?? tokenOf({ installer, clock }, team).finally(() => running.delete(team));
    running.set(team, renewal);
    return renewal;
  };
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
