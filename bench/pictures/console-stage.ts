import { setTimeout as pause } from 'node:timers/promises';
import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { createSuggester } from '../../commands/suggester.ts';
import { askTerms } from '../../config/ask-terms.ts';
import { readSettings } from '../../config/env.ts';
import { builtInFeeds } from '../../config/feeds/index.ts';
import { limits } from '../../config/limits.ts';
import { seedPacks } from '../../config/seed/index.ts';
import { topics } from '../../config/topics.ts';
import { openConsole } from '../../src/cli/console.ts';
import type { Cursor } from '../../src/domain/feeds.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { seed } from '../../src/jobs/seed.ts';
import { createDrawChart } from '../../src/pictures/draw-chart.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { openWebServer } from '../../src/web/web-server.ts';

/** The console at a moment that is always the same: the built-in packs known, all feeds well but one, the sample day played. */
export interface ConsoleStage {
  readonly address: string;
  close(): Promise<void>;
}

const hourMs = 3_600_000;
const nowMs = Date.UTC(2026, 10, 4, 15);
const clock = { now: () => nowMs };
const log = { info: () => undefined, warn: () => undefined, error: console.error };
const playedMsMax = 60_000;

/** Opens it on a free port of this machine. */
export async function openConsoleStage(): Promise<ConsoleStage> {
  const database = await openDatabase('sqlite::memory:');
  const store = createStore(database);
  for (const pack of seedPacks(['documents', 'background'])) await seed({ store, clock, pack });
  const well = { nextPollAt: nowMs + 240_000, lastOkAt: nowMs - 60_000, lastItemAt: nowMs - 2 * hourMs, failures: 0 };
  for (const { id } of builtInFeeds) await store.cursors.put(id, well);
  const failing: Cursor = {
    ...well,
    lastOkAt: nowMs - 5 * hourMs,
    failures: 9,
    trouble: 'failing',
    lastError: 'HTTP 503',
  };
  await store.cursors.put('treasury', failing);
  const feeds = createFeedList(builtInFeeds, { store, clock, readEveryMs: 0 });
  const asking = { commands: createCommands(topics, askTerms), store, clock, topics, feeds, log, access: accessOf([]) };
  const parts = openConsole({
    ...{ ...asking, settings: readSettings({}), fetchAllow: [], draw: createDrawChart(limits.pictures) },
    ...{ answer: createAnswerer(asking), suggest: createSuggester(asking) },
    limits: { ...limits.console, sample: { readMs: 1, lookMs: 1 } },
  });
  const web = await openWebServer({ host: '127.0.0.1', port: 0, console: parts, limits: limits.web });
  await parts.sample.play();
  for (let waitedMs = 0; parts.sample.state() !== 'played' && waitedMs < playedMsMax; waitedMs += 100) await pause(100);
  return {
    address: `http://127.0.0.1:${web.port}/console`,
    async close() {
      await parts.sample.close();
      await web.close();
      await database.close();
    },
  };
}
