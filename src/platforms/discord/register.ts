import { createHash } from 'node:crypto';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type REST,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { CommandSpec, OptionSpec } from '../../domain/commands.ts';
import { neededRightBits } from './needed-rights.ts';

/** Remembers what was published last, so that Discord's daily allowance is not spent on starts. */
export interface PublishedCommands {
  get(): Promise<string | undefined>;
  set(hash: string): Promise<void>;
}

/** Who may use a command that changes something. */
export type ChangeRight = 'manage-server' | 'manage-channels' | 'anyone';

/** The right that a reader needs for a change; undefined where anyone may. */
export const rightFor = (right: ChangeRight): bigint | undefined =>
  ({
    'manage-server': PermissionFlagsBits.ManageGuild,
    'manage-channels': PermissionFlagsBits.ManageChannels,
    anyone: undefined,
  })[right];

/** The commands as Discord registers them for all servers. */
export const commandBodies = (
  commands: readonly CommandSpec[],
  changeRight: ChangeRight = 'manage-server',
): RESTPutAPIApplicationCommandsJSONBody =>
  commands.map(({ name, description, options, isChange }) => ({
    type: ApplicationCommandType.ChatInput,
    name,
    description,
    // Discord refuses a required option after an optional one.
    options: [...options].sort(requiredFirst).map(optionBody),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: isChange ? (rightFor(changeRight)?.toString() ?? null) : null,
  }));

/** The commands, and where they go. */
export interface Publication {
  readonly rest: REST;
  readonly applicationId: string;
  readonly commands: readonly CommandSpec[];
  readonly published: PublishedCommands;
  readonly changeRight?: ChangeRight | undefined;
}

/** Registers the commands unless just these were registered for this application before. True when it did. */
export async function publishCommands(publication: Publication): Promise<boolean> {
  const { rest, applicationId, commands, published, changeRight } = publication;
  const body = commandBodies(commands, changeRight);
  const hash = createHash('sha256').update(JSON.stringify({ applicationId, body })).digest('hex');
  if ((await published.get()) === hash) return false;
  await rest.put(Routes.applicationCommands(applicationId), { body });
  // Last on purpose: after a crash the commands are registered again, which changes nothing.
  await published.set(hash);
  return true;
}

/** Where a server's owner adds the bot, with just the rights it needs. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    permissions: `${neededRightBits}`,
    scope: 'bot applications.commands',
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

const requiredFirst = (a: OptionSpec, b: OptionSpec): number =>
  Number(b.isRequired ?? false) - Number(a.isRequired ?? false);

function optionBody(spec: OptionSpec) {
  const { name, description, isRequired = false, kind } = spec;
  const common = { name, description, required: isRequired };
  if (kind === 'role') return { ...common, type: ApplicationCommandOptionType.Role as const };
  if (kind === 'channel')
    return { ...common, type: ApplicationCommandOptionType.Channel as const, channel_types: [...postedIn] };
  return { ...common, type: ApplicationCommandOptionType.String as const, ...valuesOf(spec) };
}

/** The kinds of channels that alerts can go to. */
const postedIn = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildForum,
] as const;

// Discord refuses an option that has both.
const valuesOf = ({ choices, isSuggested }: OptionSpec) =>
  choices !== undefined ? { choices: [...choices] } : isSuggested === true && { autocomplete: true as const };
