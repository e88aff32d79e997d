import { PermissionFlagsBits } from 'discord.js';
import type { LookUp } from '../../domain/deliveries.ts';
import { atMost } from '../../lib/at-most.ts';
import type { LookUpRequest, Platform } from '../../ports.ts';
import { fetchChannel, isForum } from './channels.ts';
import { createChannelFinder } from './direct-messages.ts';
import { searchForum } from './forum-look-up.ts';
import { searchHistory, type Wanted } from './history.ts';
import { placeOfRef, refOf } from './keys.ts';
import { isChannelGone, outcomeOf, refusalCodeOf } from './outcomes.ts';
import { fetchOwnRights, ownUserId } from './own-rights.ts';
import type { PostingTools } from './posting.ts';

/** Looks where a message of ours would stand that may have been posted. */
export function createLookUp(tools: PostingTools): Platform['lookUp'] {
  const { limits } = tools;
  const find = createChannelFinder(tools);
  const notNow: LookUp = { kind: 'unknown', retryAfterMs: limits.lookUpRetryMs };
  const search = async (request: LookUpRequest): Promise<LookUp> => {
    const channelId = await find(request.channel);
    return channelId === undefined ? { kind: 'absent' } : await searchAll(tools, { channelId, request });
  };
  return async (request) => {
    try {
      return (await atMost(limits.lookUpTimeoutMs, search(request))) ?? notNow;
    } catch (error) {
      // What cannot be read cannot be posted to either: the next post says so with a reason.
      if (isChannelGone(error)) return { kind: 'absent' };
      if (refusalCodeOf(error) === missingRightCode) return hidden;
      const outcome = outcomeOf(error, limits);
      return outcome.kind === 'rate-limited' ? { kind: 'unknown', retryAfterMs: outcome.retryAfterMs } : notNow;
    }
  };
}

const missingRightCode = 50_013;
const hidden: LookUp = {
  kind: 'hidden',
  reason:
    'Parley cannot tell whether this was posted: it lacks the right Read Message History here. Somebody with Manage Channels and Manage Roles can give it in the channel’s settings.',
};

interface Search {
  readonly channelId: string;
  readonly request: LookUpRequest;
}

async function searchAll(tools: PostingTools, { channelId, request }: Search): Promise<LookUp> {
  const wanted: Wanted = { me: await ownUserId(tools.rest()), key: request.key, sinceMs: request.sinceMs };
  const target = request.replyTo ?? request.thread?.root;
  const place = target === undefined ? undefined : placeOfRef(target);
  if (place?.threadId !== undefined) return await searchThread(tools, { threadId: place.threadId, wanted });
  if (place !== undefined && request.replyTo === undefined) {
    // Where no thread could be had the message stands in the channel.
    const seen = await searchThread(tools, { threadId: place.messageId, wanted });
    if (seen.kind !== 'absent') return seen;
  }
  return await searchChannel(tools, { channelId, wanted });
}

async function searchThread(
  tools: PostingTools,
  { threadId, wanted }: { readonly threadId: string; readonly wanted: Wanted },
): Promise<LookUp> {
  try {
    const seen = await searchPlace(tools, { channelId: threadId, wanted });
    return seen.kind === 'found' ? { kind: 'found', ref: refOf({ threadId, messageId: seen.ref }) } : seen;
  } catch (error) {
    if (refusalCodeOf(error) === threadGoneCode) return { kind: 'absent' };
    throw error;
  }
}

const threadGoneCode = 10_003;

interface PlaceSearch {
  readonly channelId: string;
  readonly wanted: Wanted;
}

async function searchChannel(tools: PostingTools, { channelId, wanted }: PlaceSearch): Promise<LookUp> {
  const forum = await fetchChannel(tools.rest(), channelId);
  if (!isForum(forum)) return await searchPlace(tools, { channelId, wanted });
  const threadId = await searchForum(tools, { forum, wanted });
  return threadId === undefined ? { kind: 'absent' } : { kind: 'found', ref: refOf({ threadId, messageId: threadId }) };
}

async function searchPlace(tools: PostingTools, { channelId, wanted }: PlaceSearch): Promise<LookUp> {
  const { rest, limits } = tools;
  const seen = await searchHistory({ rest: rest(), channelId, wanted, limits });
  if (seen.kind === 'found') return { kind: 'found', ref: seen.id };
  // Without the right to read it, a history is empty instead of refused.
  return seen.kind === 'empty' && !(await mayRead(tools, channelId)) ? hidden : { kind: 'absent' };
}

async function mayRead({ rest, clock }: PostingTools, channelId: string): Promise<boolean> {
  const channel = await fetchChannel(rest(), channelId);
  if (channel.guild_id === undefined) return true;
  const own = await fetchOwnRights(rest(), { channel, now: clock.now() });
  return own.has(PermissionFlagsBits.ReadMessageHistory);
}
