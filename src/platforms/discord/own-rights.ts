import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { type DiscordChannel, fetchChannel, isThread } from './channels.ts';
import { rightsIn } from './rights.ts';

/** What Parley itself may do in a channel. */
export interface OwnRights {
  readonly isTimedOut: boolean;
  has(right: bigint): boolean;
}

/** A channel of a server, and the time. */
export interface RightsQuestion {
  readonly channel: DiscordChannel;
  readonly now: number;
}

/** Asks Discord what Parley may do in a channel of a server. */
export async function fetchOwnRights(rest: REST, { channel, now }: RightsQuestion): Promise<OwnRights> {
  const guildId = channel.guild_id ?? '';
  const memberId = await ownUserId(rest);
  const [guild, member, ruling] = await Promise.all([
    rest.get(Routes.guild(guildId)),
    rest.get(Routes.guildMember(guildId, memberId)),
    rulingChannel(rest, channel),
  ]);
  const { owner_id: ownerId, roles } = guildSchema.parse(guild);
  const { roles: memberRoles, communication_disabled_until: until } = memberSchema.parse(member);
  const isTimedOut = until !== null && until !== undefined && Date.parse(until) > now;
  const overwrites = ruling.permission_overwrites;
  const rights = rightsIn({ guildId, ownerId, memberId, memberRoles, roles, overwrites, isTimedOut });
  return { isTimedOut, has: (right) => (rights & right) === right };
}

/** The id of the bot itself. */
export const ownUserId = async (rest: REST): Promise<string> => userSchema.parse(await rest.get(Routes.user())).id;

// A thread has the rights of the channel that it belongs to.
async function rulingChannel(rest: REST, channel: DiscordChannel): Promise<DiscordChannel> {
  const parentId = channel.parent_id ?? undefined;
  return isThread(channel) && parentId !== undefined ? await fetchChannel(rest, parentId) : channel;
}

const userSchema = z.object({ id: z.string() });
const guildSchema = z.object({
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: z.string() })),
});
const memberSchema = z.object({ roles: z.array(z.string()), communication_disabled_until: z.string().nullish() });
