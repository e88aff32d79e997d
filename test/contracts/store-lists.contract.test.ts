import { expect, it } from 'vitest';
import { type DeliveryList, deliveryLists } from '../../src/domain/listed-deliveries.ts';
import type { NewDelivery, Settlement, Store } from '../../src/ports.ts';
import { alertOf, deliveryOf, entryOf, itemOf } from '../store/rows.ts';
import { onEveryEngine } from './engines.ts';

const claimOne = async (store: Store, now = 100) => {
  const [delivery] = await store.deliveries.claim({ worker: 'w', platform: 'slack', now, leaseMs: 60_000, limit: 1 });
  if (!delivery) throw new Error('Nothing is due.');
  return delivery;
};

interface Ended {
  readonly id: string;
  readonly settlement: Settlement;
  readonly parts?: Partial<NewDelivery>;
}

/** A message that was tried once, and what became of it. */
async function ended(store: Store, { id, settlement, parts = {} }: Ended): Promise<void> {
  await store.deliveries.enqueue([deliveryOf(id, { channel: `slack:T1/${id}`, ...parts })], 1);
  await store.deliveries.settle(await claimOne(store), settlement);
}

const idsOf = async (store: Store, list: DeliveryList) =>
  (await store.deliveries.listed({ list, limit: 10 })).map(({ id }) => id);

const rejected = { state: 'abandoned', reason: 'refused' } as const;
const unverifiable = { state: 'abandoned', isInDoubt: true, reason: 'may be there' } as const;

onEveryEngine('What an operator lists', (open) => {
  it('gives each message in the list of its state', async () => {
    const { store } = await open();
    await ended(store, { id: 'sent', settlement: { state: 'sent', ref: 'r', postedAt: 5 } });
    await ended(store, { id: 'refused', settlement: rejected });
    await ended(store, { id: 'paused', settlement: { state: 'paused', reason: 'archived' } });
    await ended(store, { id: 'doubtful', settlement: { state: 'pending', isInDoubt: true, dueAt: 900 } });
    await store.deliveries.enqueue([deliveryOf('held', { state: 'held', dueAt: 50 })], 1);
    await store.deliveries.enqueue([deliveryOf('flying', { channel: 'slack:T1/C9' })], 1);
    await claimOne(store);

    const lists = await Promise.all(deliveryLists.map(async (list) => [list, await idsOf(store, list)]));

    expect(Object.fromEntries(lists)).toEqual({
      pending: ['doubtful'],
      sending: ['flying'],
      held: ['held'],
      'in-doubt': ['doubtful'],
      paused: ['paused'],
      abandoned: ['refused'],
      sent: ['sent'],
    });
    expect(await store.deliveries.find('refused')).toMatchObject({ state: 'abandoned', reason: 'refused' });
    expect(await store.deliveries.find('nobody')).toBeUndefined();
  });

  it.each(['pending', 'held', 'paused', 'abandoned', 'sent'] as const)(
    'gives all of %s, a page at a time',
    async (list) => {
      const { store } = await open();
      const states = { paused: { state: 'paused' }, abandoned: rejected, sent: { state: 'sent', ref: 'r' } } as const;
      const ids = ['a', 'b', 'c', 'd', 'e'];
      for (const id of ids) {
        if (list === 'pending' || list === 'held')
          await store.deliveries.enqueue([deliveryOf(id, { state: list, channel: `slack:T1/${id}`, dueAt: 7 })], 1);
        else await ended(store, { id, settlement: states[list] });
      }

      const first = await store.deliveries.listed({ list, limit: 2 });
      const second = await store.deliveries.listed({ list, limit: 2, after: first[1] });
      const third = await store.deliveries.listed({ list, limit: 2, after: second[1] });

      const isNewestFirst = list === 'abandoned' || list === 'sent';
      expect([...first, ...second, ...third].map(({ id }) => id)).toEqual(isNewestFirst ? ids.toReversed() : ids);
    },
  );

  it('tells how many channels have had an alert, up to a bound', async () => {
    const { store } = await open();
    for (const id of ['a', 'b', 'c'])
      await ended(store, { id, settlement: { state: 'sent', ref: id }, parts: { alertId: 'x', message: null } });
    await ended(store, { id: 'd', settlement: rejected, parts: { alertId: 'x', message: null } });

    const { deliveries } = store;
    expect(await deliveries.toldCount('x', 10)).toEqual({ count: 3, isMore: false });
    expect(await deliveries.toldCount('x', 2)).toEqual({ count: 2, isMore: true });
    expect(await deliveries.givenUpCount(10)).toEqual({ count: 1, isMore: false });
    expect((await deliveries.ofAlert({ alertId: 'x', after: 'b', limit: 9 })).map(({ id }) => id)).toEqual(['c', 'd']);
    expect((await deliveries.channelsOwed('x', ['slack:T1/d', 'slack:T1/z'])).toSorted()).toEqual(['slack:T1/d']);
  });

  it('gives alerts of everybody and of workspaces, the newest first, and those of a story', async () => {
    const { store } = await open();
    const alert = (id: string, parts = {}) =>
      store.alerts.put({ ...alertOf(id), shortId: id, openedAt: 10, storyId: 's', ...parts });
    await alert('a');
    await alert('b', { workspace: 'slack:T1' });
    await alert('c', { openedAt: 20, storyId: 'other' });
    await alert('d', { kind: 'correction' });

    const first = await store.alerts.before({ limit: 2 });
    const second = await store.alerts.before({ limit: 2, place: first[1] });

    expect(first.map(({ id }) => id)).toEqual(['c', 'd']);
    expect(second.map(({ id }) => id)).toEqual(['b', 'a']);
    expect((await store.alerts.ofStory('s', 9)).map(({ id }) => id)).toEqual(['d', 'b', 'a']);
  });

  it('gives the coverage of a story in the order in which it was seen', async () => {
    const { store } = await open();
    const seen = { late: 30, early: 10, other: 20 };
    for (const [id, seenAt] of Object.entries(seen))
      await store.coverage.put(entryOf(itemOf(id, { seenAt }), { storyId: id === 'other' ? 'else' : 's' }));

    const found = await store.coverage.ofStory('s', 10);

    expect(found.map(({ item }) => item.id)).toEqual(['early', 'late']);
    expect(await store.coverage.ofStory('s', 1)).toHaveLength(1);
    expect(await store.coverage.ofStory('none', 1)).toEqual([]);
  });
});

onEveryEngine('A message that was given up and is tried again', (open) => {
  it('is owed once more, and keeps its place before what is younger', async () => {
    const { store } = await open();
    await ended(store, { id: 'old', settlement: rejected });
    await store.deliveries.enqueue([deliveryOf('young', { channel: 'slack:T1/old', dueAt: 150 })], 150);

    const isOwed = await store.deliveries.retry({ id: 'old', now: 200 });

    const claimed = await claimOne(store, 200);
    expect(isOwed).toBe(true);
    expect(claimed).toMatchObject({ id: 'old', isInDoubt: false, attempts: 2, createdAt: 1 });
    expect(await store.deliveries.claim({ worker: 'w2', platform: 'slack', now: 200, leaseMs: 1, limit: 9 })).toEqual(
      [],
    );
  });

  it('is looked up first where it may be there, unless somebody has looked', async () => {
    const { store } = await open();
    await ended(store, { id: 'a', settlement: unverifiable });
    await ended(store, { id: 'b', settlement: unverifiable });

    await store.deliveries.retry({ id: 'a', now: 200 });
    await store.deliveries.retry({ id: 'b', now: 200, isSurelyAbsent: true });

    const claimed = [await claimOne(store, 200), await claimOne(store, 200)].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(claimed.map(({ id, isInDoubt, triedAt }) => ({ id, isInDoubt, triedAt }))).toEqual([
      { id: 'a', isInDoubt: true, triedAt: 100 },
      { id: 'b', isInDoubt: false, triedAt: 200 },
    ]);
  });

  it('is owed by one of those who press at once', async () => {
    const { store } = await open();
    await ended(store, { id: 'a', settlement: rejected });

    const pressed = await Promise.all([1, 2, 3].map(() => store.deliveries.retry({ id: 'a', now: 200 })));

    expect(pressed.filter(Boolean)).toHaveLength(1);
  });

  it('is left alone while a worker holds it, and by a worker who held it before', async () => {
    const { store } = await open();
    await store.deliveries.enqueue([deliveryOf('a')], 1);
    const held = await claimOne(store);

    const whileHeld = await store.deliveries.retry({ id: 'a', now: 200 });
    await store.deliveries.settle(held, rejected);
    await store.deliveries.retry({ id: 'a', now: 200 });
    const again = await claimOne(store, 200);
    const late = await store.deliveries.settle(held, { state: 'sent', ref: 'late' });

    expect(whileHeld).toBe(false);
    expect(late).toBe(false);
    expect(await store.deliveries.settle(again, { state: 'sent', ref: 'r' })).toBe(true);
    expect(await store.deliveries.retry({ id: 'a', now: 300 })).toBe(false);
    expect(await store.deliveries.find('a')).toMatchObject({ state: 'sent', ref: 'r', reason: null });
  });

  it('has a wait cut short only where it was tried and the next try is far off', async () => {
    const { store } = await open();
    await ended(store, { id: 'far', settlement: { state: 'pending', dueAt: 10_000 } });
    await ended(store, { id: 'near', settlement: { state: 'pending', dueAt: 300 } });
    await store.deliveries.enqueue([deliveryOf('untried', { dueAt: 10_000 })], 1);
    const now = (id: string) => store.deliveries.tryNow({ id, now: 200, laterThanMs: 1_000 });

    expect([await now('far'), await now('near'), await now('untried')]).toEqual([true, false, false]);
    expect((await claimOne(store, 200)).id).toBe('far');
  });
});
