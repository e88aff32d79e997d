import { expect, it } from 'vitest';
import type { Delivery } from '../../src/domain/deliveries.ts';
import type { Store } from '../../src/ports.ts';
import { deliveryOf } from '../store/rows.ts';
import { onEveryEngine } from './engines.ts';

const leaseMs = 60_000;
const claim = (store: Store, { now = 0, limit = 10, worker = 'w1' } = {}) =>
  store.deliveries.claim({ worker, platform: 'slack', now, leaseMs, limit });

async function claimOne(store: Store, now = 0): Promise<Delivery> {
  const [delivery] = await claim(store, { now });
  if (!delivery) throw new Error('Nothing is due.');
  return delivery;
}

/** A delivery that has been posted. */
async function posted(store: Store, { id = 'a', channel = 'slack:T1/C1' } = {}): Promise<void> {
  await store.deliveries.enqueue([deliveryOf(id, { channel })], 0);
  const delivery = await claimOne(store);
  await store.deliveries.settle(delivery, { state: 'sent', ref: `ref of ${id}`, postedAt: 5, shownVersion: 1 });
}

onEveryEngine('The outbox', (open) => {
  it('takes a delivery once, however often it is put in', async () => {
    const { store } = await open();
    await posted(store);

    await store.deliveries.enqueue([deliveryOf('a'), deliveryOf('b')], 0);
    await store.deliveries.enqueue([deliveryOf('b')], 0);
    await store.deliveries.enqueue([], 0);

    expect(await store.deliveries.countByState()).toEqual({ sent: 1, pending: 1 });
  });

  it('takes more than one statement can hold', async () => {
    const { store } = await open();
    const rows = Array.from({ length: 1200 }, (_, index) => deliveryOf(`d${index}`, { channel: `slack:T1/C${index}` }));

    await store.deliveries.enqueue(rows, 0);

    expect(await store.deliveries.countByState()).toEqual({ pending: 1200 });
  });

  it('gives out the oldest due delivery of each channel', async () => {
    const { store } = await open();
    const rows = [
      deliveryOf('later', { dueAt: 20 }),
      deliveryOf('b', { dueAt: 10 }),
      deliveryOf('a', { dueAt: 10 }),
      deliveryOf('other', { channel: 'slack:T1/C2', dueAt: 20 }),
      deliveryOf('ahead', { channel: 'slack:T1/C3', dueAt: 21 }),
    ];
    await store.deliveries.enqueue(rows, 7);

    const claimed = await claim(store, { now: 20 });

    expect(claimed.map(({ id }) => id).toSorted()).toEqual(['a', 'other']);
    expect(claimed[0]).toMatchObject({ attempts: 1, createdAt: 7, ref: null, isInDoubt: false, edits: 0 });
  });

  it('gives out no more than asked for, the oldest first', async () => {
    const { store } = await open();
    const rows = [5, 3, 4, 1, 2].map((n) => deliveryOf(`d${n}`, { channel: `slack:T1/C${n}`, dueAt: n }));
    await store.deliveries.enqueue(rows, 0);

    const claimed = await claim(store, { now: 9, limit: 2 });

    expect(claimed.map(({ id }) => id).toSorted()).toEqual(['d1', 'd2']);
  });

  it('has one message of a channel in flight: the next one waits for it', async () => {
    const { store } = await open();
    await store.deliveries.enqueue([deliveryOf('a'), deliveryOf('b')], 0);
    const first = await claimOne(store);

    const meanwhile = await claim(store);
    await store.deliveries.settle(first, { state: 'sent', ref: 'r' });
    const afterwards = await claim(store);

    expect(meanwhile).toEqual([]);
    expect(afterwards.map(({ id }) => id)).toEqual(['b']);
  });

  it('would refuse a second message of a channel in flight even if a claim went wrong', async () => {
    const { store, database } = await open();
    await store.deliveries.enqueue([deliveryOf('a'), deliveryOf('b')], 0);
    await claimOne(store);

    const wrong = database.db.updateTable('deliveries').set({ state: 'sending' }).where('id', '=', 'b').execute();

    await expect(wrong).rejects.toThrow(/unique/i);
  });

  it('gives each delivery to one of many workers', async () => {
    const { store } = await open();
    const rows = Array.from({ length: 30 }, (_, index) => deliveryOf(`d${index}`, { channel: `slack:T1/C${index}` }));
    await store.deliveries.enqueue(rows, 0);

    const claims = await Promise.all(['w1', 'w2', 'w3'].map((worker) => claim(store, { worker, limit: 30 })));

    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(30);
  });

  it('lets only the worker that holds a delivery settle it', async () => {
    const { store } = await open();
    await store.deliveries.enqueue([deliveryOf('a')], 0);
    const lost = await claimOne(store);
    await store.deliveries.releaseExpired(leaseMs + 1);
    const held = await claimOne(store);

    const late = await store.deliveries.settle(lost, { state: 'abandoned', reason: 'late' });
    const inTime = await store.deliveries.settle(held, { state: 'sent', ref: 'r' });
    const again = await store.deliveries.settle(held, { state: 'abandoned' });

    expect([late, inTime, again]).toEqual([false, true, false]);
    expect(await store.deliveries.countByState()).toEqual({ sent: 1 });
  });

  it('marks the post of a lost worker as in doubt, but only once its lease has run out', async () => {
    const { store } = await open();
    await store.deliveries.enqueue([deliveryOf('a')], 0);
    await claimOne(store);

    const early = await store.deliveries.releaseExpired(leaseMs);
    const inTime = await store.deliveries.releaseExpired(leaseMs + 1);

    expect([early, inTime]).toEqual([0, 1]);
    expect(await claimOne(store)).toMatchObject({ isInDoubt: true, attempts: 2 });
  });

  it('simply does the edit of a lost worker again', async () => {
    const { store } = await open();
    await posted(store);
    await store.deliveries.oweEdit('a', 100);
    await claimOne(store, 100);

    await store.deliveries.releaseExpired(100 + leaseMs + 1);

    expect(await claimOne(store, 100)).toMatchObject({ isInDoubt: false, ref: 'ref of a' });
  });

  it('lets what waits in a channel wait longer, in order, and touches no other channel', async () => {
    const { store } = await open();
    const elsewhere = { channel: 'slack:T1/C2' };
    await store.deliveries.enqueue([deliveryOf('a'), deliveryOf('b'), deliveryOf('z', { dueAt: 900 })], 0);
    await store.deliveries.enqueue([deliveryOf('other', elsewhere)], 0);

    await store.deliveries.deferChannel('slack:T1/C1', 500);

    expect((await claim(store, { now: 499 })).map(({ id }) => id)).toEqual(['other']);
    const first = await claimOne(store, 500);
    expect(first.id).toBe('a');
    await store.deliveries.settle(first, { state: 'sent', ref: 'r' });
    expect((await claimOne(store, 500)).id).toBe('b');
  });

  it('owes an edit of a posted message once, and none of a message that is not posted', async () => {
    const { store } = await open();
    await posted(store);
    await store.deliveries.enqueue([deliveryOf('waiting', { channel: 'slack:T1/C2', dueAt: 5000 })], 0);

    await store.deliveries.oweEdit('a', 100);
    await store.deliveries.oweEdit('a', 900);
    await store.deliveries.oweEdit('waiting', 100);

    expect((await claim(store, { now: 100 })).map(({ id, ref }) => [id, ref])).toEqual([['a', 'ref of a']]);
  });

  it('pages through the posted deliveries of an alert', async () => {
    const { store } = await open();
    for (const id of ['a', 'b', 'c']) await posted(store, { id, channel: `slack:T1/${id}` });
    await store.deliveries.enqueue([deliveryOf('d', { channel: 'slack:T1/d' })], 0);
    const page = (after: string) => store.deliveries.postedOf({ alertId: 'alert', after, limit: 2 });

    expect((await page('')).map(({ id }) => id)).toEqual(['a', 'b']);
    expect((await page('b')).map(({ id, ref, postedAt }) => [id, ref, postedAt])).toEqual([['c', 'ref of c', 5]]);
    expect(await store.deliveries.postedOf({ alertId: 'another', after: '', limit: 2 })).toEqual([]);
  });

  it('keeps what a settlement says: doubt, reason, edits', async () => {
    const { store, database } = await open();
    await store.deliveries.enqueue([deliveryOf('a')], 0);
    await store.deliveries.settle(await claimOne(store), { state: 'pending', dueAt: 50, isInDoubt: true });
    const doubtful = await claimOne(store, 50);
    await store.deliveries.settle(doubtful, { state: 'paused', reason: 'no right', edits: 2, editedAt: 40 });

    const [row] = await database.db.selectFrom('deliveries').selectAll().execute();
    expect(doubtful.isInDoubt).toBe(true);
    expect(row).toMatchObject({ state: 'paused', reason: 'no right', edits: 2, edited_at: 40, in_doubt: 0 });
    expect(row).toMatchObject({ leased_by: null, lease_until: null });
  });
});
