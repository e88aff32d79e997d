import { checkMessage, type FakeAnswer, invalidForm, refusal } from './fake-discord-checks.ts';
import { type FakeState, type Json, secret, userOf } from './fake-discord-state.ts';

/** What came back for a command: the callback, with the later message in `data` when the answer was put off. */
export interface CallbackBody extends Json {
  readonly type: number;
  readonly data?: Json;
}

/** Where a command is given, and by whom. */
export interface SlashPlace {
  readonly channelId?: string;
  /** The reader's rights as Discord's number; nearly all of them by default. */
  readonly permissions?: string;
  /** The option that is still being written: the bot is asked for suggestions, the command is not given yet. */
  readonly focused?: string;
}

/** Readers’ commands, and the routes by which a bot answers them. */
export interface FakeInteractions {
  /** A reader gives a registered command; resolves with the answer, rejects when none comes in time. */
  slash(this: void, ...command: SlashArguments): Promise<CallbackBody>;
  takeCallback(callback: { readonly id: string; readonly token: string; readonly body: Json }): FakeAnswer;
  takeEdit(edit: { readonly token: string; readonly body: Json }): FakeAnswer;
}
/** A command as a reader gives it. */
export type SlashArguments = [name: string, options?: Readonly<Record<string, string>>, place?: SlashPlace];

interface Interaction {
  readonly token: string;
  readonly startedAt: number;
  readonly answered: PromiseWithResolvers<CallbackBody>;
  readonly edited: PromiseWithResolvers<Json>;
  isAcknowledged: boolean;
}

const editWithinMs = 15_000;
const nearlyAllRights = '2147483647';

interface Bounds {
  readonly dispatch: (type: string, payload: Json) => void;
  readonly answerWithinMs: number;
}

/** Slash commands that readers give, and what the bot answers in time. */
export function createInteractions(state: FakeState, { dispatch, answerWithinMs }: Bounds): FakeInteractions {
  const interactions = new Map<string, Interaction>();
  return {
    async slash(...[name, options = {}, place = {}]) {
      if (place.focused === undefined) refuseUnknown(state, { name, options });
      else refuseUnsuggested(state, { name, option: place.focused });
      const interaction = startInteraction();
      const id = state.snowflake();
      interactions.set(id, interaction);
      dispatch('INTERACTION_CREATE', payloadOf(state, { id, token: interaction.token, name, options, place }));
      const callback = await inTime(interaction.answered.promise, answerWithinMs);
      return callback.type === 5
        ? { ...callback, data: await inTime(interaction.edited.promise, editWithinMs) }
        : callback;
    },
    takeCallback({ id, token, body }) {
      const interaction = interactions.get(id);
      if (interaction?.token !== token) return refusal(404, { code: 10_062, message: 'Unknown interaction' });
      if (interaction.isAcknowledged)
        return refusal(400, { code: 40_060, message: 'Interaction has already been acknowledged' });
      if (Date.now() - interaction.startedAt > answerWithinMs)
        return refusal(404, { code: 10_062, message: 'Unknown interaction' });
      const refused = callbackRefusal(body);
      if (refused !== undefined) return refused;
      interaction.isAcknowledged = true;
      interaction.answered.resolve(body as CallbackBody);
      return { status: 204 };
    },
    takeEdit({ token, body }) {
      const interaction = [...interactions.values()].find((one) => one.token === token);
      if (interaction?.isAcknowledged !== true) return refusal(404, { code: 10_015, message: 'Unknown Webhook' });
      const refused = checkMessage(body);
      if (refused !== undefined) return refused;
      interaction.edited.resolve(body);
      return { status: 200, body: originalMessage(state, body) };
    },
  };
}

function startInteraction(): Interaction {
  const answered = Promise.withResolvers<CallbackBody>();
  const edited = Promise.withResolvers<Json>();
  return { token: secret(), startedAt: Date.now(), answered, edited, isAcknowledged: false };
}

const originalMessage = (state: FakeState, body: Json): Json => ({
  type: 20,
  content: '',
  embeds: [],
  attachments: [],
  mentions: [],
  mention_roles: [],
  timestamp: new Date().toISOString(),
  ...body,
  id: state.snowflake(),
  channel_id: [...state.channels.keys()][0],
  author: userOf(state.appId),
});

/** What Discord has against the first answer to an interaction. */
export function callbackRefusal(body: Json): FakeAnswer | undefined {
  const content = (body.data ?? {}) as Json;
  if (body.type === 8) return isSuggestions(content.choices) ? undefined : invalidForm(['choices: not as they may be']);
  if (body.type === 4) return checkMessage(content);
  if (body.type !== 5) return invalidForm(['type: not known here']);
  // A deferral may only say who will see the answer.
  const isOnlyEphemeral = (Number(content.flags ?? 0) & ~64) === 0;
  return isOnlyEphemeral ? undefined : invalidForm(['flags: only EPHEMERAL when deferring']);
}

const isShort = (text: unknown): boolean => typeof text === 'string' && text.length >= 1 && text.length <= 100;

const isSuggestions = (choices: unknown): boolean =>
  Array.isArray(choices) &&
  choices.length <= 25 &&
  choices.every(({ name, value }: Json) => isShort(name) && isShort(value));

// Discord asks for suggestions only where an option was registered for them.
function refuseUnsuggested(
  state: FakeState,
  { name, option }: { readonly name: string; readonly option: string },
): void {
  const spec = state.commands.find((one) => one.name === name)?.options?.find((one) => one.name === option);
  if (spec?.autocomplete !== true) throw new Error(`/${name} has no suggestions for ${option}`);
}

interface GivenCommand {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
}

// Discord's own client lets nobody send what is not registered; a test that does so has a slip.
function refuseUnknown(state: FakeState, { name, options }: GivenCommand): void {
  const command = state.commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`/${name} is not registered`);
  const known = command.options ?? [];
  for (const [option, value] of Object.entries(options)) {
    const spec = known.find((one) => one.name === option);
    if (spec === undefined) throw new Error(`/${name} has no option ${option}`);
    if (spec.choices !== undefined && !spec.choices.some((choice) => choice.value === value))
      throw new Error(`/${name} ${option} does not offer ${value}`);
  }
  const missing = known.find((one) => one.required === true && !(one.name in options));
  if (missing !== undefined) throw new Error(`/${name} needs ${missing.name}`);
}

interface Payload extends GivenCommand {
  readonly id: string;
  readonly token: string;
  readonly place: SlashPlace;
}

function payloadOf(state: FakeState, { id, token, name, options, place }: Payload): Json {
  const channelId = place.channelId ?? [...state.channels.keys()][0] ?? '';
  return {
    id,
    token,
    type: place.focused === undefined ? 2 : 4,
    version: 1,
    application_id: state.appId,
    data: { id: state.snowflake(), name, type: 1, options: givenOptions(options, place.focused) },
    channel_id: channelId,
    channel: state.channels.get(channelId),
    guild_id: state.guildId,
    guild: { id: state.guildId, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
    locale: 'en-US',
    app_permissions: nearlyAllRights,
    entitlements: [],
    context: 0,
    attachment_size_limit: 10_485_760,
    authorizing_integration_owners: { 0: state.guildId },
    member: memberOf(state, place.permissions ?? nearlyAllRights),
  };
}

const givenOptions = (options: Readonly<Record<string, string>>, focused: string | undefined): Json[] =>
  Object.entries(options).map(([name, value]) => ({
    name,
    type: 3,
    value,
    ...(name === focused && { focused: true }),
  }));

const memberOf = (state: FakeState, permissions: string): Json => ({
  user: userOf(state.snowflake()),
  roles: [],
  joined_at: new Date().toISOString(),
  permissions,
  deaf: false,
  mute: false,
  flags: 0,
  avatar: null,
  nick: null,
  premium_since: null,
  pending: false,
});

function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  const { promise: timeout, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => reject(new Error(`The application did not respond within ${ms} ms.`)), ms);
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}
