import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { createSharedBy } from '../../lib/shared.ts';
import type { ConsoleChat } from '../../platforms/console/console-chat.ts';
import { messageHtml, type Shower } from '../../platforms/console/message-html.ts';
import type { ConsoleMessage } from '../../ports.ts';
import type { ChatPageParts } from './chat-page.ts';

/** Streams of what is posted and edited in a channel, one for each page that shows it. */
export interface Streams {
  open(context: Context, shower: Shower): Response;
}

/** How far a page has a channel, as its browser brings it back: edition and revision. */
export const placeOf = (chat: ConsoleChat, revision: number): string => `${chat.edition()}.${revision}`;

/** Streams of a channel, so many at once. A page says up to where it has all; its browser does when it comes back. */
export function createStreams(parts: StreamParts): Streams {
  let open = 0;
  const told = createTelling(parts.chat);
  return {
    open(context, shower) {
      if (open >= parts.limits.streamsMax) return context.text('Too many pages are open. Close one and reload.\n', 503);
      open += 1;
      const has = context.req.header('last-event-id') ?? context.req.query('after') ?? '';
      return streamSSE(context, async (stream) => {
        const gone = new AbortController();
        stream.onAbort(() => gone.abort());
        // Whoever may have it is asked again when the browser comes back, which it does by itself.
        const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(parts.limits.streamMsMax)]);
        // What is written waits for ever for a page that reads nothing.
        signal.addEventListener('abort', () => stream.abort());
        await follow({ ...parts, ...told, shower, stream, has, signal })
          // Its page is told nothing of what broke here; it comes back and takes up where it was.
          .catch((error: unknown) => parts.log.warn({ error }, 'live messages broke off'))
          .finally(() => {
            open -= 1;
          });
      });
    },
  };
}

/** What is read and laid out once for all pages that are sent the same. */
interface Telling {
  readonly changedAfter: ConsoleChat['changedAfter'];
  readonly markupOf: (message: ConsoleMessage, shower: Shower) => Promise<string>;
}

// Dozens of pages are told of one alert at the same moment: each by itself would hold up commands meanwhile.
function createTelling(chat: ConsoleChat): Telling {
  const laidOut = new WeakMap<ConsoleMessage, Map<Shower['look'], Promise<string>>>();
  return {
    changedAfter: createSharedBy(chat.changedAfter),
    markupOf(message, shower) {
      const known = laidOut.get(message) ?? new Map();
      laidOut.set(message, known);
      const markup = known.get(shower.look) ?? messageHtml(message, shower).then(String);
      known.set(shower.look, markup);
      return markup;
    },
  };
}

type StreamParts = Pick<ChatPageParts, 'chat' | 'limits' | 'intro' | 'log'>;

interface Following extends StreamParts, Telling {
  readonly shower: Shower;
  readonly stream: SSEStreamingApi;
  /** As `placeOf` writes it. */
  readonly has: string;
  readonly signal: AbortSignal;
}

async function follow(following: Following): Promise<void> {
  const { chat, limits, signal } = following;
  const page = createFollowingPage(following);
  while (!signal.aborted) {
    if (await page.catchUp()) continue;
    const wait = AbortSignal.any([signal, AbortSignal.timeout(limits.aliveEveryMs)]);
    await chat.bell.next(page.revision(), wait);
    if (wait.aborted && !signal.aborted) await page.send('alive');
  }
}

// Nothing is queued for a page that reads slowly: it is sent what stands there when it has taken the last.
function createFollowingPage({ chat, intro, shower, stream, has, changedAfter, markupOf }: Following) {
  const [, known = chat.edition(), from = '0'] = /^(\d{1,15})\.(\d{1,15})$/.exec(has) ?? [];
  let [edition, revision, introduced] = [known, Number(from), ''];
  const send = (event: string, data = '') => stream.writeSSE({ event, id: `${edition}.${revision}`, data });
  const beginAnew = async () => {
    [edition, revision] = [chat.edition(), 0];
    await send('anew');
  };
  const introduce = async () => {
    const now = String((await intro?.()) ?? '');
    if (now === introduced) return;
    introduced = now;
    await send('intro', now);
  };
  return {
    send,
    revision: () => revision,
    /** Sends some of what the page does not have; false where it has all. */
    async catchUp(): Promise<boolean> {
      if (edition !== chat.edition()) await beginAnew();
      await introduce();
      const changed = await changedAfter(revision);
      for (const message of changed) {
        revision = message.revision;
        await send('message', await markupOf(message, shower));
      }
      if (changed.length > 0) return true;
      const isEmptied = (await chat.revision()) < revision;
      if (isEmptied) await beginAnew();
      return isEmptied;
    },
  };
}
