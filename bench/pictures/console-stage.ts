import { setTimeout as pause } from 'node:timers/promises';
import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { createSuggester } from '../../commands/suggester.ts';
import { readSettings } from '../../config/env.ts';
import { builtInFeeds } from '../../config/feeds/index.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { openConsole } from '../../src/cli/console.ts';
import type { Subscription } from '../../src/domain/subscriptions.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { createDrawChart } from '../../src/pictures/draw-chart.ts';
import { consoleChannel } from '../../src/platforms/console/console-chat.ts';
import type { ConsoleParts } from '../../src/web/console/console-routes.ts';
import { openWebServer } from '../../src/web/web-server.ts';
import { dayMs, morning, openWeek, recorder, silent, type Week } from './week.ts';

/** The console of a bot that has lived through the sample day until its afternoon, on a real web server. */
export interface ConsoleStage {
  readonly address: string;
  /** Goes on, past the correction. */
  passToEvening(): Promise<void>;
  /** The story that three outlets told. */
  storyId(): Promise<string>;
  close(): Promise<void>;
}

const hourMs = 3_600_000;

const channels: Readonly<Record<string, Partial<Subscription>>> = {
  [consoleChannel]: {},
  'slack:T0EXAMPLE/C0TRADEDESK': { topics: ['tariffs', 'truce'], significance: 'high', hasReminders: true },
  'slack:T0EXAMPLE/C0WEEKLY': {
    mode: 'digest',
    digest: { every: 'weekly', day: 'mon', at: '08:00', saysNothingNew: false },
  },
  'discord:112233445566778899/223344556677889900': { zone: 'Asia/Singapore', quiet: { from: '22:00', to: '07:30' } },
};

/** Opens it; the sample day of its own page is played too. */
export async function openConsoleStage(): Promise<ConsoleStage> {
  let console: ConsoleParts | undefined;
  const week = await openWeek(channels, {
    platformsOn(on) {
      console = consoleOn(on);
      return [console.chat, recorder('slack', () => 1), recorder('discord', () => 1)];
    },
    stepMs: 180_000,
    beginsAt: morning + 6 * hourMs,
  });
  if (console === undefined) throw new Error('no chat was asked for');
  await fillFeeds(week);
  await play(console.sample);
  const web = await openWebServer({ host: '127.0.0.1', port: 0, console, limits: limits.web });
  const { sample } = console;
  return {
    address: `http://127.0.0.1:${web.port}/console`,
    passToEvening: async () => {
      await week.passTo(morning + 8 * hourMs);
      await fillFeeds(week);
    },
    async storyId() {
      const alert = (await week.store.alerts.since(morning, 10)).at(-1);
      return alert?.storyId ?? '';
    },
    async close() {
      await web.close();
      await sample.close();
      await week.close();
    },
  };
}

const playedMsMax = 60_000;
const lookEveryMs = 50;

async function play({ play, state }: ConsoleParts['sample']): Promise<void> {
  await play();
  for (let waitedMs = 0; state() !== 'played'; waitedMs += lookEveryMs) {
    if (waitedMs > playedMsMax) throw new Error('the sample day was not played to its end');
    await pause(lookEveryMs);
  }
}

function consoleOn({ store, clock }: Pick<Week, 'store' | 'clock'>): ConsoleParts {
  const commands = createCommands(topics);
  const feeds = createFeedList(builtInFeeds);
  const asking = { access: accessOf([]), commands, store, clock, topics, feeds, log: silent };
  const [answer, suggest] = [createAnswerer(asking), createSuggester(asking)];
  const pace = { readMs: 1, lookMs: 1 };
  return openConsole({
    ...{
      settings: readSettings({}),
      ...asking,
      answer,
      suggest,
      draw: createDrawChart(limits.pictures),
      fetchAllow: [],
    },
    limits: { ...limits.console, sample: pace },
  });
}

async function fillFeeds({ store, clock }: Week): Promise<void> {
  const nowMs = clock.now();
  const well = { nextPollAt: nowMs + 60_000, lastOkAt: nowMs - 240_000, failures: 0 };
  for (const [index, { id }] of builtInFeeds.entries())
    await store.cursors.put(id, { ...well, lastItemAt: nowMs - ((index * 37) % 300) * 60_000 });
  const gone = { ...well, lastOkAt: nowMs - 5 * hourMs, lastItemAt: nowMs - 6 * hourMs, failures: 9 };
  await store.cursors.put('treasury', { ...gone, trouble: 'failing', lastError: 'HTTP 503' });
  await store.cursors.put('ustr', { ...well, lastItemAt: nowMs - 20 * dayMs });
}
