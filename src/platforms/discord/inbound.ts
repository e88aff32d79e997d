import { type AutocompleteInteraction, type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import type { CommandSpec } from '../../domain/commands.ts';
import type { Reply } from '../../domain/replies.ts';
import { atMost } from '../../lib/at-most.ts';
import { remembered } from '../../lib/remembered.ts';
import type { Answerer, CommandCall, Log, Suggester } from '../../ports.ts';
import { channelIdOf } from './keys.ts';
import type { DiscordLimits } from './limits.ts';
import { faultOf } from './outcomes.ts';
import { type ChangeRight, rightFor } from './register.ts';
import { renderReply } from './render.ts';

/** What answering commands needs. */
export interface InboundTools {
  readonly settings: { readonly changeRight?: ChangeRight | undefined };
  readonly commands: readonly CommandSpec[];
  readonly answer: Answerer;
  readonly log: Log;
  readonly limits: DiscordLimits;
}

/** Answers a slash command, seen only by who gave it. Never rejects. */
export function createInbound(tools: InboundTools): (interaction: ChatInputCommandInteraction) => Promise<void> {
  // An answer that is kept is laid out once, however many ask for it.
  const layOut = remembered(messageOf);
  return async (interaction) => {
    const { commandName: command } = interaction;
    try {
      const answering = answerTo(interaction, tools);
      await respond(interaction, { answering, layOut, deferAfterMs: tools.limits.deferAfterMs });
    } catch (error) {
      tools.log.error({ command, ...faultOf(error) }, 'discord command not answered');
    }
  };
}

/** What suggesting needs. */
export interface SuggestingTools extends Pick<InboundTools, 'log' | 'limits'> {
  readonly suggest?: Suggester | undefined;
}

/** Suggests values for an option while it is written; none rather than too late. Never rejects. */
export function createSuggesting(tools: SuggestingTools): (interaction: AutocompleteInteraction) => Promise<void> {
  return async (interaction) => {
    try {
      const values = await suggestionsFor(interaction, tools);
      await interaction.respond(values.map((value) => ({ name: value, value })));
    } catch (error) {
      tools.log.warn({ command: interaction.commandName, ...faultOf(error) }, 'discord suggestions not given');
    }
  };
}

async function suggestionsFor(
  interaction: AutocompleteInteraction,
  { suggest, log, limits }: SuggestingTools,
): Promise<readonly string[]> {
  const { commandName } = interaction;
  if (suggest === undefined) return [];
  try {
    const { name: option, value } = interaction.options.getFocused(true);
    const suggesting = suggest({ name: commandName, option, written: `${value}` });
    return (await atMost(limits.deferAfterMs, suggesting)) ?? [];
  } catch (error) {
    log.error({ command: commandName, ...faultOf(error) }, 'suggestions failed');
    return [];
  }
}

async function answerTo(interaction: ChatInputCommandInteraction, tools: InboundTools): Promise<Reply> {
  const { commandName: name } = interaction;
  const isChange = tools.commands.some((command) => command.name === name && command.isChange === true);
  // Checked here too: a server's admins can open a command to everybody, which its registration cannot see.
  const right = rightFor(tools.settings.changeRight ?? 'manage-server');
  if (isChange && right !== undefined && interaction.memberPermissions?.has(right) !== true)
    return rightMissing(name, tools.settings.changeRight ?? 'manage-server');
  try {
    return await tools.answer(callOf(interaction));
  } catch (error) {
    tools.log.error(
      { command: name, stack: error instanceof Error ? error.stack : undefined, ...faultOf(error) },
      'command failed',
    );
    return ourFault;
  }
}

interface Response {
  readonly answering: Promise<Reply>;
  readonly layOut: typeof messageOf;
  readonly deferAfterMs: number;
}

async function respond(
  interaction: ChatInputCommandInteraction,
  { answering, layOut, deferAfterMs }: Response,
): Promise<void> {
  const reply = await atMost(deferAfterMs, answering);
  if (reply !== undefined) {
    await interaction.reply({ ...layOut(reply), flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2 });
    return;
  }
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await interaction.editReply({ ...layOut(await answering), flags: MessageFlags.IsComponentsV2 });
}

const messageOf = (reply: Reply) => ({ components: [renderReply(reply)], allowedMentions: { parse: [] } });

/** Discord shows 4,000 characters a message; escaping makes a text longer. */
const answerCharsMax = 3000;

const callOf = (interaction: ChatInputCommandInteraction): CommandCall => ({
  name: interaction.commandName,
  options: Object.fromEntries(interaction.options.data.map(({ name, value }) => [name, `${value ?? ''}`])),
  channel: channelIdOf(interaction.guildId, interaction.channelId),
  by: interaction.user.id,
  charsMax: answerCharsMax,
  callId: interaction.id,
});

const plainReply = (title: string, line: string): Reply => ({ title, lines: [line], citations: [], notes: [] });

const ourFault = plainReply('No answer', 'Something went wrong on our side.');

const rightMissing = (name: string, right: ChangeRight): Reply => {
  const [label, what] =
    right === 'manage-channels' ? ['Manage Channels', 'its channels'] : ['Manage Server', 'this server'];
  return plainReply('Not allowed', `/${name} needs the right ${label}; ask somebody who may manage ${what} to use it.`);
};
