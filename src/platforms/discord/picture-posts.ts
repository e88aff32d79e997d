import type { Reply } from '../../domain/replies.ts';
import type { Clock } from '../../ports.ts';
import { createMemory } from './memory.ts';
import { refusalCodeOf } from './outcomes.ts';
import { inWords, isPictureRefused, missingRightCode, type PictureTools, type Shown, showChart } from './pictures.ts';

/** A message and the channel it goes to. */
export interface PicturePost<T> {
  readonly message: Reply;
  readonly channelId: string;
  readonly send: (shown: Shown) => Promise<T>;
}

/** Sends messages with the pictures of their charts, or with the chart in words where Discord refuses the picture. */
export type PicturePosts = <T>(post: PicturePost<T>) => Promise<T>;

/** Remembers for a while where pictures are not allowed. */
export function createPicturePosts(tools: PictureTools & { readonly clock: Clock }): PicturePosts {
  const { clock, log, limits } = tools;
  const refusedUntil = createMemory<number>(limits.rememberedChannelsMax);
  return async ({ message, channelId, send }) => {
    const isAllowed = (refusedUntil.get(channelId) ?? 0) <= clock.now();
    const shown = isAllowed ? await showChart(tools, message) : inWords(message);
    try {
      return await send(shown);
    } catch (error) {
      if (shown.picture === undefined || !isPictureRefused(error)) throw error;
      const sent = await send(inWords(message));
      log.warn({ channelId, code: refusalCodeOf(error) }, 'discord picture refused');
      // Without the right to attach files each try would count as an invalid request.
      if (refusalCodeOf(error) === missingRightCode) refusedUntil.set(channelId, clock.now() + limits.picturelessMs);
      return sent;
    }
  };
}
