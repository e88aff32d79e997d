import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import type { CommandSpec } from '../../domain/commands.ts';
import type { Reply } from '../../domain/replies.ts';
import type { Answerer, Clock, CommandCall, Log } from '../../ports.ts';
import { atMost } from './at-most.ts';
import { channelIdOf } from './keys.ts';
import type { DiscordLimits } from './limits.ts';
import { faultOf } from './outcomes.ts';
import { changeRight } from './register.ts';
import { renderReply } from './render.ts';

/** What answering commands needs. */
export interface InboundTools {
  readonly commands: readonly CommandSpec[];
  readonly answer: Answerer;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: DiscordLimits;
}

/** Answers a slash command, seen only by who gave it. Never rejects. */
export function createInbound(tools: InboundTools): (interaction: ChatInputCommandInteraction) => Promise<void> {
  return async (interaction) => {
    const startedAt = tools.clock.now();
    const { commandName: command } = interaction;
    try {
      await respond(interaction, { answering: answerTo(interaction, tools), deferAfterMs: tools.limits.deferAfterMs });
      tools.log.info({ command, tookMs: tools.clock.now() - startedAt }, 'discord command answered');
    } catch (error) {
      tools.log.error({ command, ...faultOf(error) }, 'discord command not answered');
    }
  };
}

async function answerTo(interaction: ChatInputCommandInteraction, tools: InboundTools): Promise<Reply> {
  const { commandName: name } = interaction;
  const isChange = tools.commands.some((command) => command.name === name && command.isChange === true);
  // Checked here too: a server's admins can open a command to everybody, which its registration cannot see.
  if (isChange && interaction.memberPermissions?.has(changeRight) !== true) return rightMissing(name);
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
  readonly deferAfterMs: number;
}

async function respond(interaction: ChatInputCommandInteraction, { answering, deferAfterMs }: Response): Promise<void> {
  const reply = await atMost(deferAfterMs, answering);
  if (reply !== undefined) {
    await interaction.reply({ ...messageOf(reply), flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2 });
    return;
  }
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await interaction.editReply({ ...messageOf(await answering), flags: MessageFlags.IsComponentsV2 });
}

const messageOf = (reply: Reply) => ({ components: [renderReply(reply)], allowedMentions: { parse: [] } });

const callOf = (interaction: ChatInputCommandInteraction): CommandCall => ({
  name: interaction.commandName,
  options: Object.fromEntries(interaction.options.data.map(({ name, value }) => [name, `${value ?? ''}`])),
  channel: channelIdOf(interaction.guildId, interaction.channelId),
  callId: interaction.id,
});

const plainReply = (title: string, line: string): Reply => ({ title, lines: [line], citations: [], notes: [] });

const ourFault = plainReply('No answer', 'Something went wrong on our side.');

const rightMissing = (name: string): Reply =>
  plainReply(
    'Not allowed',
    `/${name} needs the right Manage Server; ask somebody who may manage this server to use it.`,
  );
