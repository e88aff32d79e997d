import { writeFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { type Bot, openHome, startBot } from '../cli/parley.ts';
import { type FeedServer, startFeedServer } from '../journeys/feed-server.ts';

/** A bot as a newcomer starts it, with one local outlet. */
export interface ConsoleProcess {
  readonly bot: Bot;
  readonly outlet: FeedServer;
  /** The address of a page of the console: `/facts`. */
  at(path?: string): string;
  /** The outlet tells of something, in a headline and a sentence. */
  publish(title: string, summary?: string): void;
}

export interface ConsoleProcessOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** What differs from the usual of the outlet’s feed. */
  readonly feed?: Readonly<Record<string, unknown>>;
  /** Feeds beside it. */
  readonly others?: readonly object[];
}

/** Starts the real bot; both are gone after the test. */
export async function startConsole({
  settings = {},
  feed = {},
  others = [],
}: ConsoleProcessOptions = {}): Promise<ConsoleProcess> {
  const outlet = await startFeedServer();
  onTestFinished(() => outlet.close());
  const home = openHome({ POLL_SECONDS: '1', ALERT_BATCH_SECONDS: '1', FETCH_ALLOW: outlet.host, ...settings });
  const local = { id: 'local', outlet: 'Harbour Post', tier: 'paper', kind: 'rss', url: outlet.feedUrl, ...feed };
  writeFileSync(home.env.FEEDS_FILE ?? '', JSON.stringify([local, ...others]));
  const bot = await startBot(home);
  let published = 0;
  return {
    ...{ bot, outlet },
    at: (path = '') => `${bot.address}/console${path}`,
    publish(title, summary = title) {
      const slug = `piece-${++published}`;
      outlet.publish({ slug, title, summary, paragraphs: [summary], publishedAt: new Date() });
    },
  };
}
