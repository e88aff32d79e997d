import { checkMessage, type FakeAnswer, invalidForm, refusal } from './fake-discord-checks.ts';
import type { FakeEndpoint } from './fake-discord-endpoint.ts';
import { mediaFaults } from './fake-discord-files.ts';
import { type FilledByLabel, modalRefusal, submissionOf } from './fake-discord-modals.ts';
import {
  commandPayload,
  type InteractionIds,
  pressPayload,
  refuseUnknown,
  refuseUnsuggested,
  type SlashPlace,
  submitPayload,
} from './fake-discord-payloads.ts';
import { type FakeState, type Json, secret, userOf } from './fake-discord-state.ts';

/** What came back for a command: the callback, with the later message in `data` when the answer was put off. */
export interface CallbackBody extends Json {
  readonly type: number;
  readonly data?: Json;
}

/** Readers’ commands, and the routes by which a bot answers them. */
export interface FakeInteractions {
  /** A reader gives a registered command; resolves with the answer, rejects when none comes in time. */
  slash(this: void, ...command: SlashArguments): Promise<CallbackBody>;
  /** A reader presses a button; resolves and rejects like a command. */
  press(this: void, customId: string, place?: SlashPlace): Promise<CallbackBody>;
  /** A reader fills in the form that was shown last, and sends it; resolves and rejects like a command. */
  submit(this: void, filled: FilledByLabel, place?: SlashPlace): Promise<CallbackBody>;
  /** How many answers were put off. */
  deferredCount(this: void): number;
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
  /** Discord takes no form as the answer to a form. */
  readonly isSubmission: boolean;
  isAcknowledged: boolean;
  isDeferred: boolean;
}

const editWithinMs = 15_000;
interface Ways {
  readonly dispatch: (type: string, payload: Json) => void;
  /** Where interactions go once an address was named. */
  readonly endpoint: FakeEndpoint;
  readonly answerWithinMs: number;
  readonly isTrusting: boolean;
}

/** Slash commands and presses of readers, and what the bot answers in time. */
export function createInteractions(state: FakeState, ways: Ways): FakeInteractions {
  const { answerWithinMs, isTrusting } = ways;
  const interactions = new Map<string, Interaction>();
  let shown: Json | undefined;
  const give = async (payloadOf: (ids: InteractionIds) => Json): Promise<CallbackBody> => {
    const token = secret();
    const id = state.snowflake();
    const payload = payloadOf({ id, token });
    const interaction = startInteraction(token, payload);
    interactions.set(id, interaction);
    deliver({ payload, interaction, ways });
    const callback = await inTime(interaction.answered.promise, answerWithinMs);
    if (callback.type === modalType) shown = callback.data;
    if (callback.type !== 5) return callback;
    const message = await inTime(interaction.edited.promise, editWithinMs);
    // Who sees the message was settled by the deferral.
    const flags = Number(message.flags ?? 0) | Number(callback.data?.flags ?? 0);
    return { ...callback, data: { ...message, flags } };
  };
  return {
    async slash(...[name, options = {}, place = {}]) {
      if (place.focused === undefined) refuseUnknown(state, { name, options });
      else refuseUnsuggested(state, { name, option: place.focused });
      return give((ids) => commandPayload(state, { ...ids, place, command: { name, options } }));
    },
    press: async (customId, place = {}) => {
      if (customId.length < 1 || customId.length > 100) throw new Error('A custom_id has 1 to 100 characters.');
      return give((ids) => pressPayload(state, { ...ids, place, customId }));
    },
    submit: async (filled, place = {}) => {
      if (shown === undefined) throw new Error('No form is shown.');
      const data = submissionOf(shown, filled);
      shown = undefined;
      return give((ids) => submitPayload(state, { ...ids, place, data }));
    },
    deferredCount: () => [...interactions.values()].filter(({ isDeferred }) => isDeferred).length,
    takeCallback({ id, token, body }) {
      const interaction = interactions.get(id);
      if (interaction?.token !== token) return refusal(404, { code: 10_062, message: 'Unknown interaction' });
      if (interaction.isAcknowledged)
        return refusal(400, { code: 40_060, message: 'Interaction has already been acknowledged' });
      if (Date.now() - interaction.startedAt > answerWithinMs)
        return refusal(404, { code: 10_062, message: 'Unknown interaction' });
      const refused = isTrusting ? undefined : callbackRefusal(body, interaction.isSubmission);
      if (refused !== undefined) return refused;
      acknowledge(interaction, body);
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

interface Delivery {
  readonly payload: Json;
  readonly interaction: Interaction;
  readonly ways: Ways;
}

// One way or the other, never both.
function deliver({ payload, interaction, ways: { dispatch, endpoint } }: Delivery): void {
  if (endpoint.url === undefined) dispatch('INTERACTION_CREATE', payload);
  else endpoint.deliver(payload).then((body) => takeResponse(interaction, body), interaction.answered.reject);
}

function takeResponse(interaction: Interaction, body: Json): void {
  // A response brings no files.
  const missing = mediaFaults((body.data as Json | undefined)?.components);
  const refused =
    callbackRefusal(body, interaction.isSubmission) ?? (missing.length > 0 ? invalidForm(missing) : undefined);
  if (refused === undefined) acknowledge(interaction, body);
  else interaction.answered.reject(new Error(JSON.stringify(refused.body)));
}

function acknowledge(interaction: Interaction, body: Json): void {
  interaction.isAcknowledged = true;
  interaction.isDeferred = body.type === 5;
  interaction.answered.resolve(body as CallbackBody);
}

function startInteraction(token: string, { type }: Json): Interaction {
  const answered = Promise.withResolvers<CallbackBody>();
  const edited = Promise.withResolvers<Json>();
  const isSubmission = type === 5;
  return { token, startedAt: Date.now(), answered, edited, isSubmission, isAcknowledged: false, isDeferred: false };
}

const modalType = 9;

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
export function callbackRefusal(body: Json, isSubmission = false): FakeAnswer | undefined {
  const content = (body.data ?? {}) as Json;
  if (body.type === modalType)
    return isSubmission ? invalidForm(['type: no form as the answer to a form']) : modalRefusal(content);
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

function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  const { promise: timeout, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => reject(new Error(`The application did not respond within ${ms} ms.`)), ms);
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}
