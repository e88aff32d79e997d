import { createRequire } from 'node:module';
import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';
import { createDepartures } from './departures.ts';
import type { DiscordLimits } from './limits.ts';
import type { ChangeRight } from './register.ts';

/** Where and as whom to speak to Discord. `apiUrl` is without the version. */
export interface DiscordSettings {
  readonly token: string;
  /** The application's public key in hexadecimal: commands then come over signed HTTP, and no gateway is opened. */
  readonly publicKey?: string | undefined;
  readonly apiUrl?: string;
  /** Who may use a command that changes something; whoever may manage the server unless told. */
  readonly changeRight?: ChangeRight | undefined;
}

/** What every REST client of ours needs. */
export function restOptions(settings: DiscordSettings, limits: DiscordLimits): Partial<RESTOptions> {
  return {
    ...(settings.apiUrl !== undefined && { api: settings.apiUrl.replace(/\/+$/, '') }),
    timeout: limits.requestTimeoutMs,
    agent: ownAgent(),
  };
}

// A little more than a second, since requests do not all take equally long to arrive.
const secondMs = 1_005;

/** Gives the REST client for the next request, ready to be used at once. */
export type RestSource = () => REST;

/** The REST client for posts, apart from the one that answers commands, so that neither waits for the other. */
export function createPostingRest(settings: DiscordSettings, limits: DiscordLimits): RestSource {
  const depart = createDepartures({ countMax: limits.requestsPerSecond, perMs: secondMs });
  const rest = new REST({
    ...restOptions(settings, limits),
    version: '10',
    // The library counts by the second of its own clock, so that twice as many could go around its turn. We count.
    globalRequestsPerSecond: 1_000,
    makeRequest: async (...request) => {
      await depart();
      return await DefaultRestOptions.makeRequest(...request);
    },
    // Who decides on another try is the outbox: it alone knows whether the first may have arrived.
    retries: 0,
    rejectOnRateLimit: () => true,
  });
  // After a single 401 the library forgets its token and refuses all that follows.
  return () => rest.setToken(settings.token);
}

/**
 * The REST client for answers to interactions. Their tokens stand in their addresses, so it needs none of ours, and
 * cannot lose it.
 */
export const createAnsweringRest = (settings: DiscordSettings, limits: DiscordLimits): REST =>
  new REST({
    ...restOptions(settings, limits),
    version: '10',
    // Answers to commands do not count against Discord's 50 a second, though the library counts some of them.
    globalRequestsPerSecond: 1_000,
    retries: 1,
  });

// An agent of the undici that the library itself uses: without one it takes the shared agent, which belongs to whichever
// undici was loaded first, and with another's every upload fails.
function ownAgent(): NonNullable<RESTOptions['agent']> {
  const fromDiscord = createRequire(import.meta.resolve('discord.js'));
  const fromRest = createRequire(fromDiscord.resolve('@discordjs/rest'));
  const { Agent } = fromRest('undici') as { readonly Agent: new () => NonNullable<RESTOptions['agent']> };
  return new Agent();
}
