import type { Settings } from '../../config/env.ts';
import type { CommandSpec } from '../domain/commands.ts';
import type { Feed } from '../domain/feeds.ts';
import { closedBecause } from '../web/console/guard-hosts.ts';

export interface BannerParts {
  readonly settings: Settings;
  readonly feeds: readonly Feed[];
  readonly commands: readonly CommandSpec[];
  readonly address: string;
}

/** Where a browser on this machine finds the web server. */
export function webAddressOf(host: string, port: number): string {
  const named = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  return `http://${named.includes(':') ? `[${named}]` : named}:${port}`;
}

/** What a newcomer reads first: what the bot does, what to type, what to set for the chats. */
export function banner({ settings, feeds, commands, address }: BannerParts): string {
  const closed = closedBecause({ host: settings.HOST, password: settings.CONSOLE_PASSWORD });
  return [
    'Parley follows the US–China trade talks: it polls feeds, and tells subscribed channels what is new, once, with sources.',
    '',
    closed === undefined ? `Open:  ${address}/` : `Console: ${closed}`,
    '',
    `Feeds: ${feedsOf(feeds)}`,
    `Chats: ${chatsOf(settings)}`,
    '',
    `Type:  /tariffs   /delegation round:London   /subscribe all   /help   (${commands.length} commands)`,
    'From another shell:  npx parley ask "/tariffs as_of:2025-06-10"   ·   npx parley sample',
    ...missingOf(settings),
    '',
  ].join('\n');
}

function feedsOf(feeds: readonly Feed[]): string {
  if (feeds.length === 0) return 'none. The list in FEEDS_FILE is empty, so nothing new can come in.';
  const polled = feeds.filter(({ isOff }) => !isOff);
  if (polled.length === 0) return 'none. All are switched off, so nothing new can come in.';
  const outlets = [...new Set(polled.map(({ outlet }) => outlet))];
  const named = `${outlets.slice(0, 4).join(', ')}${outlets.length > 4 ? ', …' : ''}`;
  const off = polled.length < feeds.length ? `, and ${feeds.length - polled.length} switched off` : '';
  return `${polled.length} (${named})${off}. The first poll of a feed is the baseline: it alerts on nothing.`;
}

const hasSlack = ({ SLACK_BOT_TOKEN, SLACK_CLIENT_ID }: Settings): boolean =>
  Boolean(SLACK_BOT_TOKEN || SLACK_CLIENT_ID);

const chatsOf = (settings: Settings): string =>
  [hasSlack(settings) && 'Slack', settings.DISCORD_TOKEN && 'Discord', 'this terminal', 'the console']
    .filter(Boolean)
    .join(', ');

function missingOf(settings: Settings): string[] {
  const slack = 'For Slack:    set SLACK_BOT_TOKEN and SLACK_APP_TOKEN in .env (see README, “Slack”).';
  const discord = 'For Discord:  set DISCORD_TOKEN in .env (see README, “Discord”).';
  const missing = [hasSlack(settings) ? undefined : slack, settings.DISCORD_TOKEN ? undefined : discord].filter(
    (line) => line !== undefined,
  );
  return missing.length > 0 ? ['', ...missing] : [];
}
