import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createAnswerer } from '../commands/answerer.ts';
import { createCommands } from '../commands/index.ts';
import { askTerms } from '../config/ask-terms.ts';
import { seedPacks } from '../config/seed/index.ts';
import { topics } from '../config/topics.ts';
import { parseCommandLine } from '../src/domain/option-text.ts';
import { accessOf } from '../src/jobs/access.ts';
import { createFeedList } from '../src/jobs/feed-list.ts';
import { seed } from '../src/jobs/seed.ts';
import type { Answerer, Store } from '../src/ports.ts';
import { openDatabase } from '../src/store/database.ts';
import { createStore } from '../src/store/store.ts';
import { inboxRowOf } from '../test/store/rows.ts';
import { echoArgs, parleyArgs, startBot } from './bots.ts';
import { fillTo } from './coverage-fill.ts';
import { median, quantile } from './figures.ts';
import { type Bench, byTurns, type Figure, type Growth, type Say, type Size } from './measured.ts';

const sizes: Readonly<Record<Size, readonly number[]>> = {
  full: [1_000, 10_000, 100_000, 1_000_000],
  small: [30, 300],
};
const runsPerRound: Readonly<Record<Size, number>> = { full: 40, small: 1 };
const limits = { p99Ms: 10, askP99Ms: 150, exponentMax: 0.1, readyMs: 2_000, beyondMb: 200 };
const idleMs: Readonly<Record<Size, number>> = { full: 5_000, small: 500 };
const clock = { now: () => Date.now() };

const lines = [
  ...['/tariffs', '/tariffs as_of:2025-06-10', '/delegation', '/talks', '/controls', '/economy', '/deadlines'],
  ...['/disputes', '/timeline', '/latest', '/sources', '/subscriptions', '/status', '/help'],
  ...['/ask who heads the Chinese side', '/ask what did the OECD say'],
  ...['/ask tarrifs on soybeans', '/ask when does the truce end'],
];

/** Every command in process on stores that are tenfold each other; nothing is answered from memory. */
export const answersBench: Bench = {
  title: 'A million coverage items',
  what: 'Every command in process, never from memory, on stores that grow tenfold up to a million coverage items; then a bot that starts on the largest, reads an item and is asked.',
  peers: ['@slack/bolt', 'discord.js'],
  async measure(size, say) {
    const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
    try {
      const databaseUrl = `sqlite:${join(folder, 'parley.sqlite')}`;
      const asked = await askAll({ databaseUrl, size, say });
      say('starting on the largest store');
      const started = await startOn(databaseUrl, size);
      return { ...asked, figures: [...started, ...asked.figures] };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Asking {
  readonly databaseUrl: string;
  readonly size: Size;
  readonly say: Say;
}

type Waits = ReadonlyMap<string, { readonly p50: readonly number[]; readonly p99: readonly number[] }>;

async function askAll({ databaseUrl, size, say }: Asking): Promise<{ figures: Figure[]; growths: Growth[] }> {
  const database = await openDatabase(databaseUrl);
  const store = createStore(database);
  for (const pack of seedPacks(['documents', 'background'])) await seed({ store, clock, pack });
  const found: { items: number; waits: Waits }[] = [];
  for (const items of sizes[size]) {
    say(`filling up to ${items.toLocaleString('en')} items`);
    await fillTo({ store, database, nowMs: clock.now() }, items);
    say('asking');
    found.push({ items, waits: await askRounds(store, size) });
  }
  await database.close();
  const largest = found.at(-1);
  const p50At = (waits: Waits, line: string) => median(waits.get(line)?.p50 ?? []);
  return {
    figures: lines.map((line) => ({
      ...{ name: `\`${line}\` at ${largest?.items.toLocaleString('en')}: p99`, unit: 'ms' },
      ours: largest?.waits.get(line)?.p99 ?? [],
      bound: { at: 'most', of: 'value', bound: line.startsWith('/ask') ? limits.askP99Ms : limits.p99Ms },
    })),
    growths: lines.map((line) => ({
      ...{ name: `\`${line}\` p50`, unit: 'ms', of: 'coverage items', exponentMax: limits.exponentMax },
      steps: found.map(({ items, waits }) => ({ size: items, value: p50At(waits, line) })),
    })),
  };
}

// All commands by turns, round after round.
async function askRounds(store: Store, size: Size): Promise<Waits> {
  const found = await byTurns(
    size,
    Object.fromEntries(lines.map((line) => [line, () => sample(store, { line, runs: runsPerRound[size] })])),
  );
  return new Map(
    Object.entries(found).map(([line, rounds]) => [
      line,
      { p50: rounds.map((round) => quantile(round, 0.5)), p99: rounds.map((round) => quantile(round, 0.99)) },
    ]),
  );
}

async function sample(
  store: Store,
  { line, runs }: { readonly line: string; readonly runs: number },
): Promise<number[]> {
  const commands = createCommands(topics, askTerms);
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  const fresh = (): Answerer =>
    createAnswerer({ access: accessOf([]), commands, store, clock, topics, feeds: createFeedList([]), log });
  const call = { ...parseCommandLine(commands, line), channel: 'terminal:main' };
  await fresh()(call);
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) {
    const answer = fresh();
    const startedAt = performance.now();
    await answer(call);
    samples.push(performance.now() - startedAt);
  }
  return samples;
}

async function startOn(databaseUrl: string, size: Size): Promise<Figure[]> {
  const run = (options: Parameters<typeof startBot>[0]) => async () => {
    await owe(databaseUrl);
    const bot = await startBot(options);
    await pause(idleMs[size]);
    for (const chat of ['slack', 'discord'] as const) await bot.ask[chat]();
    const seen = { readyMs: bot.readyMs, residentMb: bot.residentMb() };
    await bot.close();
    return seen;
  };
  const { parley, bare } = await byTurns(size, {
    parley: run({ args: parleyArgs, databaseUrl }),
    bare: run({ args: echoArgs }),
  });
  return [
    {
      ...{ name: 'start to ready on the largest store', unit: 'ms', ours: parley.map(({ readyMs }) => readyMs) },
      peer: { name: 'bare pair', values: bare.map(({ readyMs }) => readyMs) },
      bound: { at: 'most', of: 'value', bound: limits.readyMs },
    },
    {
      ...{ name: 'memory beyond the bare pair, after a read and a command', unit: 'MB' },
      ours: parley.map(({ residentMb }, round) => residentMb - (bare[round]?.residentMb ?? 0)),
      bound: { at: 'most', of: 'value', bound: limits.beyondMb },
    },
  ];
}

// An item to read: only then are the live stories loaded.
async function owe(databaseUrl: string): Promise<void> {
  const database = await openDatabase(databaseUrl);
  await createStore(database).inbox.add([inboxRowOf(`item ${performance.now()}`)]);
  await database.close();
}
