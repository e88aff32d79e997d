import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { seedPacks } from '../config/seed/index.ts';
import { seed } from '../src/jobs/seed.ts';
import type { Store } from '../src/ports.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { createStore } from '../src/store/store.ts';
import { startOutlets } from './day-outlets.ts';
import { chatNames, countingChat, daySubscriptions } from './day-readers.ts';
import { createStage } from './day-stage.ts';
import type { Bench, Bound, Figure, Measured, Say, Size } from './measured.ts';
import { createLeadWriter } from './news-lead.ts';
import { gainOf, type Held, heldNow } from './steady.ts';

const sizes: Readonly<Record<Size, { readonly hours: number; readonly before: number }>> = {
  full: { hours: 24, before: 3_000 },
  small: { hours: 1, before: 50 },
};
const startAt = Date.UTC(2026, 10, 9, 0);
const hourMs = 3_600_000;
const stepMs = 20_000;
const askEveryMs = 10 * 60_000;
/** The first quarter of the day warms up. */
const warmUpShare = 0.25;
const gainShareMax = 0.05;
const smallTables = ['inbox', 'holds', 'fan_outs', 'subscriptions'];

/** A day of the bot in two minutes: what it holds, hour by hour. */
export const dayBench: Bench = {
  title: 'A day',
  what: 'The real jobs on a store in a file for 24 hours of a clock that is moved in steps of 20 s: 20 feeds over HTTP with some 300 pieces a day, 40 channels with alerts, digests and quiet hours, a command each ten minutes; before it ten days of coverage.',
  peers: [],
  async measure(size, say) {
    const folder = mkdtempSync(join(tmpdir(), 'parley-day-'));
    const database = await openDatabase(`sqlite:${join(folder, 'parley.sqlite')}`);
    try {
      return await runDay({ database, store: createStore(database), size, say });
    } finally {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Day {
  readonly database: Database;
  readonly store: Store;
  readonly size: Size;
  readonly say: Say;
}

interface Hour extends Held {
  readonly rows: Readonly<Record<string, number>>;
}

async function runDay({ database, store, size, say }: Day): Promise<Measured> {
  const { hours, before } = sizes[size];
  let nowMs = startAt;
  const clock = { now: () => nowMs };
  for (const pack of seedPacks(['documents', 'background'])) await seed({ store, clock, pack });
  await putHistory(store, before);
  for (const subscription of daySubscriptions) await store.subscriptions.put(subscription);
  const outlets = await startOutlets(clock);
  const chats = chatNames.map(countingChat);
  const stage = createStage({ store, clock, outlets, platforms: chats.map(({ platform }) => platform) });
  const seen: Hour[] = [];
  for (; nowMs < startAt + hours * hourMs; nowMs += stepMs) {
    await stage.work();
    if ((nowMs - startAt) % askEveryMs === 0) await stage.ask();
    if ((nowMs - startAt) % hourMs !== hourMs - stepMs) continue;
    seen.push({ ...(await heldNow()), rows: await countRows(database) });
    say(hourLine(seen));
  }
  await stage.close();
  await outlets.close();
  const posts = chats.reduce((sum, { counts }) => sum + counts.posts, 0);
  const edits = chats.reduce((sum, { counts }) => sum + counts.edits, 0);
  return {
    figures: figuresOf(seen),
    growths: [],
    notes: [
      `${outlets.published()} pieces came out; ${posts} messages were posted and ${edits} edited.`,
      `Flat is, by a rule set before the first run: what a straight line through the hours after the first quarter gains in all of them is at most ${gainShareMax * 100} % of their mean; for handles, open files and rows of tables whose rows go again, less than 1, or the same share.`,
      rowsWords(seen),
    ],
  };
}

// As the bot has read it in the ten days before, without what would be told of it.
async function putHistory(store: Store, count: number): Promise<void> {
  const write = createLeadWriter(5);
  const gap = (10 * 24 * hourMs) / count;
  for (let from = 0; from < count; from += 500)
    await store.transaction(async (trx) => {
      for (let place = from; place < Math.min(count, from + 500); place++) {
        const { title = '', text = '', outlet = '' } = write(place);
        const at = Math.round(startAt - (count - place) * gap);
        const id = `before-${place}`;
        const item = { id, feedId: 'before', outlet, tier: 'paper' as const, voice: outlet, title, text };
        await trx.coverage.put({
          ...{ item: { ...item, publishedAt: at, seenAt: at }, claims: [], topics: ['tariffs'] },
          ...{ isRelevant: place % 3 !== 2, storyId: `story ${Math.floor(place / 3)}`, contentHash: id, names: [id] },
        });
      }
    });
}

async function countRows({ db }: Database): Promise<Record<string, number>> {
  const tables = await db.introspection.getTables();
  const counts: Record<string, number> = {};
  for (const { name, isView } of tables) {
    if (isView || /_text/.test(name)) continue;
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(db);
    counts[name] = rows[0]?.n ?? 0;
  }
  return counts;
}

function hourLine(seen: readonly Hour[]): string {
  const last = seen.at(-1);
  if (last === undefined) return '';
  const { heapMb, residentMb, handles, openFiles, rows } = last;
  return `hour ${seen.length}: heap ${heapMb.toFixed(1)} MB, resident ${residentMb.toFixed(0)} MB, ${handles} handles, ${openFiles} files, ${rows.coverage} coverage, ${rows.deliveries} deliveries`;
}

const afterWarmUp = (seen: readonly Hour[]): readonly Hour[] => seen.slice(Math.floor(seen.length * warmUpShare));

function figuresOf(seen: readonly Hour[]): Figure[] {
  const hours = afterWarmUp(seen);
  const gain = (name: string, { unit, of }: { readonly unit: string; readonly of: (hour: Hour) => number }): Figure => {
    const values = hours.map(of);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const bound: Bound = { at: 'most', of: 'value', bound: Math.max(unit === 'MB' ? 0 : 1, mean * gainShareMax) };
    return {
      name: `${name}: gained by the line, mean ${mean.toFixed(1)}`,
      unit,
      ours: [Math.max(0, gainOf(values))],
      bound,
    };
  };
  return [
    gain('heap after collection', { unit: 'MB', of: ({ heapMb }) => heapMb }),
    gain('resident memory', { unit: 'MB', of: ({ residentMb }) => residentMb }),
    gain('handles', { unit: 'handles', of: ({ handles }) => handles }),
    gain('open files', { unit: 'files', of: ({ openFiles }) => openFiles }),
    ...smallTables.map((table) => gain(`rows of \`${table}\``, { unit: 'rows', of: ({ rows }) => rows[table] ?? 0 })),
  ];
}

// What is kept of the news stays, by intent; here it can be seen by how much.
function rowsWords(seen: readonly Hour[]): string {
  const [first, last] = [seen[0]?.rows ?? {}, seen.at(-1)?.rows ?? {}];
  const grown = Object.entries(last).filter(([name, count]) => count > (first[name] ?? 0));
  const words = grown.map(([name, count]) => `\`${name}\` ${first[name] ?? 0} → ${count}`);
  return `Rows that are kept, after the first hour and after the last: ${words.join(', ')}.`;
}
