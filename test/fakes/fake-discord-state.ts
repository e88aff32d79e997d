import { randomBytes } from 'node:crypto';

/** An object of a request or an answer. */
export type Json = Record<string, unknown>;

/** What the bot may do in a channel; in its threads it is the same. */
export type ChannelAccess =
  | 'full'
  | 'hidden'
  | 'read-only'
  | 'no-history'
  | 'no-threads'
  | 'no-words-in-threads'
  | 'no-files';

/** A tag of a forum. */
export interface FakeTag extends Json {
  readonly id: string;
  readonly moderated?: boolean;
}

/** A channel with what the bot may do there. */
export interface FakeChannel extends Json {
  readonly id: string;
  readonly type: number;
  readonly guild_id?: string;
  readonly parent_id?: string;
  readonly access: ChannelAccess;
  readonly available_tags?: readonly FakeTag[];
  readonly flags?: number;
  thread_metadata?: { readonly archived: boolean; readonly locked: boolean } & Json;
  last_message_id: string | null;
}

/** A part of a message. */
export interface FakeComponent extends Json {
  readonly type: number;
  readonly id?: number;
  readonly content?: string;
  readonly components?: readonly FakeComponent[];
}

/** A message as it stands in the history. */
export interface FakeMessage extends Json {
  readonly id: string;
  readonly channel_id: string;
  readonly content: string;
  readonly components: readonly FakeComponent[];
  readonly flags: number;
  readonly edited_timestamp: string | null;
  readonly author: { readonly id: string } & Json;
  /** The roles that it called. */
  readonly mention_roles: readonly string[];
}

/** An option as it was registered. */
export interface FakeCommandOption extends Json {
  readonly name: string;
  readonly required?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
}

/** A command as it was registered. */
export interface FakeCommand extends Json {
  readonly name: string;
  readonly description: string;
  readonly options?: readonly FakeCommandOption[];
}

/** A server with its roles. */
export interface FakeGuild extends Json {
  readonly owner_id: string;
  readonly roles: readonly ({ readonly id: string; readonly permissions: string } & Json)[];
}

/** The bot's membership. */
export interface FakeMember extends Json {
  readonly roles: readonly string[];
  readonly communication_disabled_until: string | null;
}

/** All that the local Discord knows. */
export interface FakeState {
  readonly token: string;
  readonly appId: string;
  readonly guildId: string;
  readonly channels: Map<string, FakeChannel>;
  readonly messages: Map<string, FakeMessage>;
  /** What was uploaded, by the id of the attachment. */
  readonly uploads: Map<string, Uint8Array>;
  /** By `channel:nonce`; emptied, it is as if some minutes had passed. */
  readonly nonces: Map<string, FakeMessage>;
  commands: readonly FakeCommand[];
  /** When the bot joined the server; undefined while it is not there. */
  joinedAt: string | undefined;
  /** The channel for words of welcome, where the server has one. */
  systemChannelId: string | null;
  /** The server as its owner set it up; the role of everybody has its id. */
  guild: FakeGuild;
  /** The bot as a member of the server; undefined once it was thrown out. */
  member: FakeMember | undefined;
  /** Persons that take no private messages. */
  readonly closedPeople: Set<string>;
  readonly snowflake: () => string;
  /** Where the gateway listens; known once the server does. */
  gatewayUrl: string;
}

/** A fresh Discord with one server and one channel that the bot may use. */
export function createState(token: string): FakeState {
  const snowflake = createSnowflakes();
  const guildId = snowflake();
  return {
    token,
    appId: snowflake(),
    guildId,
    guild: { id: guildId, owner_id: snowflake(), roles: [{ id: guildId, permissions: usualRights }] },
    member: { roles: [], communication_disabled_until: null },
    closedPeople: new Set(),
    channels: new Map(),
    messages: new Map(),
    uploads: new Map(),
    nonces: new Map(),
    commands: [],
    joinedAt: new Date(Date.now() - monthMs).toISOString(),
    systemChannelId: null,
    snowflake,
    gatewayUrl: '',
  };
}

const monthMs = 30 * 86_400_000;

/** Ids as Discord makes them, rising; their 17 to 19 digits are what the client's rate limiter looks for. */
function createSnowflakes(): () => string {
  let count = 0n;
  return () => {
    count += 1n;
    return (((BigInt(Date.now()) - discordEpochMs) << 22n) | (count & 0x3f_ffffn)).toString();
  };
}

const discordEpochMs = BigInt(Date.UTC(2015, 0, 1));

/** What everybody may do on a new server, as far as it matters here. */
const usualRights = `${(1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 35n) | (1n << 38n)}`;

/** What differs from an open text channel. */
export interface ChannelSettings {
  readonly access?: ChannelAccess;
  readonly type?: number;
  readonly tags?: readonly FakeTag[];
  readonly requiresTag?: boolean;
  readonly overwrites?: readonly Json[];
}

/** Opens a channel. */
export function addChannel(state: FakeState, settings: ChannelSettings = {}): FakeChannel {
  const { access = 'full', type = 0, tags, requiresTag = false, overwrites } = settings;
  const denied = deniedBy[access];
  const channel: FakeChannel = {
    id: state.snowflake(),
    type,
    guild_id: state.guildId,
    name: `tariffs-${state.channels.size + 1}`,
    position: 0,
    permission_overwrites: overwrites ?? (denied === 0n ? [] : [overwriteFor(state.appId, denied)]),
    access,
    last_message_id: null,
    flags: requiresTag ? 1 << 4 : 0,
    ...(tags !== undefined && { available_tags: tags }),
  };
  state.channels.set(channel.id, channel);
  return channel;
}

const deniedBy: Readonly<Record<ChannelAccess, bigint>> = {
  full: 0n,
  hidden: 1n << 10n,
  'read-only': 1n << 11n,
  'no-history': 1n << 16n,
  'no-threads': 1n << 35n,
  'no-words-in-threads': 1n << 38n,
  'no-files': 1n << 15n,
};

const overwriteFor = (memberId: string, deny: bigint) => ({ id: memberId, type: 1, allow: '0', deny: `${deny}` });

/** A thread and what is particular of it. */
export interface ThreadSettings {
  readonly parent: FakeChannel;
  readonly id?: string;
  readonly name?: string;
  readonly isArchived?: boolean;
  readonly isLocked?: boolean;
}

/** Opens a thread of the bot in a channel. */
export function addThread(state: FakeState, settings: ThreadSettings): FakeChannel {
  const { parent, id = state.snowflake(), name = 'a story', isArchived = false, isLocked = false } = settings;
  const thread: FakeChannel = {
    id,
    type: parent.type === 5 ? 10 : 11,
    guild_id: state.guildId,
    parent_id: parent.id,
    owner_id: state.appId,
    name,
    access: parent.access,
    last_message_id: null,
    thread_metadata: { archived: isArchived, locked: isLocked, auto_archive_duration: 10_080 },
  };
  state.channels.set(thread.id, thread);
  return thread;
}

/** A user in Discord’s form. */
export const userOf = (id: string): { id: string } & Json => ({
  id,
  username: `user-${id.slice(-4)}`,
  discriminator: '0',
  global_name: null,
  avatar: null,
});

/** A token that cannot be guessed. */
export const secret = (): string => randomBytes(24).toString('base64url');

/** Stores a message as Discord does: with ids for all components. */
export function storeMessage(
  state: FakeState,
  posted: { readonly channelId: string; readonly body: Json; readonly id?: string },
): FakeMessage {
  const { channelId, body, id = state.snowflake() } = posted;
  const message: FakeMessage = {
    type: body.message_reference === undefined ? 0 : 19,
    content: '',
    embeds: [],
    attachments: [],
    tts: false,
    mention_everyone: false,
    mentions: [],
    pinned: false,
    flags: 0,
    ...body,
    mention_roles: rolesCalledBy(body),
    id,
    channel_id: channelId,
    author: { ...userOf(state.appId), bot: true },
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    components: numberComponents(body.components),
  };
  state.messages.set(message.id, message);
  const channel = state.channels.get(channelId);
  if (channel !== undefined) channel.last_message_id = message.id;
  return message;
}

// Called is who stands in the text and may be called.
function rolesCalledBy({ components, allowed_mentions: allowed }: Json): string[] {
  const { roles = [] } = (allowed ?? {}) as { readonly roles?: readonly string[] };
  const text = textOfComponents(Array.isArray(components) ? components : []);
  return [...text.matchAll(/<@&(\d+)>/g)].flatMap(([, role]) => (role && roles.includes(role) ? [role] : []));
}

/** Changes a stored message as Discord does: what is not named stays. */
export function editMessage(
  state: FakeState,
  edit: { readonly message: FakeMessage; readonly body: Json },
): FakeMessage {
  const { message, body } = edit;
  const edited: FakeMessage = {
    ...message,
    ...body,
    flags: message.flags | Number(body.flags ?? 0),
    components: 'components' in body ? numberComponents(body.components) : message.components,
    edited_timestamp: new Date().toISOString(),
  };
  state.messages.set(edited.id, edited);
  return edited;
}

function numberComponents(components: unknown): readonly FakeComponent[] {
  let next = 0;
  const number = (component: FakeComponent): FakeComponent => {
    next += 1;
    const id = component.id ?? next;
    return component.components === undefined
      ? { ...component, id }
      : { ...component, id, components: component.components.map(number) };
  };
  return Array.isArray(components) ? components.map(number) : [];
}

/** All text of a message, as a reader gets to see it. */
export const textOfComponents = (components: readonly FakeComponent[]): string =>
  components.map(({ content, components: inner }) => content ?? textOfComponents(inner ?? [])).join('\n');
