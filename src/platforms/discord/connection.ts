import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  Client,
  Events,
  type Interaction,
  type IShardingStrategy,
  Options,
  SimpleShardingStrategy,
} from 'discord.js';
import { atMost } from '../../lib/at-most.ts';
import type { Log } from '../../ports.ts';
import { emptyCaches } from './caches.ts';
import type { DiscordLimits } from './limits.ts';
import { faultOf } from './outcomes.ts';
import { type DiscordSettings, restOptions } from './rest.ts';

/** What the connection needs. */
export interface ConnectionTools {
  readonly settings: DiscordSettings;
  readonly limits: DiscordLimits;
  readonly log: Log;
  readonly onCommand: (interaction: ChatInputCommandInteraction) => Promise<void>;
  readonly onSuggest: (interaction: AutocompleteInteraction) => Promise<void>;
}

/** The line over which Discord brings commands. */
export interface Connection {
  /** Connects; gives the application's id when Discord is ready, or rejects with a sentence for the operator. */
  open(): Promise<string>;
  /** Ends it within a bound, for good. */
  close(): Promise<void>;
}

/** Prepares a connection; nothing happens before `open`. */
export function createConnection(tools: ConnectionTools): Connection {
  const lines: Line[] = [];
  const close = async () => {
    await Promise.all(lines.splice(0).map((line) => hangUp(line, tools.limits)));
  };
  return {
    close,
    async open() {
      const line = createLine(tools);
      lines.push(line);
      try {
        return await logIn(line, tools);
      } catch (error) {
        await close();
        throw error;
      }
    },
  };
}

type Gateway = ConstructorParameters<typeof SimpleShardingStrategy>[0];

interface Line {
  readonly client: Client;
  readonly gateways: readonly Gateway[];
  readonly inFlight: ReadonlySet<Promise<void>>;
}

function createLine(tools: ConnectionTools): Line {
  const { settings, limits } = tools;
  const gateways: Gateway[] = [];
  const buildStrategy = (gateway: Gateway): IShardingStrategy => {
    gateways.push(gateway);
    return new SimpleShardingStrategy(gateway);
  };
  const client = new Client({
    intents: [],
    shards: 'auto',
    makeCache: Options.cacheWithLimits(emptyCaches),
    allowedMentions: { parse: [] },
    // Answers to commands do not count against Discord's 50 a second, though the library counts some of them.
    rest: { ...restOptions(settings, limits), globalRequestsPerSecond: 1_000, retries: 1 },
    ws: { buildStrategy },
  });
  reportTrouble(client, tools.log);
  return { client, gateways, inFlight: takeInteractions(client, tools) };
}

/** What is being answered, so that a stop can wait for it. */
function takeInteractions(client: Client, tools: ConnectionTools): ReadonlySet<Promise<void>> {
  const inFlight = new Set<Promise<void>>();
  client.on(Events.InteractionCreate, (interaction) => {
    const answered = answerInteraction(interaction, tools).finally(() => inFlight.delete(answered));
    inFlight.add(answered);
  });
  return inFlight;
}

async function answerInteraction(interaction: Interaction, { onCommand, onSuggest }: ConnectionTools): Promise<void> {
  if (interaction.isChatInputCommand()) await onCommand(interaction);
  if (interaction.isAutocomplete()) await onSuggest(interaction);
}

function reportTrouble(client: Client, log: Log): void {
  client.on(Events.Error, (error) => log.error(faultOf(error), 'discord client failed'));
  client.on(Events.ShardError, (error, shard) => log.warn({ shard, ...faultOf(error) }, 'discord connection failed'));
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'discord reconnecting'));
  client.on(Events.ShardResume, (shard, missed) => log.info({ shard, missed }, 'discord connection resumed'));
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error({ shard, code }, 'discord connection ended for good'),
  );
}

async function logIn({ client }: Line, { settings, limits }: ConnectionTools): Promise<string> {
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

function startSentence(error: unknown): string {
  const { reason, code } = faultOf(error);
  if (code === 'TokenInvalid' || reason === 'Authentication failed')
    return 'Discord refuses the token: copy the bot’s token into DISCORD_TOKEN again from the developer portal.';
  return `Discord could not be reached: ${reason}`;
}

async function hangUp({ client, gateways, inFlight }: Line, { stopTimeoutMs }: DiscordLimits): Promise<void> {
  // A connection that was about to be made again would be made after the stop; it waits here for ever instead.
  for (const gateway of gateways) gateway.options.retrieveSessionInfo = () => new Promise(() => undefined);
  await atMost(stopTimeoutMs / 2, Promise.all(inFlight));
  await atMost(stopTimeoutMs / 2, client.destroy());
}
