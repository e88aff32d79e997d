import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import type { CommandSpec } from '../domain/commands.ts';
import { createLease } from '../jobs/leasing.ts';
import { createOneAtATime } from '../jobs/one-at-a-time.ts';
import type { Replicas } from '../jobs/replicas.ts';
import { createTerminalPlatform } from '../platforms/terminal/terminal-platform.ts';
import type {
  Answerer,
  Clock,
  DrawChart,
  HomeWriter,
  Log,
  Platform,
  PlatformEvents,
  Store,
  Suggester,
} from '../ports.ts';
import type { Intake } from '../web/web-server.ts';

/** A chat, perhaps with requests of its own on the web server. */
export interface BotPlatform extends Platform {
  readonly intake?: Intake;
}

export interface PlatformParts {
  readonly settings: Settings;
  readonly commands: readonly CommandSpec[];
  readonly ownSlackNames: readonly string[];
  readonly answer: Answerer;
  readonly suggest: Suggester;
  readonly home: HomeWriter;
  /** Without it charts are told in words. */
  readonly draw?: DrawChart | undefined;
  readonly events: PlatformEvents;
  readonly store: Store;
  readonly replicas: Replicas;
  readonly clock: Clock;
  readonly log: Log;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly write: (text: string) => void;
}

/** The terminal, and each chat that has its settings. A library is loaded only for a chat that is used. */
export async function createPlatforms(parts: PlatformParts): Promise<BotPlatform[]> {
  const chats = [await discord(parts), await slack(parts), createTerminalPlatform(parts)];
  return chats.filter((chat) => chat !== undefined);
}

async function slack({
  settings,
  store,
  ownSlackNames,
  replicas,
  ...parts
}: PlatformParts): Promise<BotPlatform | undefined> {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, SLACK_CHANGES_BY } = settings;
  const oauth = slackOAuth(settings);
  if (!SLACK_BOT_TOKEN && !oauth) return undefined;
  const { createSlackPlatform } = await import('../platforms/slack/slack-platform.ts');
  return createSlackPlatform({
    ...parts,
    settings: {
      botToken: SLACK_BOT_TOKEN,
      oauth,
      appToken: SLACK_APP_TOKEN,
      signingSecret: SLACK_SIGNING_SECRET,
      apiUrl: SLACK_API_URL,
      changesBy: SLACK_CHANGES_BY,
    },
    ownCommandNames: ownSlackNames,
    installations: store.installations,
    holds: store.holds,
    oneAtATime: oneAtATime({ store, ...parts }),
    replicas: replicas.count,
    limits: limits.slack,
  });
}

const oneAtATime = ({ store, clock }: Pick<PlatformParts, 'store' | 'clock'>) =>
  createOneAtATime({ holds: store.holds, clock, forMs: limits.oneAtATime.heldMs });

function slackOAuth({ SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SECRET_KEY }: Settings) {
  if (!SLACK_CLIENT_ID || !SLACK_CLIENT_SECRET || !SECRET_KEY) return undefined;
  return { clientId: SLACK_CLIENT_ID, clientSecret: SLACK_CLIENT_SECRET, secretKeys: SECRET_KEY };
}

async function discord({
  settings,
  commands,
  answer,
  suggest,
  draw,
  events,
  store,
  replicas,
  clock,
  log,
}: PlatformParts): Promise<BotPlatform | undefined> {
  const { DISCORD_TOKEN, DISCORD_PUBLIC_KEY, DISCORD_API_URL, DISCORD_CHANGES_RIGHT } = settings;
  if (!DISCORD_TOKEN) return undefined;
  const { createDiscordPlatform } = await import('../platforms/discord/discord-platform.ts');
  return createDiscordPlatform({
    settings: {
      token: DISCORD_TOKEN,
      publicKey: DISCORD_PUBLIC_KEY,
      changeRight: DISCORD_CHANGES_RIGHT,
      ...(DISCORD_API_URL === undefined ? {} : { apiUrl: DISCORD_API_URL }),
    },
    commands,
    answer,
    suggest,
    draw,
    events,
    published: store.published,
    gateway: createLease({
      ...{ holds: store.holds, clock, log, key: 'gateway', owner: replicas.id, limits: limits.leasing },
    }),
    oneAtATime: oneAtATime({ store, clock }),
    replicas: replicas.count,
    clock,
    log,
  });
}
