import { ChannelFlags, ChannelType, type REST, Routes } from 'discord.js';
import { z } from 'zod';

const overwriteSchema = z.object({ id: z.string(), type: z.number(), allow: z.string(), deny: z.string() });

/** What is read of a channel. */
export const channelSchema = z.object({
  id: z.string(),
  type: z.number(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  flags: z.number().default(0),
  permission_overwrites: z.array(overwriteSchema).default([]),
  available_tags: z.array(z.object({ id: z.string(), moderated: z.boolean().default(false) })).default([]),
  thread_metadata: z.object({ locked: z.boolean().default(false) }).optional(),
});
/** A channel as Discord describes it, as far as Parley needs it. */
export type DiscordChannel = z.infer<typeof channelSchema>;

/** Asks Discord for a channel. */
export const fetchChannel = async (rest: REST, channelId: string): Promise<DiscordChannel> =>
  channelSchema.parse(await rest.get(Routes.channel(channelId)));

/** True where posts have titles and plain messages are refused. */
export const isForum = ({ type }: DiscordChannel): boolean =>
  type === ChannelType.GuildForum || type === ChannelType.GuildMedia;

/** True for a thread, also one of a forum. */
export const isThread = ({ type }: DiscordChannel): boolean => threadTypes.includes(type);

const threadTypes: readonly number[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

/** The tag that a post in this forum gets: none unless it must have one. Moderated ones are not for everybody. */
export function requiredTagOf({ flags, available_tags: tags }: DiscordChannel): string | undefined {
  if ((flags & ChannelFlags.RequireTag) === 0) return undefined;
  return (tags.find(({ moderated }) => !moderated) ?? tags[0])?.id;
}
