import { hostname } from 'node:os';
import { createAnswerer } from '../../commands/answerer.ts';
import { createHome } from '../../commands/home.ts';
import { createCommands, ownSlackNames } from '../../commands/index.ts';
import { createSuggester } from '../../commands/suggester.ts';
import { askTerms } from '../../config/ask-terms.ts';
import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { accessOf } from '../jobs/access.ts';
import { connectPlatforms } from '../jobs/connect.ts';
import { createFeedList } from '../jobs/feed-list.ts';
import { createPlatformEvents } from '../jobs/pausing.ts';
import { createDrawChart } from '../pictures/draw-chart.ts';
import type { Clock, Log } from '../ports.ts';
import { openWebServer } from '../web/web-server.ts';
import { banner } from './banner.ts';
import { lockDatabase } from './database-lock.ts';
import { feedsOf, ownFeedsOf } from './feeds-of.ts';
import { openStore } from './open-store.ts';
import { ownFeedTools } from './own-feed-tools.ts';
import { type BotPlatform, createPlatforms } from './platforms.ts';

export interface Starting {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly write: (text: string) => void;
}

/** Runs the bot; resolves when it is ready, with what stops it. */
export async function start(starting: Starting): Promise<() => Promise<void>> {
  const { settings, clock, log, write } = starting;
  const configured = feedsOf(settings);
  const lock = lockDatabase(settings.DATABASE_URL, holderName(clock));
  const { store, close } = await openStore(settings, clock);
  const feeds = createFeedList(configured, ownFeedsOf({ settings, store, clock }));
  // Nobody else runs on a file, so whatever is still marked as being sent was left by a process that died.
  if (lock) await store.deliveries.releaseExpired(Number.MAX_SAFE_INTEGER);
  const commands = createCommands(topics, askTerms);
  const platforms: BotPlatform[] = [];
  const own = ownFeedTools({ settings, store, clock, log });
  const looking = { ownFeeds: own.tools, lookInto: own.lookInto };
  const asking = { commands, store, clock, topics, feeds, log, access: accessOf(platforms), ...looking };
  const [answer, suggest] = [createAnswerer(asking), createSuggester(asking)];
  const events = createPlatformEvents({ store, clock });
  const home = createHome(asking);
  const wired = {
    commands,
    ownSlackNames,
    answer,
    suggest,
    home,
    events,
    store,
    draw: createDrawChart(limits.pictures),
  };
  platforms.push(...(await createPlatforms({ ...starting, ...wired })));
  const intakes = platforms.flatMap(({ intake }) => intake ?? []);
  const calendar = { store, clock, topics, limits: limits.calendar };
  const web = await openWebServer({ host: settings.HOST, port: settings.PORT, intakes, calendar });
  const address = `http://${settings.HOST}:${web.port}`;
  write(banner({ settings, feeds: await feeds.all(), commands, address }));
  const connecting = connectPlatforms({ platforms, log, limits: limits.connecting });
  // Loaded while the chats are waited for: what reads feeds is large, and the first poll is a second away.
  const { runJobs } = await import('./jobs.ts');
  const stopConnecting = await connecting;
  const stopJobs = runJobs({ settings, clock, log, store, feeds, platforms });
  log.info({ address, feeds: configured.length }, 'ready');
  return async () => {
    await Promise.all([stopJobs(), stopConnecting(), web.close()]);
    await Promise.allSettled(platforms.map((platform) => platform.stop()));
    await own.close();
    await close();
    lock?.release();
  };
}

function holderName(clock: Clock): string {
  const since = new Date(clock.now()).toISOString().slice(0, 16).replace('T', ' ');
  return `process ${process.pid} on ${hostname()} since ${since} UTC`;
}
