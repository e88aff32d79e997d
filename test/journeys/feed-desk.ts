import type { RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';
import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { type Cursor, type Feed, feedSchema } from '../../src/domain/feeds.ts';
import { textOf } from '../../src/domain/replies.ts';
import { createFeedReader } from '../../src/feeds/feed-reader.ts';
import { createFetchBody, type FetchLimits, type FetchParts } from '../../src/feeds/fetching.ts';
import { createPageReader } from '../../src/feeds/pages/page-reader.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { createPoller } from '../../src/jobs/poller.ts';
import { watchForSilence } from '../../src/jobs/watch.ts';
import { createPromise } from '../../src/pipeline/promising.ts';
import { serve } from '../feeds/loopback.ts';
import { minuteMs, openNewsroom } from '../jobs/newsroom.ts';

export const channel = 'slack:T1/desk';

export interface FeedDesk {
  readonly clock: { now(): number; move(ms: number): void };
  /** What the server was asked: its request headers, poll by poll. */
  readonly asked: readonly { readonly headers: Readonly<Record<string, string | string[] | undefined>> }[];
  /** How the server answers from now on. */
  answer(listener: RequestListener): void;
  /** Moves the clock on to the next poll, polls, reads, watches and sends. */
  poll(): Promise<void>;
  /** As often as that. */
  polls(count: number): Promise<void>;
  /** What the channel sees, message by message. */
  texts(): string[];
  /** What `/sources` says of the feed. */
  sources(): Promise<string>;
  cursor(): Promise<Cursor | undefined>;
  readonly url: (path?: string) => string;
}

export interface DeskParts {
  /** Feeds beside the one, at addresses of the same server. */
  readonly others?: (url: (path: string) => string) => readonly Feed[];
  readonly feed?: Partial<Feed>;
  readonly fetching?: Partial<FetchParts>;
  readonly fetchLimits?: Partial<FetchLimits>;
}

/** One feed on a server that behaves as a test says, a channel that follows everything, and all between them. */
export async function openFeedDesk(parts: DeskParts = {}): Promise<FeedDesk> {
  let listener: RequestListener = (_request, response) => void response.writeHead(404).end();
  const server = await serve((...[request, response]) => listener(request, response));
  const feed = feedSchema.parse({
    ...{ id: 'gazette', outlet: 'Harbour Gazette', tier: 'wire', kind: 'rss', url: server.url('/feed') },
    ...{ expectedEvery: '6h', pollSeconds: 600, ...parts.feed },
  });
  const newsroom = await openNewsroom();
  await newsroom.follow(channel);
  const { store, clock, log } = newsroom;
  const feeds = createFeedList([feed, ...(parts.others?.(server.url) ?? [])]);
  const poller = createPoller({
    ...{ store, clock, log, feeds, limits: limits.polling, pollerLimits: limits.poller },
    isPromising: createPromise(lexicon),
    reader: readerFor({ ...parts, host: server.host, clock }),
  });
  const poll = async () => {
    await untilDue(feed, newsroom);
    await poller.run();
    await poller.settled();
    await newsroom.read();
    for (let chunks = 0; chunks < 3; chunks++)
      await watchForSilence({ store, clock, feeds, topics, limits: limits.watching });
    await newsroom.pass(2 * minuteMs);
  };
  const answerer = createAnswerer({
    ...{ store, clock, log, feeds, topics, commands: createCommands(topics), access: accessOf([]) },
  });
  return {
    ...{ clock, poll, asked: server.asked, url: server.url, texts: newsroom.texts },
    answer: (next) => {
      listener = next;
    },
    async polls(count) {
      for (let done = 0; done < count; done++) await poll();
    },
    async sources() {
      const { lines } = await answerer({ name: 'sources', options: {}, channel });
      return lines.map(textOf).join('\n');
    },
    cursor: () => store.cursors.get(feed.id),
  };
}

function readerFor({ host, clock, fetching, fetchLimits }: DeskParts & { host: string; clock: FeedDesk['clock'] }) {
  const pages = createPageReader({ limits: limits.pages });
  const { fetchBody, close } = createFetchBody({
    ...{ allow: new Set([host]), limits: { ...limits.fetching, ...fetchLimits }, clock },
    ...fetching,
  });
  onTestFinished(async () => {
    await Promise.all([close(), pages.close()]);
  });
  return createFeedReader({ fetchBody, pages, clock });
}

// A feed that has ended falls due no more, so that the day is long enough to see it.
async function untilDue(
  { id }: Feed,
  { store, clock }: Pick<Awaited<ReturnType<typeof openNewsroom>>, 'store' | 'clock'>,
) {
  const dueAt = (await store.cursors.get(id))?.nextPollAt ?? clock.now();
  clock.move(Math.min(Math.max(0, dueAt - clock.now()), 24 * 60 * minuteMs));
}

/** A feed of these items, newest first; `guid` and `date` are left out unless given. */
export const rssOf = (...items: readonly RssItem[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Gazette</title>${items.map(rssItem).join('')}</channel></rss>`;

export interface RssItem {
  readonly title: string;
  readonly link?: string;
  readonly guid?: string;
  readonly text?: string;
}

const rssItem = ({ title, link, guid, text = '' }: RssItem): string =>
  [
    `<item><title>${title}</title><description>${text || filler}</description>`,
    link === undefined ? '' : `<link>${link}</link>`,
    guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`,
    '</item>',
  ].join('');

// Enough words that no page is read for the item.
const filler = 'Officials of both sides spoke of it at length in the harbour office. '.repeat(12);

/** What was known before. */
export const before: RssItem = {
  title: 'Where tariffs stand before the next US–China trade talks',
  link: 'https://gazette.example/where',
  text: `The US tariff on Chinese goods stands at 47%. ${filler}`,
};

/** The news. */
export const rise: RssItem = {
  title: 'Washington raises tariff on Chinese goods from 47% to 57%',
  link: 'https://gazette.example/rise',
  text: `The United States raised its tariff on Chinese goods from 47% to 57% on Monday. ${filler}`,
};

/** A server that answers with this body. */
export const sends =
  (body: string, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(body);

/** A desk whose feed was well until now. */
export async function openAfterGoodPoll(parts: DeskParts = {}) {
  const desk = await openFeedDesk(parts);
  desk.answer(sends(rssOf(before)));
  await desk.poll();
  return desk;
}

/** The first line of a message. */
export const titleOf = (text: string | undefined): string | undefined => text?.split('\n')[0];
