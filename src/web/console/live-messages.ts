import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { messageHtml, type Shower } from '../../platforms/console/message-html.ts';
import type { ChatPageParts } from './chat-routes.ts';

/** Streams of what is posted and edited in a channel, one for each page that shows it. */
export interface Streams {
  open(context: Context, shower: Shower): Response;
}

/** Streams of a channel, so many at once. A page says up to where it has all; its browser does when it comes back. */
export function createStreams({ chat, limits }: Pick<ChatPageParts, 'chat' | 'limits'>): Streams {
  let open = 0;
  return {
    open(context, shower) {
      if (open >= limits.streamsMax) return context.text('Too many pages are open. Close one and reload.\n', 503);
      open += 1;
      const after = Number(context.req.header('last-event-id') ?? context.req.query('after')) || 0;
      return streamSSE(context, async (stream) => {
        const ended = new AbortController();
        stream.onAbort(() => ended.abort());
        await follow({ chat, limits, shower, stream, after, signal: ended.signal }).finally(() => {
          open -= 1;
        });
      });
    },
  };
}

interface Following extends Pick<ChatPageParts, 'chat' | 'limits'> {
  readonly shower: Shower;
  readonly stream: SSEStreamingApi;
  readonly after: number;
  readonly signal: AbortSignal;
}

// Nothing is queued for a page that reads slowly: it is sent what stands there when it has taken the last.
async function follow({ chat, limits, shower, stream, after, signal }: Following): Promise<void> {
  let revision = after;
  while (!signal.aborted) {
    const changed = await chat.changedAfter(revision);
    for (const message of changed) {
      revision = message.revision;
      await stream.writeSSE({
        id: String(revision),
        event: 'message',
        data: String(await messageHtml(message, shower)),
      });
    }
    if (changed.length > 0) continue;
    const wait = AbortSignal.any([signal, AbortSignal.timeout(limits.aliveEveryMs)]);
    await chat.bell.next(revision, wait);
    if (wait.aborted && !signal.aborted) await stream.writeSSE({ event: 'alive', data: '' });
  }
}
