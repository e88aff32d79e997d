import { InteractionType } from 'discord.js';
import type { CommandSpec, OptionSpec } from '../../domain/commands.ts';
import { parseCommandLine } from '../../domain/option-text.ts';
import { type Reply, sentenceReply } from '../../domain/replies.ts';
import { UserError } from '../../domain/user-error.ts';
import type { CommandCall, Log } from '../../ports.ts';
import { optionsFilled } from './forms.ts';
import type { InboundTools } from './inbound.ts';
import { displayNameOf, type FilledForm, type GivenOption, type PlacedInteraction, personOf } from './interaction.ts';
import { channelIdOf } from './keys.ts';
import { faultOf } from './outcomes.ts';
import { type ChangeRight, rightFor } from './register.ts';

/** A command that was given, with the answer that is being made. */
export interface Asked {
  readonly isForAll: boolean;
  /** A form may be shown in place of the answer. */
  readonly takesForm: boolean;
  /** Never rejects. */
  readonly reply: Promise<Reply>;
}

/** What a reader sees when the fault is ours and not theirs. */
export const ourFault: Reply = {
  title: 'No answer',
  lines: ['Something went wrong on our side. Try again; if it stays, tell whoever runs Parley.'],
  citations: [],
  notes: [],
};

/** Gives commands to the answerer, typed or pressed alike, for those who may give them. */
export const createAsking =
  (tools: InboundTools) =>
  (interaction: PlacedInteraction): Asked => {
    try {
      const given = givenBy(interaction, tools.commands);
      const { isForAll, takesForm } = given;
      const refused = refusalFor(interaction, { given, tools });
      if (refused !== undefined) return told(refused);
      const reply = answerTo(callOf(interaction, given), tools).then((answer) => withWritten(interaction, answer));
      return { isForAll, takesForm, reply: isForAll ? reply.then((answer) => sharedBy(interaction, answer)) : reply };
    } catch (error) {
      return told(error instanceof UserError ? sentenceReply(error.message) : faultReply(error, tools.log));
    }
  };

const told = (reply: Reply): Asked => ({ isForAll: false, takesForm: false, reply: Promise.resolve(reply) });

interface Given extends Pick<CommandCall, 'name' | 'options'> {
  readonly isForAll: boolean;
  readonly takesForm: boolean;
}

function givenBy(interaction: PlacedInteraction, commands: readonly CommandSpec[]): Given {
  if (interaction.type === InteractionType.MessageComponent) return pressed(interaction.data.custom_id, commands);
  if (interaction.type === InteractionType.ModalSubmit) return filledIn(interaction.data, commands);
  const { name, options } = interaction.data;
  const specs = commands.find((command) => command.name === name)?.options ?? [];
  const values = options.map((given) => [given.name, textFrom(given, { specs, interaction })]);
  return { isForAll: false, takesForm: true, name, options: Object.fromEntries(values) };
}

/** A button's id says who gets the answer and what the command is: `c:/why YB38A` for who presses, `a:` for all. */
function pressed(customId: string, commands: readonly CommandSpec[]): Given {
  const [, who, line] = /^([ac]):(\/\S[^\n]*)$/.exec(customId) ?? [];
  if (line === undefined)
    throw new UserError('This button is from another version of Parley: type the command instead; /help lists them.');
  const isForAll = who === 'a';
  return { isForAll, takesForm: !isForAll, ...parseCommandLine(commands, line) };
}

// Discord takes no form as the answer to a form.
function filledIn({ custom_id, components }: FilledForm, commands: readonly CommandSpec[]): Given {
  const [, line] = /^f:(\/\S[^\n]*)$/.exec(custom_id) ?? [];
  if (line === undefined)
    throw new UserError('This form is from another version of Parley: type the command instead; /help lists them.');
  const { name, options } = parseCommandLine(commands, line);
  return { isForAll: false, takesForm: false, name, options: { ...options, ...optionsFilled(components) } };
}

const slipTitle = sentenceReply('').title;

// Discord shows no form again: what a reader wrote would be lost with a slip.
function withWritten({ data }: PlacedInteraction, reply: Reply): Reply {
  if (!('components' in data) || reply.title !== slipTitle) return reply;
  const written = data.components.filter(({ isWritten, text }) => isWritten && text.trim() !== '');
  return { ...reply, lines: [...reply.lines, ...written.map(({ text }) => `You wrote: ${text}`)] };
}

interface Around {
  readonly specs: readonly OptionSpec[];
  readonly interaction: PlacedInteraction;
}

function textFrom({ name, value = '' }: GivenOption, { specs, interaction }: Around): string {
  const isChannel = specs.some((spec) => spec.name === name && spec.kind === 'channel');
  return isChannel ? channelIdOf(interaction.guild_id ?? null, value) : value;
}

interface Checking {
  readonly given: Given;
  readonly tools: InboundTools;
}

// Checked here too: a server's admins can open a command to everybody, which its registration cannot see, and a
// button is there for everybody.
function refusalFor(interaction: PlacedInteraction, { given, tools }: Checking): Reply | undefined {
  const { settings, commands } = tools;
  const command = commands.find(({ name }) => name === given.name.toLowerCase());
  const changeRight = settings.changeRight ?? 'manage-server';
  const right = rightFor(changeRight);
  if (command?.isChange !== true || right === undefined) return undefined;
  const isByChannel = changeRight === 'manage-channels';
  const target = isByChannel ? channelNamed(given, command) : undefined;
  const held = BigInt(rightsIn(interaction, target) ?? 0);
  return (held & right) === right ? undefined : rightMissing(given.name, changeRight);
}

// Discord's id in what an option of that kind was given, however it is written.
function channelNamed({ options }: Given, { options: specs }: CommandSpec): string | undefined {
  const name = specs.find(({ kind }) => kind === 'channel')?.name;
  const written = name === undefined ? undefined : options[name];
  return written && (/(\d+)>?\s*$/.exec(written)?.[1] ?? written);
}

// In another channel a member may have other rights: Discord tells them of one that was chosen, not of one in a button.
function rightsIn({ member, channel_id: here, data }: PlacedInteraction, channelId = here): string | undefined {
  if (channelId === here) return member?.permissions;
  return 'resolved' in data ? data.resolved?.channels[channelId]?.permissions : undefined;
}

async function answerTo(call: CommandCall, { answer, log }: InboundTools): Promise<Reply> {
  try {
    return await answer(call);
  } catch (error) {
    return faultReply(error, log);
  }
}

/** Logs a fault of ours; gives what the reader is told of it. */
export function faultReply(error: unknown, log: Log): Reply {
  const stack = error instanceof Error ? error.stack : undefined;
  log.error({ stack, ...faultOf(error) }, 'command failed');
  return ourFault;
}

/** Discord shows 4,000 characters a message; escaping makes a text longer. */
const answerCharsMax = 3000;

function callOf(interaction: PlacedInteraction, { name, options, takesForm }: Given): CommandCall {
  const by = personOf(interaction);
  return {
    name,
    options,
    channel: channelIdOf(interaction.guild_id ?? null, interaction.channel_id),
    ...(by !== undefined && { by }),
    charsMax: answerCharsMax,
    callId: interaction.id,
    hasButtons: true,
    ...(takesForm && { hasForms: true }),
  };
}

// First, so that no other note takes its place where there is room for few.
const sharedBy = (interaction: PlacedInteraction, answer: Reply): Reply =>
  answer === ourFault ? answer : { ...answer, notes: [`Shared by ${displayNameOf(interaction)}`, ...answer.notes] };

function rightMissing(name: string, right: ChangeRight): Reply {
  const [label, what] =
    right === 'manage-channels' ? ['Manage Channels', 'its channels'] : ['Manage Server', 'this server'];
  const line = `/${name} needs the right ${label}; ask somebody who may manage ${what} to use it.`;
  return { title: 'Not allowed', lines: [line], citations: [], notes: [] };
}
