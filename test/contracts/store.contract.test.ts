import { expect, it } from 'vitest';
import { entryOf, factOf, itemOf, storyItemsOf, usTariff } from '../store/rows.ts';
import { onEveryEngine } from './engines.ts';

onEveryEngine('A transaction', (open) => {
  it('keeps all of what was done in it', async () => {
    const { store } = await open();

    await store.transaction(async (trx) => {
      await trx.facts.put(factOf(usTariff(57)));
      await trx.coverage.put(entryOf(itemOf('a')));
    });

    expect(await store.facts.get('tariff/US>CN/all/total')).toEqual(factOf(usTariff(57)));
    expect(await store.coverage.count()).toBe(1);
  });

  it('keeps nothing of it when it fails, tables and keyed documents alike', async () => {
    const { store } = await open();
    const failing = store.transaction(async (trx) => {
      await trx.coverage.put(entryOf(itemOf('a')));
      await trx.facts.put(factOf(usTariff(57)));
      await trx.cursors.put('gazette', { nextPollAt: 1, lastOkAt: null, failures: 0 });
      throw new Error('half way');
    });

    await expect(failing).rejects.toThrow('half way');

    expect(await store.coverage.count()).toBe(0);
    expect(await store.facts.get('tariff/US>CN/all/total')).toBeUndefined();
    expect(await store.facts.ofFamilies(['tariff'])).toEqual([]);
    expect(await store.cursors.get('gazette')).toBeUndefined();
    expect(await store.revision()).toBe(0);
  });

  it('sees its own writes, and a transaction inside it is the same one', async () => {
    const { store } = await open();
    const failing = store.transaction(async (outer) => {
      await outer.facts.put(factOf(usTariff(57)));
      await outer.transaction(async (inner) => {
        expect(await inner.facts.get('tariff/US>CN/all/total')).toBeDefined();
        await inner.coverage.put(entryOf(itemOf('a')));
      });
      throw new Error('after the inner one');
    });

    await expect(failing).rejects.toThrow('after the inner one');

    expect(await store.coverage.count()).toBe(0);
  });

  it('refuses the outer handle instead of waiting for ever, and the store works on', async () => {
    const { store } = await open();

    await expect(store.transaction(() => store.coverage.count())).rejects.toThrow('own handle');
    await expect(store.transaction(() => store.facts.get('tariff/US>CN/all/total'))).rejects.toThrow('own handle');
    await expect(store.transaction(() => store.transaction(async () => 1))).rejects.toThrow('own handle');

    expect(await store.coverage.count()).toBe(0);
  }, 10_000);

  it('runs beside others without losing an update', async () => {
    const { store } = await open();
    const raise = () =>
      store.transaction(async (trx) => {
        const cursor = (await trx.cursors.get('gazette')) ?? { nextPollAt: 0, lastOkAt: null, failures: 0 };
        await trx.cursors.put('gazette', { ...cursor, failures: cursor.failures + 1 });
      });

    await Promise.all(Array.from({ length: 40 }, raise));

    expect((await store.cursors.get('gazette'))?.failures).toBe(40);
  });
});

onEveryEngine('Facts', (open) => {
  it('are found by their family, in key order', async () => {
    const { store } = await open();
    await store.facts.put(factOf(usTariff(57), { key: 'tariff/US>CN/soybeans/total' }));
    await store.facts.put(factOf(usTariff(57)));
    await store.facts.put(factOf({ kind: 'deadline', what: 'truce', date: '2026-11-10' }));
    await store.facts.put(factOf({ kind: 'remark', about: 'mood', says: 'Good.' }));

    const found = await store.facts.ofFamilies(['tariff', 'deadline']);

    expect(found.map(({ key }) => key)).toEqual([
      'deadline/truce',
      'tariff/US>CN/all/total',
      'tariff/US>CN/soybeans/total',
    ]);
    expect(await store.facts.ofFamilies(['round'])).toEqual([]);
  });

  it('are replaced by a newer document of the same key', async () => {
    const { store } = await open();
    await store.facts.put(factOf(usTariff(57)));

    await store.facts.put(factOf(usTariff(47)));

    const [fact] = await store.facts.ofFamilies(['tariff']);
    expect(fact?.versions.map(({ value }) => value)).toEqual(['47']);
  });

  it('come back more than a statement can hold', async () => {
    const { store } = await open();
    await store.transaction(async (trx) => {
      for (let index = 0; index < 1100; index++)
        await trx.facts.put(factOf(usTariff(index), { key: `tariff/US>CN/goods-${index}/total` }));
    });

    expect(await store.facts.ofFamilies(['tariff'])).toHaveLength(1100);
  });

  it('raise the revision with every change, as coverage does', async () => {
    const { store } = await open();
    const revisions = [await store.revision()];

    await store.facts.put(factOf(usTariff(57)));
    revisions.push(await store.revision());
    await store.facts.put(factOf(usTariff(57)));
    revisions.push(await store.revision());
    await store.coverage.put(entryOf(itemOf('a')));
    revisions.push(await store.revision());

    expect(revisions).toEqual([0, 1, 2, 3]);
  });
});

onEveryEngine('Coverage', (open) => {
  it('comes back whole, and an edited item takes the place of the old one', async () => {
    const { store } = await open();
    await store.coverage.put(entryOf(itemOf('a', { title: 'First title' })));

    await store.coverage.put(entryOf(itemOf('a', { title: 'Second title' }), { contentHash: 'second' }));

    expect(await store.coverage.get('a')).toEqual(itemOf('a', { title: 'Second title' }));
    expect(await store.coverage.count()).toBe(1);
    expect(await store.coverage.findByNames(['url a'])).toMatchObject({ contentHash: 'second' });
    expect(await store.coverage.get('b')).toBeUndefined();
  });

  it('is found under any of its names, and under no other', async () => {
    const { store } = await open();
    await store.coverage.put(entryOf(itemOf('a'), { names: ['url a', 'guid a', 'title a'], storyId: 'story' }));

    const found = await store.coverage.findByNames(['url elsewhere', 'guid a']);

    expect(found).toEqual({ id: 'a', storyId: 'story', contentHash: 'hash of a', isRelevant: true });
    expect(await store.coverage.findByNames(['url elsewhere'])).toBeUndefined();
    expect(await store.coverage.findByNames([])).toBeUndefined();
  });

  it('goes by the strongest name when two items answer to the names', async () => {
    const { store } = await open();
    await store.coverage.put(entryOf(itemOf('by-title'), { names: ['title what to know today'] }));
    await store.coverage.put(entryOf(itemOf('by-address'), { names: ['url example.org/1'] }));

    const found = await store.coverage.findByNames(['url example.org/1', 'title what to know today']);

    expect(found?.id).toBe('by-address');
  });

  it('gives the relevant items of live stories, oldest first, by when they speak', async () => {
    const { store } = await open();
    await store.coverage.put(entryOf(itemOf('late', { publishedAt: 3000 })));
    const document = { number: 'FR 2031-10001' };
    await store.coverage.put(entryOf(itemOf('undated', { seenAt: 2000, document })));
    await store.coverage.put(entryOf(itemOf('old', { publishedAt: 10 })));
    await store.coverage.put(entryOf(itemOf('beside', { publishedAt: 2500 }), { isRelevant: false }));

    const found = await storyItemsOf(store, { sinceMs: 2000, itemsMax: 9 });

    expect(found.map(({ itemId, spokenAt }) => [itemId, spokenAt])).toEqual([
      ['undated', 2000],
      ['late', 3000],
    ]);
    expect(found[0]).toMatchObject({
      document,
      storyId: 'story of undated',
      title: 'Title of undated',
      text: 'A text.',
    });
  });

  it('gives the newest of many items for live stories, each once and in order, also where many speak at once', async () => {
    const { store } = await open();
    const places = Array.from({ length: 60 }, (_, place) => place);
    await store.transaction(async (trx) => {
      for (const place of places.toReversed())
        await trx.coverage.put(entryOf(itemOf(`i${10 + place}`, { publishedAt: 1000 + Math.floor(place / 40) })));
    });

    const found = await storyItemsOf(store, { sinceMs: 0, itemsMax: 55 });

    expect(found.map(({ itemId }) => itemId)).toEqual(places.slice(5).map((place) => `i${10 + place}`));
  });

  it('knows its newest relevant item, and an empty store has none', async () => {
    const { store } = await open();
    const newest = [await store.coverage.newestAt()];

    await store.coverage.put(entryOf(itemOf('a', { publishedAt: 3000 })));
    await store.coverage.put(entryOf(itemOf('b', { publishedAt: 9000 }), { isRelevant: false }));
    newest.push(await store.coverage.newestAt());

    expect(newest).toEqual([undefined, 3000]);
  });
});
