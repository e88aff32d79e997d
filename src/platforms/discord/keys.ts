import { createHash } from 'node:crypto';
import type { ChannelId } from '../../domain/deliveries.ts';

/** A delivery's key as Discord's nonce, which may have 25 characters: posted twice within minutes, it makes one message. */
export const nonceOf = (key: string): string => digestOf(key).toString('base64url').slice(0, 24);

/**
 * A delivery's key as the id of a component. It is not seen, and stays in the history when Discord has forgotten the
 * nonce. High numbers only, since Discord numbers unmarked components from one.
 */
export const componentIdOf = (key: string): number => (digestOf(key).readUInt32BE(0) & 0x3fff_ffff) | 0x4000_0000;

/** The Discord id in a channel of ours; undefined where the channel is not on Discord. */
export const discordChannelOf = (channel: ChannelId): string | undefined =>
  /^discord:(?:\d+|dm)\/(\d+)$/.exec(channel)?.[1];

/** The Discord id of the person that a channel of ours stands for; undefined where it is no person. */
export const discordPersonOf = (channel: ChannelId): string | undefined => /^discord:user\/(\d+)$/.exec(channel)?.[1];

/** Where a posted message stands: its id, and its thread's unless it stands in the channel itself. */
export interface MessagePlace {
  readonly threadId?: string;
  readonly messageId: string;
}

/** The `ref` by which a posted message is found again. */
export const refOf = ({ threadId, messageId }: MessagePlace): string =>
  threadId === undefined ? messageId : `${threadId}/${messageId}`;

/** Where the message of a `ref` stands. */
export function placeOfRef(ref: string): MessagePlace {
  const slash = ref.indexOf('/');
  return slash === -1 ? { messageId: ref } : { threadId: ref.slice(0, slash), messageId: ref.slice(slash + 1) };
}

/** Our name for a channel of a server, or for a private one. */
export const channelIdOf = (guildId: string | null, channelId: string): ChannelId =>
  `discord:${guildId ?? 'dm'}/${channelId}`;

/** The lowest message id of that time, to ask for what came after. */
export const messageIdAt = (atMs: number): string => (BigInt(Math.max(0, atMs - discordEpochMs)) << 22n).toString();

const discordEpochMs = Date.UTC(2015, 0, 1);
const digestOf = (key: string): Buffer => createHash('sha256').update(key).digest();
