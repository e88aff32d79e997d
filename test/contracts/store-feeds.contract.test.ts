import { expect, it } from 'vitest';
import { feedSchema, type OwnFeed } from '../../src/domain/feeds.ts';
import { onEveryEngine } from './engines.ts';

const feedOf = (id: string, parts: Partial<OwnFeed> = {}): OwnFeed => ({
  ...feedSchema.parse({ id, outlet: 'Harbour Daily', tier: 'paper', kind: 'rss', url: `https://${id}.example/rss` }),
  workspace: 'slack:T1',
  ...parts,
});

onEveryEngine('The feeds that workspaces added', (open) => {
  it('are given for one workspace or for all, in the order of their ids', async () => {
    const { store } = await open();
    await store.feeds.put(feedOf('c'));
    await store.feeds.put(feedOf('b', { workspace: 'discord:G1' }));
    await store.feeds.put(feedOf('a'));

    expect((await store.feeds.all()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(await store.feeds.ofWorkspace('slack:T1')).toEqual([feedOf('a'), feedOf('c')]);
    expect(await store.feeds.ofWorkspace('slack:T')).toEqual([]);
    expect(await store.feeds.count()).toBe(3);
  });

  it('are kept once by their id, and are gone when removed', async () => {
    const { store } = await open();
    await store.feeds.put(feedOf('a'));

    await store.feeds.put(feedOf('a', { outlet: 'Harbour Weekly' }));
    const held = await store.feeds.all();
    await store.feeds.remove('a');

    expect(held.map(({ outlet }) => outlet)).toEqual(['Harbour Weekly']);
    expect(await store.feeds.count()).toBe(0);
  });

  it('leave no cursor behind when that is removed too', async () => {
    const { store } = await open();
    await store.cursors.put('a', { nextPollAt: 1, lastOkAt: null, failures: 0 });

    await store.cursors.remove('a');

    expect(await store.cursors.get('a')).toBeUndefined();
  });

  it('that are damaged are an error that names the row', async () => {
    const { store, database } = await open();
    await store.feeds.put(feedOf('a'));
    await database.db.updateTable('feeds').set({ body: '{"id":"a"}' }).execute();

    await expect(store.feeds.all()).rejects.toThrow('Stored row a is not as expected');
  });
});
