import type { CommandSpec } from '../../domain/commands.ts';
import { type CommandNames, rootCommand } from './command-names.ts';
import { eventNames } from './events.ts';
import { slackPaths } from './http-intake.ts';
import { installPaths } from './installer.ts';
import { scopeNames } from './scopes.ts';
import { newnessShortcut } from './shortcuts.ts';

interface ManifestParts extends CommandNames {
  /** The public address of Parley's web server, for HTTP; without it the app uses Socket Mode. */
  readonly publicUrl?: string | undefined;
  /** Many workspaces install the app by themselves; needs a public address. */
  readonly isForMany?: boolean | undefined;
}

/** The app manifest that gives Parley its commands and the least rights it can work with. */
export const slackManifest = ({ commands, ownCommandNames, publicUrl, isForMany = false }: ManifestParts) => {
  const at = (path: string) => (publicUrl === undefined ? undefined : new URL(path, publicUrl).href);
  const offered = [root(commands), ...commands.filter(({ name }) => ownCommandNames.includes(name)).map(own)];
  return {
    display_information: {
      name: 'Parley',
      description: 'What is new in the US–China trade talks, once, with sources.',
      background_color: '#1f3a5f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Parley', always_online: false },
      shortcuts: [newnessShortcut],
      // Escaped: Slack then names user groups and channels by their ids.
      slash_commands: offered.map((command) => ({ ...command, ...url(at(slackPaths.commands)), should_escape: true })),
    },
    oauth_config: { ...(isForMany && redirect(at(installPaths.redirect))), scopes: { bot: scopeNames } },
    settings: {
      event_subscriptions: { ...requestUrl(at(slackPaths.events)), bot_events: [...eventNames] },
      interactivity: { is_enabled: true, ...requestUrl(at(slackPaths.interactions)) },
      org_deploy_enabled: false,
      socket_mode_enabled: publicUrl === undefined,
      // A bot token that is set by hand cannot be renewed.
      token_rotation_enabled: isForMany,
    },
  };
};

const url = (address: string | undefined) => (address === undefined ? {} : { url: address });
const requestUrl = (address: string | undefined) => (address === undefined ? {} : { request_url: address });
const redirect = (address: string | undefined) => (address === undefined ? {} : { redirect_urls: [address] });

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
