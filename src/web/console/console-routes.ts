import { Hono } from 'hono';
import type { AskTerms } from '../../domain/ask-terms.ts';
import type { Topic } from '../../domain/topics.ts';
import type { ReadJoinings } from '../../pipeline/story-joining.ts';
import type { ConsoleChat } from '../../platforms/console/console-chat.ts';
import type { Shower } from '../../platforms/console/message-html.ts';
import type { Clock, DrawChart, FeedList, Log, Store } from '../../ports.ts';
import { assetRoutes } from './assets.ts';
import type { ConsoleTools } from './console-tools.ts';
import { deliveryRoutes } from './deliveries/delivery-routes.ts';
import { type FactsLimits, factsRoutes } from './facts/facts-routes.ts';
import { feedbackRoutes } from './feedback/feedback-routes.ts';
import { type GuardLimits, guardPages } from './guard.ts';
import { nothingHere } from './guard-errors.ts';
import { keptNowhere, strictPages } from './guard-headers.ts';
import type { ConsoleAccess } from './guard-hosts.ts';
import type { ListLimits } from './list-limits.ts';
import { mainChannel } from './main-channel.ts';
import { consoleBase } from './page.ts';
import { type SampleDay, sampleRoutes } from './sample-routes.ts';
import { sourcesRoutes } from './sources/sources-routes.ts';
import { storyRoutes } from './stories/story-routes.ts';
import { subscriptionsRoutes } from './subscriptions/subscriptions-routes.ts';
import { timelineRoutes } from './timeline/timeline-routes.ts';
import type { TimelineLimits } from './timeline/timeline-selection.ts';

export interface ConsoleParts {
  readonly chat: ConsoleChat;
  readonly sample: SampleDay;
  readonly previews: Shower['previews'];
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly topics: readonly Topic[];
  /** What is known of the words of readers. */
  readonly askTerms: AskTerms;
  readonly feeds: FeedList;
  readonly draw: DrawChart;
  readonly access: ConsoleAccess;
  /** Why pieces belong to their story. */
  readonly joinings: ReadJoinings;
  readonly tools: ConsoleTools;
  readonly limits: ConsoleLimits;
}

export interface ConsoleLimits extends GuardLimits {
  /** Pages that follow a channel at once. */
  readonly streamsMax: number;
  /** One ends after so long, and with it what a session that is over still sees. */
  readonly streamMsMax: number;
  /** A stream says so often that it lives. */
  readonly aliveEveryMs: number;
  readonly feedsPerPageMax: number;
  /** So many of the last items of a feed are shown. */
  readonly feedItemsMax: number;
  readonly subscriptionsPerPageMax: number;
  /** So much is shown of what waits for a channel, and of what was changed there. */
  readonly channelRowsMax: number;
  readonly feedbackPerPageMax: number;
  readonly facts: FactsLimits;
  readonly lists: ListLimits;
  readonly timeline: TimelineLimits;
}

/** The console: pages to try, see and steer the bot, all under one path. */
export function addConsole(app: Hono, parts: ConsoleParts): void {
  const pages = new Hono();
  guardPages(pages, parts);
  pages.route('/assets', assetRoutes());
  pages.route('/', mainChannel(parts));
  pages.route('/sample', sampleRoutes(parts));
  pages.route('/sources', sourcesRoutes(parts));
  pages.route('/subscriptions', subscriptionsRoutes(parts));
  pages.route('/feedback', feedbackRoutes(parts));
  pages.route('/facts', factsRoutes(parts));
  pages.route('/stories', storyRoutes(parts));
  pages.route('/deliveries', deliveryRoutes(parts));
  pages.route('/', timelineRoutes(parts));
  app.route(consoleBase, pages);
  app.get('/', strictPages, keptNowhere, (context) => context.redirect(consoleBase));
  app.notFound(nothingHere);
}
