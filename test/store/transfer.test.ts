import { describe, expect, it } from 'vitest';
import { seedPacks } from '../../config/seed/index.ts';
import { rebuildFacts } from '../../src/jobs/rebuild-facts.ts';
import { seed } from '../../src/jobs/seed.ts';
import type { Store } from '../../src/ports.ts';
import { copyRows } from '../../src/store/copy-rows.ts';
import type { Database } from '../../src/store/database.ts';
import { importLines } from '../../src/store/transfer.ts';
import { exported, type OpenStore, openStore } from '../contracts/engines.ts';
import { openNewsroom } from '../jobs/newsroom.ts';
import { feedOf } from '../jobs/polling.ts';

const families = ['tariff', 'round', 'delegate', 'deadline', 'figure', 'control', 'contact', 'agreement', 'remark'];
const factsOf = (store: Store) => store.facts.ofFamilies(families);

/** A store with the documents and a day of coverage with a change, a dispute and a correction. */
async function openLivedIn() {
  const newsroom = await openNewsroom();
  const { store, clock } = newsroom;
  for (const pack of seedPacks(['documents'])) await seed({ store, clock, pack });
  await newsroom.follow('slack:T1/C1');
  const say = (outlet: string, text: string) =>
    newsroom.publish({ outlet, title: text, text: `${text} China and the US were told on Monday.` });
  await say('Wire', 'The US tariff on Chinese goods rose from 47% to 57%.');
  await say('Harbour Daily', 'The US tariff on Chinese goods is 55%.');
  await say('Harbour Daily', 'Correction: the US tariff on Chinese goods is 57%, not 55%.');
  await newsroom.pass(180_000);
  return newsroom;
}

async function* linesIn(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

describe('facts', () => {
  it('built again from their claims are the facts that were there', async () => {
    const { store } = await openLivedIn();
    const before = await factsOf(store);

    const count = await rebuildFacts(store);

    expect(count).toBe(before.length);
    expect(await factsOf(store)).toEqual(before);
  });
});

describe('an export', () => {
  it('taken into an empty store gives the same facts, alerts and subscriptions', async () => {
    const { store, database } = await openLivedIn();
    const lines = await exported(database);
    const other = await openStore();

    await importLines(other.database, linesIn(lines));
    await rebuildFacts(other.store);

    expect(await factsOf(other.store)).toEqual(await factsOf(store));
    expect(await other.store.alerts.recent(10)).toEqual(await store.alerts.recent(10));
    expect(await other.store.subscriptions.ofChannel('slack:T1/C1')).toEqual(
      await store.subscriptions.ofChannel('slack:T1/C1'),
    );
    expect(await other.store.deliveries.countByState()).toEqual(await store.deliveries.countByState());
  });

  it('takes the feeds that workspaces added along', async () => {
    const { store, database } = await openStore();
    await store.feeds.put({ ...feedOf('harbour'), workspace: 'slack:T1' });
    const lines = await exported(database);
    const other = await openStore();

    await importLines(other.database, linesIn(lines));

    expect(await other.store.feeds.ofWorkspace('slack:T1')).toEqual(await store.feeds.all());
  });

  it('is refused by a store that holds something already', async () => {
    const { database } = await openLivedIn();

    await expect(importLines(database, linesIn([]))).rejects.toThrow('into an empty database only');
  });

  it('that is damaged is refused with the number of the line', async () => {
    const { database } = await openStore();

    const taking = importLines(
      database,
      linesIn(['{"table":"meta","row":{"key":"x","value":1}}', '{"table":"sqlite_master"}']),
    );

    await expect(taking).rejects.toThrow('Line 2 is not a line of an export.');
  });
});

describe('everything that is kept', () => {
  const throughAnExport = async (from: Database, to: OpenStore) => {
    await importLines(to.database, linesIn(await exported(from)));
    await rebuildFacts(to.store);
  };
  const throughACopy = async (from: Database, to: OpenStore) => await copyRows(from, to.database);

  it.each([
    { way: 'an export', move: throughAnExport },
    { way: 'a copy', move: throughACopy },
  ])('goes to the other engine and back by $way, with the ids of posted messages', async ({ move }) => {
    const { store, database } = await openLivedIn();
    const [there, back] = [await openStore('sqlite::memory:'), await openStore()];

    await move(database, there);
    await move(there.database, back);

    for (const moved of [there, back]) {
      expect(await rowsOf(moved.database)).toEqual(await rowsOf(database));
      expect(await factsOf(moved.store)).toEqual(await factsOf(store));
      expect(await foundIn(moved.store)).toEqual(await foundIn(store));
    }
    expect((await rowsOf(database)).join()).toMatch(/"table":"deliveries".*"ref":"/);
  });
});

// Building facts again raises the revision.
const rowsOf = async (database: Database) => (await exported(database)).filter((line) => !line.includes('"revision"'));

const foundIn = async (store: Store) => {
  const facts = await store.search.facts({ phrases: ['tariffs'], limit: 100 });
  const coverage = await store.search.coverage({ groups: [['tariff']], limit: 10 });
  return [...facts.map(({ fact, place }) => `${fact.key} ${place}`), ...coverage.map(({ id }) => id)].toSorted();
};
