import { Hono } from 'hono';
import type { Topic } from '../../domain/topics.ts';
import type { ReadJoinings } from '../../pipeline/story-joining.ts';
import type { ConsoleChat } from '../../platforms/console/console-chat.ts';
import type { Shower } from '../../platforms/console/message-html.ts';
import type { Clock, DrawChart, FeedList, Log, Store } from '../../ports.ts';
import { assetRoutes } from './assets.ts';
import { chatRoutes } from './chat-routes.ts';
import { deliveryRoutes } from './deliveries/delivery-routes.ts';
import { strictPages } from './guard.ts';
import { consoleBase } from './page.ts';
import { storyRoutes } from './stories/story-routes.ts';

export interface ConsoleParts {
  readonly chat: ConsoleChat;
  readonly previews: Shower['previews'];
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly topics: readonly Topic[];
  readonly feeds: FeedList;
  readonly draw: DrawChart;
  /** Why pieces belong to their story. */
  readonly joinings: ReadJoinings;
  readonly limits: ConsoleLimits;
}

export interface ConsoleLimits {
  /** Pages that follow a channel at once. */
  readonly streamsMax: number;
  /** A stream says so often that it lives. */
  readonly aliveEveryMs: number;
  /** What a form may send. */
  readonly bodyBytesMax: number;
  readonly lists: ListLimits;
}

/** How much of what is kept a page shows, and looks through. */
export interface ListLimits {
  readonly storiesPerPage: number;
  /** A topic that is seldom told is looked for no further in one go. */
  readonly alertsLookedAtMax: number;
  readonly piecesPerStoryMax: number;
  readonly alertsPerStoryMax: number;
  readonly channelsPerAlertMax: number;
  readonly channelsPerPage: number;
  /** Channels that were told are counted up to this. */
  readonly channelsCountedMax: number;
  readonly messagesPerPage: number;
  /** Messages that were given up are counted up to this. */
  readonly messagesCountedMax: number;
  /** A message that waits for longer than this may be tried now. */
  readonly tryNowAfterMs: number;
}

/** The console: pages to try, see and steer the bot, all under one path. */
export function addConsole(app: Hono, parts: ConsoleParts): void {
  const pages = new Hono();
  pages.use(strictPages);
  pages.route('/assets', assetRoutes());
  pages.route('/', chatRoutes({ ...parts, base: consoleBase, path: '' }));
  pages.route('/stories', storyRoutes(parts));
  pages.route('/deliveries', deliveryRoutes(parts));
  app.route(consoleBase, pages);
  app.get('/', (context) => context.redirect(consoleBase));
}
