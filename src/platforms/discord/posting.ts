import { Routes } from 'discord.js';
import type { Outcome } from '../../domain/deliveries.ts';
import type { Clock, DrawChart, EditRequest, Log, Platform } from '../../ports.ts';
import { editBody } from './bodies.ts';
import { type ChannelFinder, createChannelFinder } from './direct-messages.ts';
import { placeOfRef, refOf } from './keys.ts';
import type { DiscordLimits } from './limits.ts';
import { isTokenRefused, outcomeOf, Settled } from './outcomes.ts';
import { createPicturePosts, type PicturePosts } from './picture-posts.ts';
import { filesOf } from './pictures.ts';
import type { RestSource } from './rest.ts';
import { createRouting } from './routing.ts';
import { openingArchived, sendMessage } from './sending.ts';

/** What posting and looking up need. */
export interface PostingTools {
  readonly rest: RestSource;
  readonly limits: DiscordLimits;
  readonly clock: Clock;
  readonly log: Log;
  /** Without it charts are told in words. */
  readonly draw?: DrawChart | undefined;
}

/** Posts and edits messages, and says what became of it. */
export function createPosting(tools: PostingTools): Pick<Platform, 'post' | 'edit'> {
  const find = createChannelFinder(tools);
  const pictured = createPicturePosts(tools);
  const post = createRouting({ ...tools, pictured });
  return {
    post: (request) => settle(tools, async () => await post(request, await foundBy(find, request.channel))),
    edit: async (request) => {
      const outcome = await settle(tools, () => edit(tools, { ...request, find, pictured }));
      // Made twice, an edit shows the same; and an edited message has lost the mark by which it could be looked up.
      return outcome.kind === 'in-doubt' ? { kind: 'unreachable' } : outcome;
    },
  };
}

async function foundBy(find: ChannelFinder, channel: string): Promise<string> {
  const channelId = await find(channel);
  if (channelId === undefined) throw new Settled(notOnDiscord);
  return channelId;
}

const notOnDiscord: Outcome = { kind: 'rejected', scope: 'channel', reason: 'This is not a Discord channel.' };

interface Edit extends EditRequest {
  readonly find: ChannelFinder;
  readonly pictured: PicturePosts;
}

async function edit(tools: PostingTools, { channel, ref, message, leavesBy, find, pictured }: Edit): Promise<string> {
  const { threadId, messageId } = placeOfRef(ref);
  const channelId = threadId ?? (await foundBy(find, channel));
  const route = Routes.channelMessage(channelId, messageId);
  const send = () =>
    pictured({
      message,
      channelId,
      send: (shown) =>
        sendMessage(tools, { method: 'patch', route, body: editBody(shown), files: filesOf(shown.picture), leavesBy }),
    });
  try {
    await openingArchived(tools, { channelId, send });
    return refOf({ ...(threadId !== undefined && { threadId }), messageId });
  } catch (error) {
    const outcome = outcomeOf(error, tools.limits);
    // A thread that is gone takes its message along, not the channel.
    if (threadId === undefined || outcome.kind !== 'rejected' || isTokenRefused(error)) throw error;
    throw new Settled({ ...outcome, scope: 'message' });
  }
}

async function settle({ limits, log }: PostingTools, send: () => Promise<string>): Promise<Outcome> {
  try {
    return { kind: 'sent', ref: await send() };
  } catch (error) {
    if (isTokenRefused(error)) log.error({ status: 401 }, 'discord token refused');
    return outcomeOf(error, limits);
  }
}
