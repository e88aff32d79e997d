import {
  type APIInteractionResponse,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  type RESTPatchAPIInteractionOriginalResponseJSONBody,
} from 'discord.js';
import type { CommandSpec } from '../../domain/commands.ts';
import type { Reply } from '../../domain/replies.ts';
import { atMost } from '../../lib/at-most.ts';
import { remembered } from '../../lib/remembered.ts';
import type { Answerer, Log, Suggester, Suggestion } from '../../ports.ts';
import { type Asked, createAsking, faultReply, ourFault } from './asking.ts';
import { renderForm } from './forms.ts';
import { type PlacedInteraction, readInteraction } from './interaction.ts';
import type { DiscordLimits } from './limits.ts';
import { faultOf } from './outcomes.ts';
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
  readonly log: Log;
  readonly limits: DiscordLimits;
}

/** Where a later answer goes. */
export type Ticket = Pick<PlacedInteraction, 'id' | 'token' | 'application_id'>;

/** What Discord is to be told of an interaction. */
export interface Answered {
  /** None for a ping, which nobody waits for but Discord itself. */
  readonly ticket?: Ticket;
  readonly what: 'ping' | 'command' | 'suggestions';
  readonly callback: APIInteractionResponse;
  /** Set where the callback says only that an answer will come: the answer. Never rejects. */
  readonly later?: Promise<RESTPatchAPIInteractionOriginalResponseJSONBody>;
}

/** Answers an interaction, whichever way it came in. Never rejects; undefined where it is not for Parley. */
export type Inbound = (raw: unknown) => Promise<Answered | undefined>;

/** The one handler of both intakes: commands, presses, suggestions and Discord's own pings. */
export function createInbound(tools: InboundTools): Inbound {
  const ask = createAsking(tools);
  const suggest = createSuggesting(tools);
  const { deferAfterMs } = tools.limits;
  // An answer that is kept is laid out once, however many ask for it.
  const layOut = remembered((reply: Reply) => componentsOf(reply, tools.log));
  const formOf = (reply: Reply) => modalOf(reply, tools.log);
  return async (raw) => {
    const interaction = readInteraction(raw);
    if (interaction === undefined) return undefined;
    switch (interaction.type) {
      case InteractionType.Ping:
        return { what: 'ping', callback: { type: InteractionResponseType.Pong } };
      case InteractionType.ApplicationCommandAutocomplete:
        return { what: 'suggestions', ticket: interaction, callback: suggestionsBody(await suggest(interaction)) };
      default:
        return {
          ticket: interaction,
          ...(await answerInTime({ asked: ask(interaction), layOut, formOf, deferAfterMs })),
        };
    }
  };
}

interface InTime {
  readonly asked: Asked;
  readonly layOut: (reply: Reply) => Components;
  readonly formOf: (reply: Reply) => APIInteractionResponse | undefined;
  readonly deferAfterMs: number;
}

async function answerInTime({ asked, layOut, formOf, deferAfterMs }: InTime): Promise<Omit<Answered, 'ticket'>> {
  const what = 'command';
  const reply = await atMost(deferAfterMs, asked.reply);
  if (reply === undefined)
    return { what, callback: deferral(asked), later: asked.reply.then((late) => messageOf(layOut(late))) };
  const form = asked.takesForm ? formOf(reply) : undefined;
  if (form !== undefined) return { what, callback: form };
  // Nobody but who pressed has to read that something failed.
  const isForAll = asked.isForAll && reply !== ourFault;
  const { flags, ...message } = messageOf(layOut(reply));
  const data = { ...message, flags: isForAll ? flags : flags | MessageFlags.Ephemeral };
  return { what, callback: { type: InteractionResponseType.ChannelMessageWithSource, data } };
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

// Whoever waits is told something also when an answer cannot be shown.
function componentsOf(reply: Reply, log: Log): Components {
  try {
    return [renderReply(reply)];
  } catch (error) {
    return [renderReply(faultReply(error, log))];
  }
}

const messageOf = (components: Components) => ({
  components,
  flags: MessageFlags.IsComponentsV2 as number,
  allowed_mentions: { parse: [] },
});

const suggestionsBody = (choices: readonly Suggestion[]): APIInteractionResponse => ({
  type: InteractionResponseType.ApplicationCommandAutocompleteResult,
  data: { choices: choices.map(({ name, value }) => ({ name, value })) },
});
