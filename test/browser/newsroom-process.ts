import { writeFileSync } from 'node:fs';
import { expect, onTestFinished } from 'vitest';
import { type Bot, openHome, startBot } from '../cli/parley.ts';
import { type FeedServer, startFeedServer } from '../journeys/feed-server.ts';

/** A bot as a newcomer starts it, with local outlets. */
export interface ConsoleProcess {
  readonly bot: Bot;
  readonly outlets: readonly FeedServer[];
  /** The address of a page of the console: `/facts`. */
  at(path?: string): string;
  /** An outlet tells of something. */
  publish(told: Told): void;
  /** Resolves when each outlet was asked for what it has and then again: what comes from now on is news. */
  listening(): Promise<void>;
}

export interface Told {
  readonly title: string;
  /** The title, unless given. */
  readonly summary?: string;
  /** Which outlet tells it: the first, unless given. */
  readonly by?: number;
}

export interface ConsoleProcessOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** What differs from the usual in the feed of each outlet; one outlet, unless given. */
  readonly feeds?: readonly Readonly<Record<string, unknown>>[];
}

const names = ['Harbour Post', 'Quay Gazette', 'Lighthouse Wire'];

/** Starts the real bot; it is gone after the test, and its outlets too. */
export async function startConsole({
  settings = {},
  feeds = [{}],
}: ConsoleProcessOptions = {}): Promise<ConsoleProcess> {
  const outlets = await Promise.all(feeds.map(() => startFeedServer()));
  onTestFinished(async () => void (await Promise.all(outlets.map((outlet) => outlet.close()))));
  const allowed = outlets.map(({ host }) => host).join(',');
  const home = openHome({ POLL_SECONDS: '1', ALERT_BATCH_SECONDS: '1', FETCH_ALLOW: allowed, ...settings });
  const written = outlets.map(({ feedUrl: url }, at) => ({
    ...{ id: `local-${at}`, outlet: names[at], tier: 'paper', kind: 'rss', url },
    ...feeds[at],
  }));
  writeFileSync(home.env.FEEDS_FILE ?? '', JSON.stringify(written));
  const bot = await startBot(home);
  let published = 0;
  return {
    ...{ bot, outlets },
    at: (path = '') => `${bot.address}/console${path}`,
    publish({ title, summary = title, by = 0 }) {
      const slug = `piece-${++published}`;
      outlets[by]?.publish({ slug, title, summary, paragraphs: [summary], publishedAt: new Date() });
    },
    async listening() {
      await expect.poll(() => Math.min(...outlets.map(({ asked }) => asked.polls)), listenedWithin).toBeGreaterThan(1);
    },
  };
}

const listenedWithin = { timeout: 30_000, interval: 50 };
