import { PermissionFlagsBits } from 'discord.js';

/** The rights that Parley needs on a server, by the names that Discord shows, and what for. README tells the same. */
export const neededRights = [
  {
    bit: PermissionFlagsBits.ViewChannel,
    right: 'View Channel',
    why: 'without it Discord refuses everything else in the channel',
  },
  {
    bit: PermissionFlagsBits.SendMessages,
    right: 'Send Messages',
    why: 'posts alerts and catch-up cards, and edits them; opens posts in forums',
  },
  {
    bit: PermissionFlagsBits.ReadMessageHistory,
    right: 'Read Message History',
    why: 'looks, after a lost answer, whether an alert was posted; replies to an alert that is corrected',
  },
  { bit: PermissionFlagsBits.EmbedLinks, right: 'Embed Links', why: 'links to sources' },
  {
    bit: PermissionFlagsBits.AttachFiles,
    right: 'Attach Files',
    why: 'shows charts as pictures; without it a chart is told in words',
  },
  {
    bit: PermissionFlagsBits.CreatePublicThreads,
    right: 'Create Public Threads',
    why: 'opens a thread for a story, where a channel keeps its stories in threads',
  },
  {
    bit: PermissionFlagsBits.SendMessagesInThreads,
    right: 'Send Messages in Threads',
    why: 'posts in such threads and in forum posts',
  },
] as const;

/** All needed rights as Discord's number. */
export const neededRightBits: bigint = neededRights.reduce((all, { bit }) => all | bit, 0n);
