import { Routes } from 'discord.js';
import { z } from 'zod';
import type { ChannelId } from '../../domain/deliveries.ts';
import { discordChannelOf, discordPersonOf } from './keys.ts';
import type { DiscordLimits } from './limits.ts';
import { createMemory } from './memory.ts';
import { beforePosting } from './outcomes.ts';
import type { RestSource } from './rest.ts';

/** Gives the Discord id of a channel of ours, and opens it where it is a person's; undefined where it is not on Discord. */
export type ChannelFinder = (channel: ChannelId) => Promise<string | undefined>;

/** What finding a channel needs. */
export interface FindingTools {
  readonly rest: RestSource;
  readonly limits: DiscordLimits;
}

/** A finder that opens each person's channel once. */
export function createChannelFinder({ rest, limits }: FindingTools): ChannelFinder {
  const known = createMemory<string>(limits.rememberedChannelsMax);
  const open = async (person: string): Promise<string> => {
    const signal = AbortSignal.timeout(limits.requestTimeoutMs);
    const opened = await rest().post(Routes.userChannels(), { body: { recipient_id: person }, signal });
    const { id } = openedSchema.parse(opened);
    known.set(person, id);
    return id;
  };
  return async (channel) => {
    const person = discordPersonOf(channel);
    if (person === undefined) return discordChannelOf(channel);
    return known.get(person) ?? (await beforePosting(open(person), limits));
  };
}

const openedSchema = z.object({ id: z.string() });
