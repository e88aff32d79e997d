import { type FakeCommandOption, type FakeState, type Json, userOf } from './fake-discord-state.ts';

/** Where a command is given, and by whom. */
export interface SlashPlace {
  readonly channelId?: string;
  /** The reader's rights as Discord's number; nearly all of them by default. */
  readonly permissions?: string;
  /** The same in other channels, by their ids; none by default. */
  readonly permissionsIn?: Readonly<Record<string, string>>;
  /** What the bot may do there, as Discord's number; nearly all by default. */
  readonly ownPermissions?: string;
  /** The option that is still being written: the bot is asked for suggestions, the command is not given yet. */
  readonly focused?: string;
  /** The name that the reader goes by on the server. */
  readonly nick?: string;
  /** In a direct message with the bot, where nobody is a member of anything. */
  readonly isDirect?: boolean;
}

/** A command as a reader gives it. */
export interface GivenCommand {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
}

/** How the bot knows an interaction. */
export interface InteractionIds {
  readonly id: string;
  readonly token: string;
}

const nearlyAllRights = '2147483647';

/** A slash command, or an option that is being written, as Discord sends it. */
export function commandPayload(
  state: FakeState,
  { place, command, ...ids }: InteractionIds & { readonly place: SlashPlace; readonly command: GivenCommand },
): Json {
  const registered = state.commands.find(({ name }) => name === command.name)?.options ?? [];
  const options = Object.entries(command.options).map(([name, value]) => ({
    name,
    type: typeOf(name, registered),
    value,
    ...(name === place.focused && { focused: true }),
  }));
  const data = { id: state.snowflake(), name: command.name, type: 1, options, resolved: resolvedOf(options, place) };
  return { ...commonPayload(state, { ...ids, place }), type: place.focused === undefined ? 2 : 4, data };
}

/** A press of a button, as Discord sends it: with the message that it stands on. */
export function pressPayload(
  state: FakeState,
  { place, customId, ...ids }: InteractionIds & { readonly place: SlashPlace; readonly customId: string },
): Json {
  const message = [...state.messages.values()].at(-1) ?? { id: state.snowflake(), content: '', components: [] };
  const data = { id: 7, custom_id: customId, component_type: 2 };
  return { ...commonPayload(state, { ...ids, place }), type: 3, data, message };
}

/** A form that was filled in, as Discord sends it. */
export const submitPayload = (
  state: FakeState,
  { place, data, ...ids }: InteractionIds & { readonly place: SlashPlace; readonly data: Json },
): Json => ({ ...commonPayload(state, { ...ids, place }), type: 5, data });

function commonPayload(state: FakeState, { id, token, place }: InteractionIds & { readonly place: SlashPlace }): Json {
  const channelId = place.channelId ?? [...state.channels.keys()][0] ?? '';
  const common = {
    id,
    token,
    version: 1,
    application_id: state.appId,
    channel_id: channelId,
    channel: state.channels.get(channelId),
    locale: 'en-US',
    app_permissions: place.ownPermissions ?? nearlyAllRights,
    entitlements: [],
    attachment_size_limit: 10_485_760,
    authorizing_integration_owners: { 0: state.guildId },
  };
  if (place.isDirect === true) return { ...common, context: 1, user: userOf(state.snowflake()) };
  return {
    ...common,
    context: 0,
    guild_id: state.guildId,
    guild: { id: state.guildId, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
    member: memberOf(state, place),
  };
}

const typeOf = (name: string, registered: readonly FakeCommandOption[]): number =>
  Number(registered.find((option) => option.name === name)?.type ?? 3);

function resolvedOf(
  options: readonly { readonly type: number; readonly value: string }[],
  { permissionsIn = {} }: SlashPlace,
): Json {
  const ofType = (wanted: number) =>
    options.filter(({ type }) => type === wanted).map(({ value: id }) => ({ id, name: `named-${id}` }));
  // Of a channel Discord says what the reader may do there.
  const channels = ofType(7).map((channel) => ({ ...channel, type: 0, permissions: permissionsIn[channel.id] ?? '0' }));
  const byId = (found: readonly { readonly id: string }[]) => Object.fromEntries(found.map((one) => [one.id, one]));
  return { channels: byId(channels), roles: byId(ofType(8)) };
}

const memberOf = (
  state: FakeState,
  { permissions = nearlyAllRights, nick = null }: Omit<SlashPlace, 'nick'> & { readonly nick?: string | null },
): Json => ({
  user: userOf(state.snowflake()),
  roles: [],
  joined_at: new Date().toISOString(),
  permissions,
  deaf: false,
  mute: false,
  flags: 0,
  avatar: null,
  nick,
  premium_since: null,
  pending: false,
});

/** Discord's own client lets nobody send what is not registered; a test that does so has a slip. */
export function refuseUnknown(state: FakeState, { name, options }: GivenCommand): void {
  const command = state.commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`/${name} is not registered`);
  const known = command.options ?? [];
  for (const [option, value] of Object.entries(options)) {
    const spec = known.find((one) => one.name === option);
    if (spec === undefined) throw new Error(`/${name} has no option ${option}`);
    if (spec.choices !== undefined && !spec.choices.some((choice) => choice.value === value))
      throw new Error(`/${name} ${option} does not offer ${value}`);
    if ((spec.type === 7 || spec.type === 8) && !/^\d{17,19}$/.test(value))
      throw new Error(`/${name} ${option} takes an id`);
  }
  const missing = known.find((one) => one.required === true && !(one.name in options));
  if (missing !== undefined) throw new Error(`/${name} needs ${missing.name}`);
}

/** Discord asks for suggestions only where an option was registered for them. */
export function refuseUnsuggested(
  state: FakeState,
  { name, option }: { readonly name: string; readonly option: string },
): void {
  const spec = state.commands.find((one) => one.name === name)?.options?.find((one) => one.name === option);
  if (spec?.autocomplete !== true) throw new Error(`/${name} has no suggestions for ${option}`);
}
