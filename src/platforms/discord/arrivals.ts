import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import type { ChannelId } from '../../domain/deliveries.ts';
import { neededRights } from './access.ts';
import { channelSchema, type DiscordChannel } from './channels.ts';
import { channelIdOf } from './keys.ts';
import { rightsIn } from './rights.ts';

const arrivedSchema = z.object({
  id: z.string(),
  joined_at: z.iso.datetime({ offset: true }),
  owner_id: z.string(),
  system_channel_id: z.string().nullish(),
  roles: z.array(z.object({ id: z.string(), permissions: z.string() })),
  members: z.array(z.object({ user: z.object({ id: z.string() }), roles: z.array(z.string()) })),
  channels: z.array(channelSchema.extend({ position: z.number().default(0) })),
});

/** A server that Parley was added to, with its channels and Parley's place in it. */
export type Arrival = z.infer<typeof arrivedSchema>;

/** Reads a server that Discord tells of; undefined where Parley was there before, as at every start. */
export function readArrival(raw: unknown, { now, withinMs }: { readonly now: number; readonly withinMs: number }) {
  const arrival = arrivedSchema.safeParse(raw).data;
  // Discord's clock and ours differ.
  return arrival && Math.abs(now - Date.parse(arrival.joined_at)) <= withinMs ? arrival : undefined;
}

/** Where the first word goes: the channel for such, else the first one where Parley may write; undefined for none. */
export function firstChannelOf(arrival: Arrival, me: string): ChannelId | undefined {
  const texts = arrival.channels
    .filter(({ type }) => type === ChannelType.GuildText)
    .toSorted((a, b) => a.position - b.position || Number(BigInt(a.id) - BigInt(b.id)));
  const system = texts.filter(({ id }) => id === arrival.system_channel_id);
  const found = [...system, ...texts].find((channel) => mayPost(channel, { arrival, me }));
  return found && channelIdOf(arrival.id, found.id);
}

interface Place {
  readonly arrival: Arrival;
  readonly me: string;
}

function mayPost(channel: DiscordChannel, { arrival, me }: Place): boolean {
  const { id: guildId, owner_id: ownerId, roles, members } = arrival;
  const memberRoles = members.find(({ user }) => user.id === me)?.roles ?? [];
  const overwrites = channel.permission_overwrites;
  const rights = rightsIn({ guildId, ownerId, memberId: me, memberRoles, roles, overwrites });
  return neededRights(channel).every((name) => (rights & PermissionFlagsBits[name]) !== 0n);
}
