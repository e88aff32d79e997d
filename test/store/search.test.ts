import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/domain/facts.ts';
import { openStore } from '../contracts/engines.ts';

const findKeys = async (store: Awaited<ReturnType<typeof openStore>>['store'], phrase: string): Promise<string[]> =>
  (await store.search.facts({ phrases: [phrase], limit: 10 })).map(({ fact }) => fact.key);

describe('the index of facts', () => {
  it('finds a fact by any ending of its words', async () => {
    const { store } = await openStore();
    await store.facts.put(remark('Factories report shortages.'));

    expect(await findKeys(store, 'factory')).toEqual(['remark/stock']);
    expect(await findKeys(store, 'shortage')).toEqual(['remark/stock']);
  });

  it('forgets the old words of a fact that is put again', async () => {
    const { store } = await openStore();
    await store.facts.put(remark('Smelters report plenty.', 'Factories report shortages.'));

    await store.facts.put(remark('Mills report plenty.'));

    expect(await findKeys(store, 'factories')).toEqual([]);
    expect(await store.search.knows('factories')).toBe(false);
    expect(await findKeys(store, 'mills')).toEqual(['remark/stock']);
  });

  it('holds one row a version, however often a fact is put', async () => {
    const { store, database } = await openStore();

    for (const _round of [1, 2, 3]) await store.facts.put(remark('Factories report shortages.'));

    expect(await database.db.selectFrom('search_facts').selectAll().execute()).toHaveLength(1);
    expect(await findKeys(store, 'factories')).toEqual(['remark/stock']);
  });

  it('takes nothing from a transaction that fails', async () => {
    const { store } = await openStore();

    const failing = store.transaction(async (trx) => {
      await trx.facts.put(remark('Factories report shortages.'));
      throw new Error('cut off');
    });

    await expect(failing).rejects.toThrow('cut off');
    expect(await store.search.knows('factories')).toBe(false);
  });

  it('takes signs of its own language for text', async () => {
    const { store } = await openStore();
    await store.facts.put(remark('Factories report shortages.'));

    for (const phrase of ['" OR factories', 'factor*', 'NEAR(a b)', 'says:factories', ''])
      expect(await findKeys(store, phrase)).toEqual([]);
  });
});

describe('the index of coverage', () => {
  it('replaces the text of an item that comes again, and drops one that is no longer relevant', async () => {
    const { store } = await openStore();
    await store.coverage.put(entry({ text: 'first words' }));

    await store.coverage.put(entry({ text: 'other words' }));

    expect(await store.search.knows('first')).toBe(false);
    expect(await store.search.coverage({ groups: [['other']], limit: 5 })).toHaveLength(1);
    await store.coverage.put(entry({ text: 'other words', isRelevant: false }));
    expect(await store.search.knows('other')).toBe(false);
  });

  it('wants one phrase of every group, newest first, and no more than asked', async () => {
    const { store } = await openStore();
    for (const id of ['a', 'b', 'c']) await store.coverage.put(entry({ id, text: `${id} talks in Vienna` }));

    const found = await store.search.coverage({ groups: [['talks', 'round'], ['Vienna']], limit: 2 });

    expect(found.map(({ id }) => id)).toEqual(['c', 'b']);
    expect(await store.search.coverage({ groups: [['talks'], ['Paris']], limit: 2 })).toEqual([]);
  });

  it('knows the words of titles, for misspellings', async () => {
    const { store } = await openStore();
    await store.coverage.put(entry({ text: '' }));

    expect(await store.search.wordsLike('harvst')).toContain('harvest');
  });
});

const remark = (...told: readonly string[]): Fact => ({
  key: 'remark/stock',
  topics: ['economy'],
  versions: told.map((says) => ({
    value: says,
    statement: { kind: 'remark', about: 'stock', says },
    standing: 'live',
    firstAt: 1,
    lastAt: 1,
    tellings: [telling(says)],
  })),
});

const telling = (says: string): Fact['versions'][number]['tellings'][number] => ({
  claimId: 'c1',
  itemId: 'i1',
  outlet: 'Example Times',
  voice: 'Example Times',
  tier: 'paper',
  title: 'Stock',
  date: '2026-11-01',
  says,
  confidence: 1,
});

const entry = ({ id = 'one', text, isRelevant = true }: { id?: string; text: string; isRelevant?: boolean }) => ({
  item: {
    id,
    feedId: 'example',
    outlet: 'Example Times',
    tier: 'paper' as const,
    voice: 'Example Times',
    title: 'Harvest news',
    text,
    publishedAt: 1,
    seenAt: 1,
  },
  claims: [],
  topics: [],
  isRelevant,
  storyId: id,
  contentHash: text,
  names: [id],
});
