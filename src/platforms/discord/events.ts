import { GatewayDispatchEvents } from 'discord.js';
import { z } from 'zod';
import type { Clock, Log, PlatformEvents } from '../../ports.ts';
import { type Arrival, firstChannelOf, readArrival } from './arrivals.ts';
import { channelIdOf } from './keys.ts';
import type { DiscordLimits } from './limits.ts';
import { faultOf } from './outcomes.ts';
import { ownUserId } from './own-rights.ts';
import type { RestSource } from './rest.ts';

/** What passing on events needs. */
export interface EventTools {
  readonly events: PlatformEvents;
  readonly rest: RestSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Pick<DiscordLimits, 'eventsWaitingMax' | 'addedWithinMs'>;
}

/** The dispatches of the gateway that say that a place is gone, or may be usable again. */
export type PlaceEvent = keyof typeof readings;

/** Tells the rest of Parley what happened to servers, channels and threads, one after another. */
export function createPlaceEvents(tools: EventTools): (event: PlaceEvent, raw: unknown) => void {
  const { events, log, limits } = tools;
  let waiting = 0;
  let last = Promise.resolve();
  const tell = async (news: News): Promise<void> => {
    try {
      if (news.goneBecause === undefined) await events.onBack(news.what);
      else await events.onGone(news.what, news.goneBecause);
      if (news.arrival !== undefined) await greet(news.arrival, tools);
    } catch (error) {
      log.error({ what: news.what, ...faultOf(error) }, 'discord event not taken');
    }
    waiting -= 1;
  };
  return (event, raw) => {
    const news = newsIn(event, { raw, tools });
    if (news === undefined) return;
    // What is missed here shows at the next post, or at the next check of a paused channel.
    if (waiting >= limits.eventsWaitingMax) return log.warn({ event, waiting }, 'discord event dropped');
    waiting += 1;
    last = last.then(() => tell(news));
  };
}

interface News {
  /** `discord:G1`, or one channel. */
  readonly what: string;
  readonly goneBecause?: string;
  /** Parley was added to the server just now. */
  readonly arrival?: Arrival | undefined;
}

interface Told {
  readonly raw: unknown;
  readonly tools: EventTools;
}

function newsIn(event: PlaceEvent, { raw, tools: { clock, limits } }: Told): News | undefined {
  const news = readings[event](raw);
  if (news === undefined || event !== GatewayDispatchEvents.GuildCreate) return news;
  return { ...news, arrival: readArrival(raw, { now: clock.now(), withinMs: limits.addedWithinMs }) };
}

async function greet(arrival: Arrival, { events, rest }: EventTools): Promise<void> {
  const channel = firstChannelOf(arrival, await ownUserId(rest()));
  if (channel !== undefined) await events.onAdded(`discord:${arrival.id}`, channel);
}

const guildSchema = z.object({ id: z.string(), unavailable: z.boolean().optional() });
const channelSchema = z.object({
  id: z.string(),
  guild_id: z.string(),
  thread_metadata: z.object({ archived: z.boolean() }).optional(),
});

// A server that is `unavailable` has an outage, and comes back by itself.
const guildNews =
  (goneBecause?: string) =>
  (raw: unknown): News | undefined => {
    const guild = guildSchema.safeParse(raw).data;
    return guild === undefined || guild.unavailable === true ? undefined : newsOf(`discord:${guild.id}`, goneBecause);
  };

const channelNews =
  (goneBecause?: string) =>
  (raw: unknown): News | undefined => {
    const channel = channelSchema.safeParse(raw).data;
    if (channel === undefined || channel.thread_metadata?.archived === true) return undefined;
    return newsOf(channelIdOf(channel.guild_id, channel.id), goneBecause);
  };

const newsOf = (what: string, goneBecause: string | undefined): News =>
  goneBecause === undefined ? { what } : { what, goneBecause };

const readings = {
  [GatewayDispatchEvents.GuildCreate]: guildNews(),
  [GatewayDispatchEvents.GuildDelete]: guildNews('Parley was removed from this server.'),
  [GatewayDispatchEvents.ChannelUpdate]: channelNews(),
  [GatewayDispatchEvents.ChannelDelete]: channelNews('The channel was deleted.'),
  [GatewayDispatchEvents.ThreadUpdate]: channelNews(),
  [GatewayDispatchEvents.ThreadDelete]: channelNews('The thread was deleted.'),
} as const satisfies Partial<Record<GatewayDispatchEvents, (raw: unknown) => News | undefined>>;

/** The names of these dispatches. */
export const placeEvents = Object.keys(readings) as readonly PlaceEvent[];
