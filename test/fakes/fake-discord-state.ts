import { randomBytes } from 'node:crypto';

/** An object of a request or an answer. */
export type Json = Record<string, unknown>;

/** What the bot may do in a channel. */
export type ChannelAccess = 'full' | 'hidden' | 'read-only' | 'no-history' | 'archived';

/** A channel with what the bot may do there. */
export interface FakeChannel extends Json {
  readonly id: string;
  readonly guild_id: string;
  readonly access: ChannelAccess;
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

/** All that the local Discord knows. */
export interface FakeState {
  readonly token: string;
  readonly appId: string;
  readonly guildId: string;
  readonly channels: Map<string, FakeChannel>;
  readonly messages: Map<string, FakeMessage>;
  /** By `channel:nonce`; emptied, it is as if some minutes had passed. */
  readonly nonces: Map<string, FakeMessage>;
  commands: readonly FakeCommand[];
  readonly snowflake: () => string;
  /** Where the gateway listens; known once the server does. */
  gatewayUrl: string;
}

/** A fresh Discord with one server and one channel that the bot may use. */
export function createState(token: string): FakeState {
  const snowflake = createSnowflakes();
  return {
    token,
    appId: snowflake(),
    guildId: snowflake(),
    channels: new Map(),
    messages: new Map(),
    nonces: new Map(),
    commands: [],
    snowflake,
    gatewayUrl: '',
  };
}

/** Ids as Discord makes them, rising; their 17 to 19 digits are what the client's rate limiter looks for. */
function createSnowflakes(): () => string {
  let count = 0n;
  return () => {
    count += 1n;
    return (((BigInt(Date.now()) - discordEpochMs) << 22n) | (count & 0x3f_ffffn)).toString();
  };
}

const discordEpochMs = BigInt(Date.UTC(2015, 0, 1));

/** Opens a text channel. */
export function addChannel(state: FakeState, settings: { readonly access?: ChannelAccess } = {}): FakeChannel {
  const channel: FakeChannel = {
    id: state.snowflake(),
    type: 0,
    guild_id: state.guildId,
    name: `tariffs-${state.channels.size + 1}`,
    position: 0,
    permission_overwrites: [],
    access: settings.access ?? 'full',
    last_message_id: null,
  };
  state.channels.set(channel.id, channel);
  return channel;
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
  posted: { readonly channelId: string; readonly body: Json },
): FakeMessage {
  const { channelId, body } = posted;
  const message: FakeMessage = {
    type: body.message_reference === undefined ? 0 : 19,
    content: '',
    embeds: [],
    attachments: [],
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    pinned: false,
    flags: 0,
    ...body,
    id: state.snowflake(),
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
