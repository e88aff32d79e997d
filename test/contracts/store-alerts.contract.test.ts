import { expect, it } from 'vitest';
import { alertOf, developmentOf, fanOutOf } from '../store/rows.ts';
import { onEveryEngine } from './engines.ts';

onEveryEngine('Alerts', (open) => {
  it('come back whole, and a newer version takes the place of the old one', async () => {
    const { store } = await open();
    await store.alerts.put(alertOf('a'));

    await store.alerts.put(alertOf('a', { version: 2 }));

    expect(await store.alerts.get('a')).toEqual(alertOf('a', { version: 2 }));
    expect(await store.alerts.get('b')).toBeUndefined();
  });

  it('are found as the newest of a story, by their kind', async () => {
    const { store } = await open();
    await store.alerts.put(alertOf('first', { openedAt: 1 }));
    await store.alerts.put(alertOf('second', { openedAt: 2 }));
    await store.alerts.put(alertOf('correction', { openedAt: 3, kind: 'correction' }));
    await store.alerts.put(alertOf('elsewhere', { openedAt: 4, storyId: 'other' }));

    expect((await store.alerts.latestOf('story', 'story'))?.id).toBe('second');
    expect((await store.alerts.latestOf('correction', 'story'))?.id).toBe('correction');
    expect(await store.alerts.latestOf('catch-up', 'story')).toBeUndefined();
  });

  it('are found as the newest about a fact since a time, with keys that a later version brought', async () => {
    const { store } = await open();
    const about = (key: string) => developmentOf({ key });
    await store.alerts.put(alertOf('old', { openedAt: 10, developments: [about('deadline/truce')] }));
    await store.alerts.put(alertOf('new', { openedAt: 20, developments: [about('round/London/2025-06')] }));
    await store.alerts.put(
      alertOf('new', { openedAt: 20, developments: [about('round/London/2025-06'), about('deadline/truce')] }),
    );

    expect((await store.alerts.latestAbout(['deadline/truce', 'none'], { sinceMs: 0 }))?.id).toBe('new');
    expect(await store.alerts.latestAbout(['deadline/truce'], { sinceMs: 21 })).toBeUndefined();
    expect(await store.alerts.latestAbout(['tariff'], { sinceMs: 0 })).toBeUndefined();
    expect(await store.alerts.latestAbout([], { sinceMs: 0 })).toBeUndefined();
  });

  it('are listed newest first, no more than asked for', async () => {
    const { store } = await open();
    for (const openedAt of [1, 3, 2]) await store.alerts.put(alertOf(`at ${openedAt}`, { openedAt }));

    const recent = await store.alerts.recent(2);

    expect(recent.map(({ id }) => id)).toEqual(['at 3', 'at 2']);
  });

  it('are listed since a time, newest first, no more than asked for', async () => {
    const { store } = await open();
    for (const openedAt of [1, 4, 3, 2]) await store.alerts.put(alertOf(`at ${openedAt}`, { openedAt }));

    const [all, some] = [await store.alerts.since(2, 9), await store.alerts.since(2, 2)];

    expect(all.map(({ id }) => id)).toEqual(['at 4', 'at 3', 'at 2']);
    expect(some.map(({ id }) => id)).toEqual(['at 4', 'at 3']);
  });
});

onEveryEngine('Fan-outs', (open) => {
  it('are due in the order of their time, no more than asked for', async () => {
    const { store } = await open();
    for (const [id, dueAt] of [
      ['third', 30],
      ['first', 10],
      ['second', 20],
    ] as const)
      await store.fanOuts.add(fanOutOf(id, { dueAt }));

    expect((await store.fanOuts.due(20, 10)).map(({ id }) => id)).toEqual(['first', 'second']);
    expect((await store.fanOuts.due(30, 1)).map(({ id }) => id)).toEqual(['first']);
    expect(await store.fanOuts.due(9, 10)).toEqual([]);
    expect(await store.fanOuts.nextDueAt()).toBe(10);
  });

  it('go on where the last chunk ended, and are gone when finished', async () => {
    const { store } = await open();
    await store.fanOuts.add(fanOutOf('a'));

    await store.fanOuts.advance('a', 'subscription 500');
    await store.fanOuts.add(fanOutOf('a'));
    const advanced = await store.fanOuts.due(0, 10);
    await store.fanOuts.finish('a');

    expect(advanced).toEqual([fanOutOf('a', { after: 'subscription 500' })]);
    expect(await store.fanOuts.due(0, 10)).toEqual([]);
    expect(await store.fanOuts.nextDueAt()).toBeUndefined();
  });
});
