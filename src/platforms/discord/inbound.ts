import {
  type APIInteractionResponse,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
  type RawFile,
  type RESTPatchAPIInteractionOriginalResponseJSONBody,
} from 'discord.js';
import type { CommandSpec } from '../../domain/commands.ts';
import type { Reply } from '../../domain/replies.ts';
import { atMost } from '../../lib/at-most.ts';
import { remembered } from '../../lib/remembered.ts';
import type { Answerer, DrawChart, Log, Suggester, Suggestion } from '../../ports.ts';
import { type Asked, createAsking, faultReply, ourFault } from './asking.ts';
import { renderForm } from './forms.ts';
import { type PlacedInteraction, readInteraction } from './interaction.ts';
import type { DiscordLimits } from './limits.ts';
import { faultOf } from './outcomes.ts';
import { attachmentsOf, filesOf, inWords, type Shown, showChart } from './pictures.ts';
import type { ChangeRight } from './register.ts';
import { renderReply } from './render.ts';
import { createSuggesting } from './suggesting.ts';

/** What answering interactions needs. */
export interface InboundTools {
  readonly settings: { readonly changeRight?: ChangeRight | undefined };
  readonly commands: readonly CommandSpec[];
  readonly answer: Answerer;
  /** Without it, no option has suggestions. */
  readonly suggest?: Suggester | undefined;
  /** Without it charts are told in words. */
  readonly draw?: DrawChart | undefined;
  readonly log: Log;
  readonly limits: DiscordLimits;
}

/** Where a later answer goes. */
export type Ticket = Pick<PlacedInteraction, 'id' | 'token' | 'application_id'>;

/** A body with what has to go along with it. */
export interface Told<B> {
  readonly body: B;
  readonly files?: RawFile[];
  /** The same without files, for where they are refused. */
  readonly inWords?: B;
}

type MessageBody = RESTPatchAPIInteractionOriginalResponseJSONBody;

/** What Discord is to be told of an interaction. */
export interface Answered {
  /** None for a ping, which nobody waits for but Discord itself. */
  readonly ticket?: Ticket;
  readonly what: 'ping' | 'command' | 'suggestions';
  readonly callback: Told<APIInteractionResponse>;
  /** Set where the callback says only that an answer will come: the answer. Never rejects. */
  readonly later?: Promise<Told<MessageBody>>;
  /** The same put off, for a way in by which no files can go back. */
  readonly putOff?: Pick<Answered, 'callback' | 'later'>;
}

/** Answers an interaction, whichever way it came in. Never rejects; undefined where it is not for Parley. */
export type Inbound = (raw: unknown) => Promise<Answered | undefined>;

/** The one handler of both intakes: commands, presses, suggestions and Discord's own pings. */
export function createInbound(tools: InboundTools): Inbound {
  const ask = createAsking(tools);
  const suggest = createSuggesting(tools);
  const { deferAfterMs } = tools.limits;
  // An answer that is kept is laid out once, however many ask for it.
  const formOf = (reply: Reply) => modalOf(reply, tools.log);
  const inWordsOnly = remembered((reply: Reply) => laidOut({ message: reply }, tools.log));
  const layOut = (shown: Shown) =>
    shown.picture === undefined ? inWordsOnly(shown.message) : laidOut(shown, tools.log);
  const show = async (asked: Promise<Reply>, interaction: PlacedInteraction): Promise<Shown> => {
    const reply = await asked;
    if (reply.chart === undefined) return { message: reply };
    return mayAttach(interaction) ? await showChart(tools, reply) : inWords(reply);
  };
  return async (raw) => {
    const interaction = readInteraction(raw);
    if (interaction === undefined) return undefined;
    switch (interaction.type) {
      case InteractionType.Ping:
        return { what: 'ping', callback: { body: { type: InteractionResponseType.Pong } } };
      case InteractionType.ApplicationCommandAutocomplete:
        return {
          what: 'suggestions',
          ticket: interaction,
          callback: { body: suggestionsBody(await suggest(interaction)) },
        };
      default: {
        const asked = ask(interaction);
        const shown = show(asked.reply, interaction);
        return { ticket: interaction, ...(await answerInTime({ asked, shown, layOut, formOf, deferAfterMs })) };
      }
    }
  };
}

interface InTime {
  readonly asked: Asked;
  /** Never rejects. */
  readonly shown: Promise<Shown>;
  readonly layOut: LayOut;
  readonly formOf: (reply: Reply) => APIInteractionResponse | undefined;
  readonly deferAfterMs: number;
}

async function answerInTime({ asked, shown, layOut, formOf, deferAfterMs }: InTime): Promise<Omit<Answered, 'ticket'>> {
  const what = 'command';
  const ready = await atMost(deferAfterMs, shown);
  const putOff = () => ({
    callback: { body: deferral(asked) },
    later: shown.then((late) => toldOf(late, { layOut, as: ({ message }) => message })),
  });
  if (ready === undefined) return { what, ...putOff() };
  const form = asked.takesForm ? formOf(ready.message) : undefined;
  if (form !== undefined) return { what, callback: { body: form } };
  // Nobody but who pressed has to read that something failed.
  const isForAll = asked.isForAll && ready.message !== ourFault;
  const callback = toldOf(ready, { layOut, as: ({ forAll, forOne }) => (isForAll ? forAll : forOne) });
  return { what, callback, ...(callback.files && { putOff: putOff() }) };
}

// A deferral may say only who will see the answer; its form comes with the answer.
const deferral = ({ isForAll }: Asked): APIInteractionResponse => ({
  type: InteractionResponseType.DeferredChannelMessageWithSource,
  ...(!isForAll && { data: { flags: MessageFlags.Ephemeral } }),
});

// A form can only be the first answer, so one that comes late, or does not fit, is told by the lines beside it.
function modalOf({ form }: Reply, log: Log): APIInteractionResponse | undefined {
  if (form === undefined) return undefined;
  try {
    return { type: InteractionResponseType.Modal, data: renderForm(form) };
  } catch (error) {
    log.error(faultOf(error), 'discord form not shown');
    return undefined;
  }
}

type Components = ReturnType<typeof renderReply>[];
type LayOut = (shown: Shown) => LaidOut;

/** A reply as the bodies that Discord takes: the same object for every reader, so that it is written out once too. */
interface LaidOut {
  readonly message: MessageBody;
  readonly forAll: APIInteractionResponse;
  readonly forOne: APIInteractionResponse;
}

function laidOut(shown: Shown, log: Log): LaidOut {
  const type = InteractionResponseType.ChannelMessageWithSource;
  const flags: number = MessageFlags.IsComponentsV2;
  const message = {
    components: componentsOf(shown, log),
    flags,
    allowed_mentions: { parse: [] },
    ...attachmentsOf(shown.picture),
  };
  const forOne = { ...message, flags: flags | MessageFlags.Ephemeral };
  return { message, forAll: { type, data: message }, forOne: { type, data: forOne } };
}

// Whoever waits is told something also when an answer cannot be shown.
function componentsOf({ message, picture }: Shown, log: Log): Components {
  try {
    return [renderReply(message, { picture })];
  } catch (error) {
    return [renderReply(faultReply(error, log))];
  }
}

interface Telling<B> {
  readonly layOut: LayOut;
  readonly as: (laidOut: LaidOut) => B;
}

function toldOf<B>(shown: Shown, { layOut, as }: Telling<B>): Told<B> {
  const { picture, message } = shown;
  const body = as(layOut(shown));
  return picture === undefined ? { body } : { body, files: filesOf(picture), inWords: as(layOut(inWords(message))) };
}

// Discord says what Parley may do where the command was given.
const mayAttach = ({ app_permissions: rights }: PlacedInteraction): boolean =>
  rights === undefined || (BigInt(rights) & PermissionFlagsBits.AttachFiles) !== 0n;

const suggestionsBody = (choices: readonly Suggestion[]): APIInteractionResponse => ({
  type: InteractionResponseType.ApplicationCommandAutocompleteResult,
  data: { choices: choices.map(({ name, value }) => ({ name, value })) },
});
