import { hostname } from 'node:os';
import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands, ownSlackNames } from '../../commands/index.ts';
import type { Settings } from '../../config/env.ts';
import { readFeeds } from '../../config/feeds.ts';
import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import type { Feed } from '../domain/feeds.ts';
import { createFeedReader } from '../feeds/feed-reader.ts';
import { createFetchBody } from '../feeds/fetching.ts';
import { connectPlatforms } from '../jobs/connect.ts';
import { dispatchDue } from '../jobs/dispatch.ts';
import { fanOutDue } from '../jobs/fan-out.ts';
import { pollDueFeeds } from '../jobs/poll.ts';
import { createInboxReader } from '../jobs/read.ts';
import { type Job, startJobs } from '../jobs/schedule.ts';
import { createTopicMatcher } from '../pipeline/match-topics.ts';
import { createPromise } from '../pipeline/promising.ts';
import type { Clock, FeedReader, Log, Platform, Store } from '../ports.ts';
import { lockFile } from '../store/file-lock.ts';
import { openWebServer } from '../web/web-server.ts';
import { banner } from './banner.ts';
import { openStore } from './open-store.ts';
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
  const feeds = readFeeds(settings);
  const lock = lockDatabase(settings, clock);
  const { store, close } = await openStore(settings, clock);
  // Nobody else runs on this file, so whatever is still marked as being sent was left by a process that died.
  await store.deliveries.releaseExpired(Number.MAX_SAFE_INTEGER);
  const commands = createCommands(topics);
  const answer = createAnswerer({ commands, store, clock, topics, feeds, log });
  const platforms = await createPlatforms({ ...starting, commands, ownSlackNames, answer, store });
  const fetching = createFetchBody({ allow: new Set(settings.FETCH_ALLOW), limits: limits.fetching });
  const web = await openWebServer({ host: settings.HOST, port: settings.PORT, ...slackListenerOf(platforms) });
  write(banner({ settings, feeds, commands, address: `http://${settings.HOST}:${web.port}` }));
  const stopConnecting = await connectPlatforms({ platforms, log, limits: limits.connecting });
  const reader = createFeedReader(fetching.fetchBody);
  const stopJobs = startJobs(jobsOf({ starting, store, feeds, platforms, reader }), log);
  log.info({ address: `http://${settings.HOST}:${web.port}`, feeds: feeds.length }, 'ready');
  return async () => {
    await Promise.all([stopJobs(), stopConnecting(), web.close()]);
    await Promise.allSettled(platforms.map((platform) => platform.stop()));
    await fetching.close();
    await close();
    lock?.release();
  };
}

function lockDatabase({ DATABASE_URL }: Settings, clock: Clock) {
  const path = DATABASE_URL.slice('sqlite:'.length);
  const since = new Date(clock.now()).toISOString().slice(0, 16).replace('T', ' ');
  return path === ':memory:' ? undefined : lockFile(path, `process ${process.pid} on ${hostname()} since ${since} UTC`);
}

const slackListenerOf = (platforms: readonly BotPlatform[]) => {
  const slackListener = platforms.find(({ requestListener }) => requestListener !== undefined)?.requestListener;
  return slackListener === undefined ? {} : { slackListener };
};

interface JobParts {
  readonly starting: Starting;
  readonly store: Store;
  readonly feeds: readonly Feed[];
  readonly platforms: readonly Platform[];
  readonly reader: FeedReader;
}

function jobsOf({ starting: { settings, clock, log }, store, feeds, platforms, reader }: JobParts): Job[] {
  const batchMs = settings.ALERT_BATCH_SECONDS * 1000;
  const shared = { store, clock, log };
  const matchTopics = createTopicMatcher({ lexicon, topics });
  // One process runs on the file, so a lease left by one that died may be taken over at once: the name is the same.
  const read = createInboxReader({ ...shared, owner: 'embedded', matchTopics, lexicon, topics, batchMs, limits });
  const isPromising = createPromise(lexicon);
  return [
    { name: 'poll', run: () => pollDueFeeds({ ...shared, feeds, reader, isPromising, limits: limits.polling }) },
    { name: 'read', run: read },
    { name: 'fan-out', run: () => fanOutDue({ store, clock, limits }) },
    {
      name: 'dispatch',
      run: () => dispatchDue({ ...shared, worker: 'embedded', platforms, limits: limits.delivering }),
    },
    { name: 'sweep', run: () => store.holds.sweep(clock.now()) },
  ];
}
