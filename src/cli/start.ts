import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
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
import { createFailures } from '../jobs/failures.ts';
import { createFeedList } from '../jobs/feed-list.ts';
import { meteredPlatform } from '../jobs/metered-platform.ts';
import { createPlatformEvents } from '../jobs/pausing.ts';
import { watchClock } from '../jobs/watch-clock.ts';
import { createDrawChart } from '../pictures/draw-chart.ts';
import type { Clock, Log, SetAsideRow } from '../ports.ts';
import { checkBeside } from '../store/check-file.ts';
import type { FileLock } from '../store/file-lock.ts';
import { openWebServer } from '../web/web-server.ts';
import { banner, webAddressOf } from './banner.ts';
import { openConsole } from './console.ts';
import { filePathOf, lockDatabase } from './database-lock.ts';
import { feedsOf, ownFeedsOf } from './feeds-of.ts';
import { openStore } from './open-store.ts';
import { openWhenThere } from './open-when-there.ts';
import { ownFeedTools } from './own-feed-tools.ts';
import { type BotPlatform, createPlatforms } from './platforms.ts';
import { openReplicas } from './replicas.ts';
import { createWatching, openMetrics } from './watching.ts';

export interface Starting {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly write: (text: string) => void;
  /** Called when the database turns out to be damaged: the process has to end. */
  readonly onDamaged: () => void;
  /** Once it is aborted, chats that are being connected are waited for no longer. */
  readonly signal: AbortSignal;
}

/** Runs the bot; resolves when it is ready, with what stops it. That says whether all that ran came to its end. */
export async function start(starting: Starting): Promise<() => Promise<boolean>> {
  const { settings, clock, log, write, signal } = starting;
  const configured = feedsOf(settings);
  const lock = lockChecked(starting);
  const metrics = openMetrics(settings);
  const opening = { ...settings, meter: metrics.meter, onSetAside: toldTo(log) };
  const { store, close } = await openWhenThere(() => openStore(opening, clock), { log, limits: limits.opening });
  const feeds = createFeedList(configured, ownFeedsOf({ settings, store, clock }));
  // First of all: leases and due times go by it.
  await watchClock({ store, clock, log, feeds, limits: limits.watchingClock });
  const replicas = await openReplicas({ settings, store, clock, log });
  const commands = createCommands(topics, askTerms);
  const platforms: BotPlatform[] = [];
  const own = ownFeedTools({ settings, store, clock, log });
  const looking = { ownFeeds: own.tools, lookInto: own.lookInto, rates: limits.rates };
  const { health, meter, watched } = createWatching({ metrics, store, clock, feeds });
  const failures = createFailures({ clock, log, onDamaged: starting.onDamaged });
  const asked = { commands, store, clock, topics, feeds, log, meter, troubles: failures.now };
  const asking = { ...asked, access: accessOf(platforms), ...looking };
  const [answer, suggest] = [createAnswerer(asking), createSuggester(asking)];
  const events = createPlatformEvents({ store, clock });
  const home = createHome(asking);
  const draw = createDrawChart(limits.pictures);
  const wired = { commands, ownSlackNames, answer, suggest, home, events, store, replicas, draw };
  const console = openConsole({ ...asking, ...wired, settings, fetchAllow: settings.FETCH_ALLOW });
  const chats = [...(await createPlatforms({ ...starting, ...wired })), console.chat];
  platforms.push(...chats.map((chat) => meteredPlatform(chat, meter)));
  const intakes = platforms.flatMap(({ intake }) => intake ?? []);
  const calendar = { store, clock, topics, limits: limits.calendar };
  const serving = { intakes, calendar, console, watched, meter, limits: limits.web };
  const web = await openWebServer({ host: settings.HOST, port: settings.PORT, ...serving });
  const address = webAddressOf(settings.HOST, web.port);
  write(banner({ settings, feeds: await feeds.all(), commands, address }));
  for (const { name } of platforms) health.onChat(name, 'connecting');
  const connecting = connectPlatforms({
    ...{ platforms, log, limits: limits.connecting, signal },
    onConnected: (name) => health.onChat(name, 'connected'),
  });
  // Loaded while the chats are waited for: what reads feeds is large, and the first poll is a second away.
  const { runJobs } = await import('./jobs.ts');
  const stopConnecting = await connecting;
  const stopJobs = signal.aborted
    ? async () => true
    : await runJobs({ settings, clock, log, store, feeds, platforms, replicas, meter, failures });
  health.onPhase('running');
  log.info({ address, feeds: configured.filter(({ isOff }) => !isOff).length, replica: replicas.id }, 'ready');
  return async () => {
    health.onPhase('stopping');
    // Where requests come through a balancer, it is told first.
    const drained = intakes.length > 0 ? pause(limits.stopping.drainMs) : undefined;
    const [isDone] = await Promise.all([stopJobs(), stopConnecting(), drained]);
    await console.sample.close();
    await web.close();
    await Promise.allSettled([...platforms.map((platform) => platform.stop()), replicas.leave()]);
    await own.close();
    await close();
    lock?.release();
    log.info({ isDone }, 'stopped');
    return isDone;
  };
}

function lockChecked(starting: Starting): FileLock | undefined {
  const lock = lockDatabase(starting.settings.DATABASE_URL, holderName(starting.clock));
  if (lock?.isUnchecked) void checkRunning(starting);
  return lock;
}

// What it finds ends the process, as when the damage is come upon.
async function checkRunning({ settings, log, onDamaged }: Starting): Promise<void> {
  const damage = await checkBeside(filePathOf(settings.DATABASE_URL) ?? '').catch(
    (error: unknown) => void log.warn({ error }, 'database file not checked'),
  );
  if (damage === undefined) return;
  log.error({ reason: damage }, 'database file damaged');
  onDamaged();
}

function holderName(clock: Clock): string {
  const since = new Date(clock.now()).toISOString().slice(0, 16).replace('T', ' ');
  return `process ${process.pid} on ${hostname()} since ${since} UTC`;
}

const toldTo = (log: Log) => (row: SetAsideRow) =>
  log.error(row, 'a stored row did not fit and was set aside, in the table set_aside');
