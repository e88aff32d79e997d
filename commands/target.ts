import { type ChannelId, ownerOf, platformOf, workspaceOf } from '../src/domain/deliveries.ts';
import { UserError } from '../src/domain/user-error.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import { isNone } from './setting-options.ts';

interface Naming {
  /** What the reader named; undefined for the channel itself. */
  readonly written: string | undefined;
  readonly command: string;
}

/** The channel that a command is about: the one it is given in, or in Discord another of the same server. */
export function targetChannel(here: ChannelId, { written, command }: Naming): ChannelId {
  if (written === undefined) return here;
  const platform = platformOf(here);
  if (platform === 'slack') throw new UserError(`In Slack, give ${command} in the channel itself.`);
  if (platform !== 'discord') throw new UserError('There is only this channel here: leave channel out.');
  // The conversations of two share a prefix and nothing else.
  if (ownerOf(here) === here)
    throw new UserError('In a private conversation there is only this channel: leave channel out.');
  const [, server, channel] = /^(?:(discord:\d{17,20})\/)?(\d{17,20})$/.exec(bareId(written)) ?? [];
  if (channel === undefined)
    throw new UserError(`“${plainLine(written, 40)}” is no channel. Choose one of this server from Discord’s list.`);
  if (server !== undefined && server !== workspaceOf(here))
    throw new UserError('That channel is on another server. Give the command there.');
  return `${workspaceOf(here)}/${channel}`;
}

// Typed by hand, an id comes in the marks that its chat puts around it.
const bareId = (written: string): string => written.replace(/^<(?:#|@&|!subteam\^)([^|>]+)(?:\|[^>]*)?>$/, '$1');

/** The role or user group to call, by its chat's own id; null for none. Nothing that calls everyone is taken. */
export function mentionIn(channel: ChannelId, written: string): string | null {
  if (isNone(written)) return null;
  const id = bareId(written);
  const workspace = workspaceOf(channel).slice(platformOf(channel).length + 1);
  if (/^[<@!]*(?:everyone|here|channel)\b/i.test(id) || id === workspace)
    throw new UserError('Parley never calls everyone; choose one role.');
  const form = mentionForms[platformOf(channel)];
  if (form === undefined)
    throw new UserError('Nobody can be called here; roles are for Slack and Discord. Leave mention out.');
  if (!form.pattern.test(id)) throw new UserError(`“${plainLine(written, 40)}” is ${form.rightWords}`);
  return id;
}

const mentionForms: Readonly<Record<string, { readonly pattern: RegExp; readonly rightWords: string }>> = {
  slack: { pattern: /^S[A-Z0-9]{2,20}$/, rightWords: 'no user group. Give its id, such as S0123ABC.' },
  discord: { pattern: /^\d{17,20}$/, rightWords: 'no role. Choose one from Discord’s list.' },
};
