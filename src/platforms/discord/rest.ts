import { createRequire } from 'node:module';
import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';
import type { Clock } from '../../ports.ts';
import { createDepartures } from './departures.ts';
import type { DiscordLimits } from './limits.ts';
import { Settled } from './outcomes.ts';
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

// The library hands on nothing else with a request. It is taken out before anything leaves.
const leavesByHeader = 'x-leaves-by';

/** What tells the client for posts by when a request has to leave. */
export const leavingHeaders = (leavesBy: number | undefined): Record<string, string> =>
  leavesBy === undefined ? {} : { [leavesByHeader]: String(leavesBy) };

// The library gives headers as a plain object.
function takeLeavingHeader(given: object = {}) {
  const all = Object.entries(given).map(([name, value]): [string, string] => [name, String(value)]);
  const { [leavesByHeader]: leavesBy = 'Infinity', ...headers } = Object.fromEntries(all);
  return { leavesBy: Number(leavesBy), headers };
}

// A little more than a second, since requests do not all take equally long to arrive.
const secondMs = 1_005;

/** Gives the REST client for the next request, ready to be used at once. */
export type RestSource = () => REST;

/** What bounds the requests of the client for posts. */
export interface PostingBounds {
  readonly limits: DiscordLimits;
  readonly clock: Clock;
  /** How many processes share what Discord allows the bot; one unless told. */
  readonly replicas?: (() => number) | undefined;
}

/** The REST client for posts, apart from the one that answers commands, so that neither waits for the other. */
export function createPostingRest(settings: DiscordSettings, bounds: PostingBounds): RestSource {
  const { limits, clock, replicas = () => 1 } = bounds;
  const countMax = () => Math.max(1, Math.floor(limits.requestsPerSecond / Math.max(1, replicas())));
  const depart = createDepartures({ countMax, perMs: secondMs });
  const rest = new REST({
    ...restOptions(settings, limits),
    version: '10',
    // The library counts by the second of its own clock, so that twice as many could go around its turn. We count.
    globalRequestsPerSecond: 1_000,
    makeRequest: async (url, { headers: given, ...init }) => {
      await depart();
      const { leavesBy, headers } = takeLeavingHeader(given);
      // Last before the request itself: it may have waited its turn, and the process may have been frozen.
      if (clock.now() >= leavesBy) throw new Settled({ kind: 'unreachable' });
      return await DefaultRestOptions.makeRequest(url, { ...init, headers });
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
