import type { SlackCommandMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import type { CommandSpec } from '../../domain/commands.ts';
import { optionsFromText } from '../../domain/option-text.ts';
import { type Reply, sentenceReply } from '../../domain/replies.ts';
import { UserError } from '../../domain/user-error.ts';
import { atMost } from '../../lib/at-most.ts';
import type { Answerer, CommandCall, Log } from '../../ports.ts';
import { unlogged } from './acknowledging.ts';
import type { Answering } from './answering.ts';
import { type CommandNames, rootCommand } from './command-names.ts';
import type { SlackLimits } from './limits.ts';
import { readMarks } from './marks.ts';
import { type Modals, offerForm } from './modals.ts';

/** What taking commands needs. */
export interface InboundParts extends CommandNames {
  readonly settings: { readonly changesBy?: readonly string[] };
  readonly answer: Answerer;
  readonly answering: Answering;
  readonly modals: Modals;
  readonly log: Log;
  readonly limits: Pick<SlackLimits, 'ackWithinMs' | 'linksPerMessageMax'>;
}

interface CommandArgs extends Pick<SlackCommandMiddlewareArgs, 'ack' | 'respond'> {
  readonly command: unknown;
  readonly context: Readonly<Record<string, unknown>>;
}

/** Answers every slash command that reaches the app, for its reader's eyes only. */
export function createCommandHandler(parts: InboundParts): (args: CommandArgs) => Promise<void> {
  return async ({ command, context, ack, respond }) => {
    try {
      const answering = answerCall(parts, () => readCommand(parts, command));
      const isBySocket = context.isBySocket === true;
      await answerInTime(answering, { parts, from: placeOf(command), isBySocket, ack, respond });
    } catch (error) {
      // Both ways back to the reader are closed; there is nobody left to tell but the log.
      parts.log.error({ reason: String(error).slice(0, 200) }, 'slack command not answered');
    }
  };
}

const Place = z
  .object({
    team_id: z.string().default(''),
    channel_id: z.string().exactOptional(),
    trigger_id: z.string().optional(),
  })
  .transform(({ team_id: team, channel_id: channel, trigger_id: trigger }) => ({
    team,
    trigger,
    ...(channel !== undefined && { channel }),
  }));
type Place = z.infer<typeof Place>;
const placeOf = (payload: unknown): Place => Place.safeParse(payload).data ?? { team: '', trigger: undefined };

/** The call that a slash command makes. Throws a UserError with the sentence for the reader. */
export function readCommand(names: CommandNames, payload: unknown): CommandCall {
  const { command, text, team_id, channel_id, user_id, trigger_id } = Payload.parse(payload);
  const { name, rest } = command === rootCommand ? splitName(text) : { name: command.slice(1), rest: text };
  if (command !== rootCommand && !names.ownCommandNames.includes(name))
    throw new UserError(`Parley does not know ${command}. Use ${rootCommand} help to see what it answers.`);
  const spec = names.commands.find((known) => known.name === name);
  const options = spec === undefined ? {} : optionsOf({ spec, text: readMarks(rest), command });
  const channel = `slack:${team_id}/${channel_id}`;
  return { name, options, channel, by: user_id, ...slackShows, ...triggered(trigger_id) };
}

/** What Slack shows: what fits into one message beside its marks, with room to spare, and buttons. */
export const slackShows = { charsMax: 9000, hasButtons: true } as const;

/** What a call has that its reader has just made: it is carried out once, and may be answered by a form. */
export const triggered = (trigger: string | undefined): Pick<CommandCall, 'callId' | 'hasForms'> =>
  trigger ? { callId: trigger, hasForms: true } : {};

const Payload = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  trigger_id: z.string().optional(),
});

function splitName(text: string): { readonly name: string; readonly rest: string } {
  const [, name = '', rest = ''] = /^\s*\/?(\S*)\s*(.*)$/s.exec(text) ?? [];
  return { name: name.toLowerCase() || 'help', rest };
}

interface Given {
  readonly spec: CommandSpec;
  readonly text: string;
  readonly command: string;
}

function optionsOf({ spec, text, command }: Given): Record<string, string> {
  try {
    return optionsFromText(spec, text);
  } catch (error) {
    if (!(error instanceof UserError) || command !== rootCommand) throw error;
    // The usage must be what works here: most commands have no name of their own in Slack.
    throw new UserError(error.message.replaceAll(`/${spec.name}`, `${rootCommand} ${spec.name}`));
  }
}

/** The answer to a call, or the sentence on why there is none. */
export async function answerCall(parts: InboundParts, read: () => CommandCall): Promise<Reply> {
  try {
    const call = read();
    refuseChange(parts, call);
    return await parts.answer(call);
  } catch (error) {
    if (error instanceof UserError) return sentenceReply(error.message);
    parts.log.error({ reason: String(error).slice(0, 200) }, 'slack command failed');
    return sentenceReply('Something went wrong on our side. Try again; if it stays, tell whoever runs Parley.');
  }
}

/** Who did something in a channel that several workspaces may share. */
export interface Guest {
  readonly team: { readonly id: string };
  readonly user: { readonly team_id?: string | undefined };
}

/** Gives the call, unless it is a change by somebody of another workspace, who sees the channel through a shared one. */
export function refuseGuest(call: CommandCall, { commands, team, user }: CommandNames & Guest): CommandCall {
  const isChange = commands.some((command) => command.name === call.name && command.isChange === true);
  if (!isChange || user.team_id === undefined || user.team_id === team.id) return call;
  throw new UserError('Only members of the workspace that Parley was added to can change what this channel follows.');
}

function refuseChange({ settings: { changesBy = [] }, commands }: InboundParts, { name, by = '' }: CommandCall): void {
  const isChange = commands.some((command) => command.name === name && command.isChange === true);
  if (!isChange || changesBy.length === 0 || changesBy.includes(by)) return;
  throw new UserError(
    `${rootCommand} ${name} is for those who were named to change what channels follow; ask whoever set Parley up.`,
  );
}

const forReaderAlone = { response_type: 'ephemeral' } as const;

interface WaysBack extends Pick<SlackCommandMiddlewareArgs, 'ack' | 'respond'> {
  readonly parts: InboundParts;
  readonly from: Place;
  readonly isBySocket: boolean;
}

// The answer goes with the acknowledgement, in one trip, unless it takes longer than Slack waits.
async function answerInTime(
  answering: Promise<Reply>,
  { parts, from, isBySocket, ack, respond }: WaysBack,
): Promise<void> {
  const inTime = await atMost(parts.limits.ackWithinMs, answering);
  // A form is no message: it opens once the command is acknowledged.
  const early = inTime?.form === undefined && inTime ? parts.answering.early(from.team, inTime) : undefined;
  try {
    const body = early && { ...early, ...forReaderAlone };
    await ack(body && isBySocket ? unlogged(body) : body);
    if (early !== undefined) return;
  } catch (error) {
    // The connection went away under the command; its response address still works.
    parts.log.warn({ reason: String(error).slice(0, 200) }, 'slack acknowledgement failed');
  }
  const reply = await answering;
  if (await offerForm(parts.modals, { ...from, reply })) return;
  await parts.answering.late({ team: from.team, reply, extra: forReaderAlone, respond });
}
