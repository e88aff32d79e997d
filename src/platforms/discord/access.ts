import { ChannelType, PermissionFlagsBits } from 'discord.js';
import type { Access, ChannelId } from '../../domain/deliveries.ts';
import { atMost } from '../../lib/at-most.ts';
import type { Clock, Platform } from '../../ports.ts';
import { type DiscordChannel, fetchChannel, isForum, isThread } from './channels.ts';
import { channelIdOf, discordChannelOf, discordPersonOf } from './keys.ts';
import type { DiscordLimits } from './limits.ts';
import { channelReasonOf, isRefused, isTokenRefused } from './outcomes.ts';
import { fetchOwnRights, type OwnRights } from './own-rights.ts';
import type { RestSource } from './rest.ts';

/** What checking a channel needs. */
export interface AccessTools {
  readonly rest: RestSource;
  readonly clock: Clock;
  readonly limits: DiscordLimits;
}

/** Says whether Parley can post into a channel, and else what it lacks and who can give that. */
export function createAccessCheck(tools: AccessTools): Platform['check'] {
  return async (channel) => {
    if (discordPersonOf(channel) !== undefined) return { kind: 'ok' };
    if (discordChannelOf(channel) === undefined) return { kind: 'missing', reason: 'This is not a Discord channel.' };
    try {
      return (await atMost(tools.limits.checkTimeoutMs, checkChannel(tools, channel))) ?? { kind: 'unknown' };
    } catch (error) {
      return accessAfter(error);
    }
  };
}

async function checkChannel({ rest, clock }: AccessTools, asked: ChannelId): Promise<Access> {
  const channel = await fetchChannel(rest(), discordChannelOf(asked) ?? '');
  // Discord finds a channel by its id alone, wherever Parley is.
  if (channelIdOf(channel.guild_id ?? null, channel.id) !== asked) return { kind: 'missing', reason: onAnother };
  // A private channel has no rights to be given.
  if (channel.guild_id === undefined) return { kind: 'ok' };
  return accessTo(channel, await fetchOwnRights(rest(), { channel, now: clock.now() }));
}

// A token that is refused says nothing of the channel.
function accessAfter(error: unknown): Access {
  if (!isRefused(error) || isTokenRefused(error)) return { kind: 'unknown' };
  return { kind: 'missing', reason: channelReasonOf(error) ?? 'Discord does not let Parley see this channel.' };
}

function accessTo(channel: DiscordChannel, own: OwnRights): Access {
  if (unwritable.includes(channel.type))
    return {
      kind: 'missing',
      reason: 'Messages cannot be posted in this kind of channel: choose a text channel, a thread or a forum.',
    };
  if (own.isTimedOut) return { kind: 'missing', reason: timedOut };
  const missing = neededRights(channel).filter((name) => !own.has(PermissionFlagsBits[name]));
  if (missing.length > 0) return { kind: 'missing', reason: missingSentence(missing) };
  if (channel.thread_metadata?.locked === true && !own.has(PermissionFlagsBits.ManageThreads))
    return { kind: 'missing', reason: 'The thread is locked: somebody with Manage Threads can unlock it.' };
  if (isForum(channel)) return { kind: 'ok', isForum: true };
  return channel.type === ChannelType.GuildAnnouncement ? { kind: 'ok', isAnnouncement: true } : { kind: 'ok' };
}

const onAnother = 'This channel is on another server. Choose one of the server where you give the command.';
const unwritable: readonly number[] = [ChannelType.GuildCategory, ChannelType.GuildDirectory];
const voice: readonly number[] = [ChannelType.GuildVoice, ChannelType.GuildStageVoice];
const timedOut =
  'Parley has been timed out on this server: somebody with Timeout Members can end that, else it ends by itself.';

const rightNames = {
  ViewChannel: 'View Channel',
  Connect: 'Connect',
  SendMessages: 'Send Messages',
  SendMessagesInThreads: 'Send Messages in Threads',
  EmbedLinks: 'Embed Links',
  ReadMessageHistory: 'Read Message History',
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, string>>;
type RightName = keyof typeof rightNames;

/** The rights without which Parley cannot post into a channel. */
export function neededRights(channel: DiscordChannel): readonly RightName[] {
  const forAll: readonly RightName[] = ['EmbedLinks', 'ReadMessageHistory'];
  if (isThread(channel)) return ['ViewChannel', 'SendMessagesInThreads', ...forAll];
  if (isForum(channel)) return ['ViewChannel', 'SendMessages', 'SendMessagesInThreads', ...forAll];
  return ['ViewChannel', ...(voice.includes(channel.type) ? ['Connect' as const] : []), 'SendMessages', ...forAll];
}

/** One sentence on the rights that are missing. Without View Channel all are, so it alone is named. */
function missingSentence(missing: readonly RightName[]): string {
  const named = missing.includes('ViewChannel') ? (['ViewChannel'] as const) : missing;
  const list = new Intl.ListFormat('en-GB').format(named.map((name) => rightNames[name]));
  const [noun, pronoun] = named.length === 1 ? ['right', 'it'] : ['rights', 'them'];
  const giver = 'somebody with Manage Channels and Manage Roles';
  return `Parley lacks the ${noun} ${list} here: ${giver} can give ${pronoun} in the channel’s settings.`;
}
