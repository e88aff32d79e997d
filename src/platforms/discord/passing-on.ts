import { Routes } from 'discord.js';
import type { Platform, PostRequest } from '../../ports.ts';
import { discordChannelOf, placeOfRef } from './keys.ts';
import { faultOf, refusalCodeOf } from './outcomes.ts';
import type { PostingTools } from './posting.ts';

/** Posts and finds messages as they are posted and found without it; those to be passed on go to who follows the channel. */
export const passingOn = (
  tools: PostingTools,
  { post, lookUp }: Pick<Platform, 'post' | 'lookUp'>,
): Pick<Platform, 'post' | 'lookUp'> => ({
  async post(request) {
    const outcome = await post(request);
    if (outcome.kind === 'sent') await passOn(tools, { request, ref: outcome.ref });
    return outcome;
  },
  // Its answer was lost, and with it the time to pass it on.
  async lookUp(request) {
    const seen = await lookUp(request);
    if (seen.kind === 'found') await passOn(tools, { request, ref: seen.ref });
    return seen;
  },
});

interface Posted {
  readonly request: Pick<PostRequest, 'channel' | 'isPassedOn'>;
  readonly ref: string;
}

// Never rejects: the message stands, whatever becomes of this.
async function passOn({ rest, limits, log }: PostingTools, { request, ref }: Posted): Promise<void> {
  const channelId = discordChannelOf(request.channel);
  const { threadId, messageId } = placeOfRef(ref);
  if (request.isPassedOn !== true || channelId === undefined || threadId !== undefined) return;
  try {
    const signal = AbortSignal.timeout(limits.requestTimeoutMs);
    await rest().post(Routes.channelMessageCrosspost(channelId, messageId), { signal });
  } catch (error) {
    if (refusalCodeOf(error) === passedOnAlreadyCode) return;
    log.warn({ channelId, messageId, ...faultOf(error) }, 'discord message not passed on');
  }
}

const passedOnAlreadyCode = 40_033;
