import type { CommandSpec } from '../../domain/commands.ts';
import { type CommandNames, rootCommand } from './inbound.ts';
import { slackPaths } from './slack-platform.ts';

interface ManifestParts extends CommandNames {
  /** The public address of Parley's web server, for HTTP; without it the app uses Socket Mode. */
  readonly publicUrl?: string | undefined;
}

/** The app manifest that gives Parley its commands and the least rights it can work with. */
export const slackManifest = ({ commands, ownCommandNames, publicUrl }: ManifestParts) => {
  const url = publicUrl === undefined ? {} : { url: new URL(slackPaths[1], publicUrl).href };
  return {
    display_information: {
      name: 'Parley',
      description: 'What is new in the US–China trade talks, once, with sources.',
      background_color: '#1f3a5f',
    },
    features: {
      bot_user: { display_name: 'Parley', always_online: false },
      slash_commands: [root(commands), ...commands.filter(({ name }) => ownCommandNames.includes(name)).map(own)].map(
        (command) => ({ ...command, ...url, should_escape: false }),
      ),
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: {
      org_deploy_enabled: false,
      socket_mode_enabled: publicUrl === undefined,
      token_rotation_enabled: false,
    },
  };
};

const scopes = [
  // Posts alerts and edits them, in channels that Parley was invited to.
  'chat:write',
  // Offers the slash commands.
  'commands',
  // Looks, after a lost answer, whether an alert was posted: else it would be lost or come twice.
  'channels:history',
  // The same in private channels.
  'groups:history',
];

const hintMaxChars = 1000;

const root = (commands: readonly CommandSpec[]) => ({
  command: rootCommand,
  description: 'Ask Parley about the US–China trade talks, or follow them here',
  usage_hint: commands
    .map(({ name }) => name)
    .join(' | ')
    .slice(0, hintMaxChars),
});

const own = ({ name, description, options }: CommandSpec) => ({
  command: `/${name}`,
  description,
  ...(options.length > 0 && { usage_hint: options.map(hint).join(' ').slice(0, hintMaxChars) }),
});

const hint = ({ name, isRequired, choices }: CommandSpec['options'][number]): string => {
  const value = choices === undefined || choices.length > 4 ? '…' : choices.map((choice) => choice.value).join('|');
  return isRequired ? `${name}:${value}` : `[${name}:${value}]`;
};
