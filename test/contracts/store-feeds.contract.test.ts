import { expect, it } from 'vitest';
import { factKeyOf } from '../../src/domain/fact-keys.ts';
import { feedSchema, type OwnFeed } from '../../src/domain/feeds.ts';
import { alertOf, entryOf, itemOf, storyItemsOf, usTariff } from '../store/rows.ts';
import { onEveryEngine } from './engines.ts';

const feedOf = (id: string, parts: Partial<OwnFeed> = {}): OwnFeed => ({
  ...feedSchema.parse({ id, outlet: 'Harbour Daily', tier: 'paper', kind: 'rss', url: `https://${id}.example/rss` }),
  workspace: 'slack:T1',
  ...parts,
});

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

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

  it('go with the conversation that alone had them when that is forgotten', async () => {
    const { store } = await open();
    await store.feeds.put(feedOf('a', { workspace: 'discord:dm/1' }));
    await store.feeds.put(feedOf('b', { workspace: 'discord:G1' }));
    await store.cursors.put('a', { nextPollAt: 1, lastOkAt: null, failures: 0 });

    for (const channel of ['discord:dm/1', 'discord:G1/2']) await store.forgetChannel(channel);

    expect(idsOf(await store.feeds.all())).toEqual(['b']);
    expect(await store.cursors.get('a')).toBeUndefined();
  });
});

onEveryEngine('What one workspace alone sees', (open) => {
  const own = (id: string) => itemOf(id, { workspace: 'slack:T1' });

  it('is among alerts only for who names the workspace', async () => {
    const { store } = await open();
    await store.alerts.put(alertOf('all', { shortId: 'AAAAA', openedAt: 1 }));
    await store.alerts.put(alertOf('own', { shortId: 'BBBBB', openedAt: 2, workspace: 'slack:T1' }));
    const key = 'tariff/US>CN/all/total';

    expect(idsOf(await store.alerts.recent(9))).toEqual(['all']);
    expect(idsOf(await store.alerts.recent(9, 'slack:T2'))).toEqual(['all']);
    expect(idsOf(await store.alerts.recent(9, 'slack:T1'))).toEqual(['own', 'all']);
    expect(idsOf(await store.alerts.recent(1, 'slack:T1'))).toEqual(['own']);
    expect(idsOf(await store.alerts.since(0, 9))).toEqual(['all']);
    expect(idsOf(await store.alerts.ownSince('slack:T1', { sinceMs: 2, limit: 9 }))).toEqual(['own']);
    expect(await store.alerts.byShortId('BBBBB')).toBeUndefined();
    expect(await store.alerts.byShortId('BBBBB', 'slack:T2')).toBeUndefined();
    expect((await store.alerts.byShortId('BBBBB', 'slack:T1'))?.id).toBe('own');
    expect((await store.alerts.byShortId('AAAAA', 'slack:T1'))?.id).toBe('all');
    expect((await store.alerts.latestAbout([key], { sinceMs: 0 }))?.id).toBe('all');
    expect((await store.alerts.latestAbout([key], { sinceMs: 0, workspace: 'slack:T1' }))?.id).toBe('own');
  });

  it('is known by its names to that workspace, before what is everyone’s', async () => {
    const { store } = await open();
    await store.coverage.put(entryOf(own('own'), { names: ['url x'] }));
    const before = await store.coverage.findByNames(['url x']);
    await store.coverage.put(entryOf(itemOf('all'), { names: ['url x', 'url y'] }));

    expect(before).toBeUndefined();
    expect(await store.coverage.findByNames(['url x'], 'slack:T1')).toMatchObject({ id: 'own', workspace: 'slack:T1' });
    expect((await store.coverage.findByNames(['url y'], 'slack:T1'))?.id).toBe('all');
    expect((await store.coverage.findByNames(['url x'], 'slack:T2'))?.id).toBe('all');
  });

  it('is in no search, no newest date and no claims of everyone', async () => {
    const { store } = await open();
    const statement = usTariff(57);
    const key = factKeyOf(statement);
    const claim = { id: 'own/1', itemId: 'own', key, statement, confidence: 1, topics: ['tariffs'] };
    await store.coverage.put(entryOf(own('own'), { claims: [claim] }));
    const about = { workspace: 'slack:T1', key, limit: 9 };

    expect(await store.search.coverage({ groups: [['text']], limit: 9 })).toEqual([]);
    expect(await store.search.knows('text')).toBe(false);
    expect(await store.coverage.newestAt()).toBeUndefined();
    expect(await store.coverage.claimsAfter(-1, 9)).toEqual([]);
    expect(await storyItemsOf(store, { sinceMs: 0, itemsMax: 9 })).toEqual([]);
    expect(await storyItemsOf(store, { sinceMs: 0, itemsMax: 9, workspace: 'slack:T1' })).toHaveLength(1);
    expect((await store.coverage.ownClaims(about)).map(({ item }) => item.id)).toEqual(['own']);
    expect(await store.coverage.ownClaims({ ...about, workspace: 'slack:T2' })).toEqual([]);
  });
});
