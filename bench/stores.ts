import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limits } from '../config/limits.ts';
import { fanOutDue } from '../src/jobs/fan-out.ts';
import type { Store } from '../src/ports.ts';
import { openDatabase } from '../src/store/database.ts';
import { createStore } from '../src/store/store.ts';
import { alertOf, deliveryOf, entryOf, fanOutOf, itemOf } from '../test/store/rows.ts';
import { type BareStore, barePostgres, bareSqlite } from './bare-store.ts';
import { quantile } from './figures.ts';
import { type Bench, byTurns, type Figure, type Growth, type Say, type Size } from './measured.ts';
import { makeDatabase, postgresVersion } from './postgres.ts';
import { channelsIn, subscribeAll } from './subscribed-store.ts';

const counts: Readonly<Record<Size, { readonly deliveries: number; readonly reads: number }>> = {
  full: { deliveries: 2_000, reads: 2_000 },
  small: { deliveries: 40, reads: 20 },
};
const channelSteps: Readonly<Record<Size, readonly number[]>> = { full: [500, 5_000, 50_000], small: [20, 200] };
const coverageItems = 1_000;
const placesAtOnce = 16;
const bounds = { fanOutMs: 5_000, exponentMax: 1.1 };

/** Both engines beside their bare drivers. */
export const storesBench: Bench = {
  title: 'The store',
  what: 'Deliveries claimed and settled, 16 at a time, and coverage read by its id, beside the same statements on the bare driver, without leases, order or checks; and one development that is owed to more and more channels.',
  peers: ['pg', 'kysely'],
  async measure(size, say) {
    const engines = [sqliteEngine, ...((await postgresVersion()) === undefined ? [] : [postgresEngine])];
    const found: { figures: Figure[]; growths: Growth[] }[] = [];
    for (const engine of engines) found.push(await measureEngine(engine, { size, say }));
    return {
      figures: found.flatMap(({ figures }) => figures),
      growths: found.flatMap(({ growths }) => growths),
      notes: engines.length > 1 ? [] : ['PostgreSQL was left out: none answered (TEST_POSTGRES names one).'],
    };
  },
};

interface Opened {
  readonly store: Store;
  readonly bare: BareStore;
  close(): Promise<void>;
}

interface Engine {
  readonly name: string;
  open(): Promise<Opened>;
}

const sqliteEngine: Engine = {
  name: 'SQLite',
  async open() {
    const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
    const path = join(folder, 'parley.sqlite');
    const database = await openDatabase(`sqlite:${path}`);
    const bare = bareSqlite(path);
    const close = async () => {
      await bare.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    };
    return { store: createStore(database), bare, close };
  },
};

const postgresEngine: Engine = {
  name: 'PostgreSQL',
  async open() {
    const { url, drop } = await makeDatabase();
    const database = await openDatabase(url);
    const bare = await barePostgres(url);
    const close = async () => {
      await bare.close();
      await database.close();
      await drop();
    };
    return { store: createStore(database), bare, close };
  },
};

interface Measuring {
  readonly size: Size;
  readonly say: Say;
}

async function measureEngine(engine: Engine, { size, say }: Measuring) {
  say(`${engine.name}: deliveries and reads`);
  const { store, bare, close } = await engine.open();
  const figures = [
    await deliveriesFigure(engine.name, { store, bare, size }),
    ...(await readFigures(engine.name, { store, bare, size })),
  ];
  await close();
  const steps: { size: number; value: number }[] = [];
  for (const channels of channelSteps[size]) {
    say(`${engine.name}: ${channels} channels`);
    steps.push({ size: channels, value: await oweMs(engine, channels) });
  }
  const name = `${engine.name}: one development owed to all`;
  const largest = steps.at(-1);
  return {
    figures: [
      ...figures,
      {
        ...{ name: `${name} ${largest?.size.toLocaleString('en')} channels`, unit: 'ms', ours: [largest?.value ?? 0] },
        bound: { at: 'most', of: 'value', bound: bounds.fanOutMs },
      } satisfies Figure,
    ],
    growths: [{ name, unit: 'ms', of: 'channels', steps, exponentMax: bounds.exponentMax }],
  };
}

interface Sides {
  readonly store: Store;
  readonly bare: BareStore;
  readonly size: Size;
}

async function deliveriesFigure(engine: string, { store, bare, size }: Sides): Promise<Figure> {
  const { deliveries } = counts[size];
  let round = 0;
  const rate = (send: () => Promise<number>) => async () => {
    round += 1;
    const rows = Array.from({ length: deliveries }, (_, i) => deliveryOf(`${round} ${i}`, { channel: `slack:1/${i}` }));
    await store.deliveries.enqueue(rows, 0);
    const startedAt = performance.now();
    while ((await send()) > 0);
    return (deliveries * 1_000) / (performance.now() - startedAt);
  };
  const { ours, theirs } = await byTurns(size, {
    ours: rate(() => sendSome(store)),
    theirs: rate(() => bare.sendSome(placesAtOnce)),
  });
  return {
    ...{ name: `${engine}: deliveries claimed and settled`, unit: 'a second', ours, isRate: true },
    peer: { name: 'bare driver', values: theirs },
  };
}

async function sendSome({ deliveries }: Store): Promise<number> {
  const claimed = await deliveries.claim({
    ...{ worker: 'bench', platform: 'slack', now: 1, leaseMs: 60_000, limit: placesAtOnce },
  });
  for (const delivery of claimed) await deliveries.settle(delivery, { state: 'sent', ref: 'ref', postedAt: 1 });
  return claimed.length;
}

async function readFigures(engine: string, { store, bare, size }: Sides): Promise<Figure[]> {
  const { reads } = counts[size];
  await store.transaction(async (trx) => {
    for (let i = 0; i < coverageItems; i++) await trx.coverage.put(entryOf(itemOf(`item ${i}`)));
  });
  const timed = (read: (id: string) => Promise<unknown>) => async () => {
    const samples: number[] = [];
    for (let i = 0; i < reads; i++) {
      const startedAt = performance.now();
      await read(`item ${(i * 7) % coverageItems}`);
      samples.push((performance.now() - startedAt) * 1_000);
    }
    return { p50: quantile(samples, 0.5), p99: quantile(samples, 0.99) };
  };
  const found = await byTurns(size, { ours: timed((id) => store.coverage.get(id)), theirs: timed(bare.read) });
  return (['p50', 'p99'] as const).map((share) => ({
    ...{ name: `${engine}: coverage by its id, ${share}`, unit: 'µs', ours: found.ours.map((one) => one[share]) },
    peer: { name: 'bare driver', values: found.theirs.map((one) => one[share]) },
  }));
}

// As the job does it, run after run without waiting for its tick.
async function oweMs(engine: Engine, channels: number): Promise<number> {
  const { store, close } = await engine.open();
  const half = { channels: channels / 2, workspaces: Math.max(1, channels / 10) };
  await subscribeAll(store, [...channelsIn('slack', half), ...channelsIn('discord', half)]);
  await store.alerts.put(alertOf('alert'));
  await store.fanOuts.add(fanOutOf('fan-out'));
  const clock = { now: () => Date.now() };
  const startedAt = performance.now();
  while ((await store.fanOuts.due(clock.now(), 1)).length > 0) await fanOutDue({ store, clock, limits });
  const tookMs = performance.now() - startedAt;
  const owed = (await store.deliveries.countByState()).pending ?? 0;
  await close();
  if (owed !== channels) throw new Error(`${owed} deliveries for ${channels} channels`);
  return tookMs;
}
