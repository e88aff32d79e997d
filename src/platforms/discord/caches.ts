import { type CacheWithLimitsOptions, type Client, Events, type Guild } from 'discord.js';

/** Parley asks nothing of discord.js that it would have to remember, so it remembers nothing. */
export const emptyCaches = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
} as const satisfies CacheWithLimitsOptions;

/**
 * Drops each server with its channels and roles as soon as the client has taken it in. The client warns where these
 * caches are limited from the start.
 */
export function forgetServers(client: Client): void {
  const forget = ({ id }: Pick<Guild, 'id'>) => {
    client.guilds.cache.delete(id);
    client.channels.cache.clear();
  };
  client.on(Events.GuildCreate, forget);
  client.on(Events.GuildAvailable, forget);
  client.on(Events.ClientReady, () => {
    client.guilds.cache.clear();
    client.channels.cache.clear();
  });
}
