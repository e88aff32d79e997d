import {
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type IShardingStrategy,
  Options,
  SimpleShardingStrategy,
} from 'discord.js';
import { atMost } from '../../lib/at-most.ts';
import type { Log } from '../../ports.ts';
import { emptyCaches, forgetServers } from './caches.ts';
import type { ConnectionTools } from './connection.ts';
import { placeEvents } from './events.ts';
import type { DiscordLimits } from './limits.ts';
import { faultOf } from './outcomes.ts';
import { restOptions } from './rest.ts';
import { startSentence, tokenRefusedSentence } from './start-sentence.ts';

type Gateway = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/** One client with all its connections. */
export interface Line {
  readonly client: Client;
  readonly gateways: readonly Gateway[];
  isOpen: boolean;
}

/** What a line needs. */
export interface LineTools extends ConnectionTools {
  /** Discord ended it and the client will not connect again. */
  readonly onEnded: () => void;
}

/** Prepares a client that passes on what Discord sends as it came, and remembers nothing. */
export function createLine(tools: LineTools): Line {
  const { settings, limits } = tools;
  const gateways: Gateway[] = [];
  const buildStrategy = (gateway: Gateway): IShardingStrategy => {
    gateways.push(gateway);
    return new SimpleShardingStrategy(gateway);
  };
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: 'auto',
    makeCache: Options.cacheWithLimits(emptyCaches),
    // Nothing of ours waits for the servers: each of them says by itself that it is there.
    waitGuildTimeout: 0,
    rest: restOptions(settings, limits),
    ws: { buildStrategy },
  });
  forgetServers(client);
  passOn(client, tools);
  reportTrouble(client, tools);
  return { client, gateways, isOpen: false };
}

function passOn(client: Client, { onInteraction, onPlace }: LineTools): void {
  client.ws.on(GatewayDispatchEvents.InteractionCreate, onInteraction);
  for (const event of placeEvents) client.ws.on(event, (raw: unknown) => onPlace(event, raw));
}

function reportTrouble(client: Client, { log, onEnded }: LineTools): void {
  client.on(Events.Error, (error) => log.error(faultOf(error), 'discord client failed'));
  client.on(Events.ShardError, (error, shard) => log.warn({ shard, ...faultOf(error) }, 'discord connection failed'));
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'discord reconnecting'));
  client.on(Events.ShardResume, (shard, missed) => log.info({ shard, missed }, 'discord connection resumed'));
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    reportEnd({ shard, code }, log);
    onEnded();
  });
}

const authenticationFailed = 4004;

function reportEnd(end: { readonly shard: number; readonly code: number }, log: Log): void {
  const reason = end.code === authenticationFailed ? { reason: tokenRefusedSentence } : {};
  log.error({ ...end, ...reason }, 'discord connection ended for good');
}

/** Logs in; gives the application's id, or rejects with a sentence for the operator. */
export async function logIn({ client }: Line, { settings, limits }: ConnectionTools): Promise<string> {
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  try {
    const outcome = await atMost(limits.startTimeoutMs, Promise.all([ready, client.login(settings.token)]));
    if (outcome === undefined) throw new Error(`no answer within ${limits.startTimeoutMs} ms`);
    return outcome[0].application.id;
  } catch (error) {
    throw new Error(startSentence(error), { cause: error });
  }
}

/** Ends a line within a bound. */
export async function hangUp({ client, gateways }: Line, { stopTimeoutMs }: DiscordLimits): Promise<void> {
  // A connection that was about to be made again would be made after the stop; it waits here for ever instead.
  for (const gateway of gateways) gateway.options.retrieveSessionInfo = () => new Promise(() => undefined);
  await atMost(stopTimeoutMs / 2, client.destroy());
}
