import type { SlackActionMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { parseCommandLine } from '../../domain/option-text.ts';
import type { Reply } from '../../domain/replies.ts';
import { UserError } from '../../domain/user-error.ts';
import type { CommandCall } from '../../ports.ts';
import type { LateAnswer } from './answering.ts';
import { type CommandNames, rootCommand, slackNaming } from './command-names.ts';
import { answerCall, type InboundParts, refuseGuest, slackShows, triggered } from './inbound.ts';
import { offerForm } from './modals.ts';

/** The names of Parley's own buttons; `parley:all:` answers for all in the channel. */
export const buttonPattern = /^parley:(?:all:)?\d{1,3}$/;

type PressArgs = Pick<SlackActionMiddlewareArgs, 'ack' | 'respond'> & { readonly body: unknown };

/** Takes a press of a button as the command that it carries; the message with the button stays as it is. */
export function createPressHandler(parts: InboundParts): (args: PressArgs) => Promise<void> {
  const inSlackWords = slackNaming(parts);
  return async ({ body, ack, respond }) => {
    try {
      await ack();
      const press = Press.parse(body);
      const reply = await answerCall(parts, () => refuseGuest(readPress(parts, press), { ...parts, ...press }));
      if (await offerForm(parts.modals, { ...placeOf(press), reply })) return;
      await parts.answering.late({ team: press.team.id, respond, ...responseTo(press, inSlackWords(reply)) });
    } catch (error) {
      // The one way back to the reader is closed; there is nobody left to tell but the log.
      parts.log.error({ reason: String(error).slice(0, 200) }, 'slack button not answered');
    }
  };
}

const valueMaxChars = 2000;

const Press = z.object({
  team: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  user: z.object({
    id: z.string(),
    team_id: z.string().optional(),
    username: z.string().optional(),
    name: z.string().optional(),
  }),
  trigger_id: z.string().optional(),
  container: z.object({ thread_ts: z.string().optional() }).default({}),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string().default('') })], z.unknown()),
});
type Press = z.infer<typeof Press>;

const placeOf = ({ team, channel, trigger_id, container }: Press) => ({
  team: team.id,
  trigger: trigger_id,
  channel: channel.id,
  ...(container.thread_ts && { thread: container.thread_ts }),
});

function readPress({ commands }: CommandNames, { team, channel, user, trigger_id, actions }: Press): CommandCall {
  const [{ value }] = actions;
  const isLine = value.length <= valueMaxChars && /^\/[a-z]/.test(value);
  const { name, options } = isLine ? parseCommandLine(commands, value) : nothing;
  if (!commands.some((command) => command.name === name))
    throw new UserError(`This button no longer works. Use ${rootCommand} help to see what Parley answers.`);
  const place = { channel: `slack:${team.id}/${channel.id}`, by: user.id };
  return { name, options, ...place, ...slackShows, ...triggered(trigger_id) };
}

const nothing = { name: '', options: {} };

function responseTo({ actions, user, container }: Press, reply: Reply): Pick<LateAnswer, 'reply' | 'extra'> {
  const [{ action_id }] = actions;
  const isForAll = action_id.startsWith('parley:all:');
  const note = `Shared by ${user.username ?? user.name ?? user.id}`;
  return {
    reply: isForAll ? { ...reply, notes: [...reply.notes, note] } : reply,
    extra: {
      response_type: isForAll ? 'in_channel' : 'ephemeral',
      replace_original: false,
      ...(container.thread_ts && { thread_ts: container.thread_ts }),
    },
  };
}
