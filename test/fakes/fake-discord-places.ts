import { type FakeState, type Json, userOf } from './fake-discord-state.ts';

/** What happens to servers, channels and threads while a bot listens. */
export interface FakePlaces {
  /** The bot is removed from the server. */
  remove(this: void): void;
  /** The server has an outage: it is gone for a while, and nobody removed the bot. */
  failFor(this: void): void;
  /** The bot is on the server again, or on another one. */
  add(this: void, server?: ServerSettings): void;
  changeChannel(this: void, id: string): void;
  deleteChannel(this: void, id: string): void;
  changeThread(this: void, id: string, isArchived: boolean): void;
  deleteThread(this: void, id: string): void;
}

/** A server that differs from the usual. */
export interface ServerSettings {
  readonly id?: string;
  /** Channels of which nobody knows more. */
  readonly channelCount?: number;
}

/** Events of servers, in Discord's form. */
export function createPlaces(state: FakeState, dispatch: (type: string, payload: Json) => void): FakePlaces {
  const guild_id = state.guildId;
  const threadOf = (id: string) => ({ id, guild_id, parent_id: [...state.channels.keys()][0], type: 11 });
  return {
    remove: () => {
      state.joinedAt = undefined;
      dispatch('GUILD_DELETE', { id: guild_id });
    },
    failFor: () => dispatch('GUILD_DELETE', { id: guild_id, unavailable: true }),
    add: (server) => {
      state.joinedAt ??= new Date().toISOString();
      dispatch('GUILD_CREATE', serverPayload(state, server));
    },
    changeChannel: (id) => dispatch('CHANNEL_UPDATE', state.channels.get(id) ?? channelPayload(id, guild_id)),
    deleteChannel: (id) => dispatch('CHANNEL_DELETE', state.channels.get(id) ?? channelPayload(id, guild_id)),
    changeThread: (id, isArchived) => {
      const at = new Date().toISOString();
      const thread_metadata = { archived: isArchived, auto_archive_duration: 60, archive_timestamp: at, locked: false };
      const owner_id = state.appId;
      dispatch('THREAD_UPDATE', { ...threadOf(id), owner_id, name: 'a story', thread_metadata, message_count: 1 });
    },
    deleteThread: (id) => dispatch('THREAD_DELETE', threadOf(id)),
  };
}

/** A server as Discord tells of it when a bot connects or joins. */
export function serverPayload(state: FakeState, { id = state.guildId, channelCount = 0 }: ServerSettings = {}): Json {
  const isOwn = id === state.guildId;
  const own = isOwn ? [...state.channels.values()].filter(({ type }) => !threadOrPrivate.includes(type)) : [];
  const others = Array.from({ length: channelCount }, () => channelPayload(state.snowflake(), id));
  return {
    id,
    name: 'Trade desk',
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: state.guild.owner_id,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: isOwn ? state.guild.roles.map((role) => ({ ...everyone(id), ...role })) : [everyone(id)],
    emojis: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: isOwn ? state.systemChannelId : null,
    system_channel_flags: 0,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    preferred_locale: 'en-US',
    public_updates_channel_id: null,
    nsfw_level: 0,
    stickers: [],
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
    joined_at: (isOwn ? state.joinedAt : undefined) ?? new Date().toISOString(),
    large: false,
    unavailable: false,
    member_count: 3,
    voice_states: [],
    // The bot itself, and who speaks.
    members: [{ ...memberBase, ...state.member, user: { ...userOf(state.appId), bot: true } }],
    channels: [...own, ...others],
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

const threadOrPrivate: readonly number[] = [1, 10, 11, 12];

const memberBase: Json = {
  joined_at: '2026-01-01T00:00:00.000000+00:00',
  deaf: false,
  mute: false,
  flags: 0,
  avatar: null,
  nick: null,
  pending: false,
};

// Its id is the server's own.
const everyone = (id: string): Json => ({
  id,
  name: '@everyone',
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position: 0,
  permissions: '2147483647',
  managed: false,
  mentionable: false,
  flags: 0,
});

const channelPayload = (id: string, guild_id: string): Json => ({
  id,
  guild_id,
  type: 0,
  name: 'general',
  position: 0,
  permission_overwrites: [],
  last_message_id: null,
});
