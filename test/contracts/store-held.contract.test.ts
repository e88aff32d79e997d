import { expect, it } from 'vitest';
import { deliveryOf } from '../store/rows.ts';
import { onEveryEngine } from './engines.ts';

const here = 'slack:T1/C1';
const claim = { worker: 'w', platform: 'slack', now: 100, leaseMs: 1000, limit: 10 };

onEveryEngine('What is held', (open) => {
  it('are given out to nobody, and are in the way of nothing that comes after them', async () => {
    const { store } = await open();
    await store.deliveries.enqueue([deliveryOf('1', { state: 'held' })], 1);
    await store.deliveries.enqueue([deliveryOf('2')], 2);

    expect((await store.deliveries.claim(claim)).map(({ id }) => id)).toEqual(['2']);
  });

  it('are found by channel when they are due, and looked at again when settings change', async () => {
    const { store } = await open();
    await store.deliveries.enqueue([deliveryOf('1', { state: 'held', dueAt: 500 })], 1);
    const early = await store.deliveries.heldDue(499, 10);
    const until = await store.deliveries.alertsHeldUntil([here, 'slack:T1/C2']);

    await store.deliveries.recheckHeld(here, 200);

    expect(early).toEqual([]);
    expect([...until]).toEqual([[here, 500]]);
    expect(await store.deliveries.heldDue(200, 10)).toEqual([here]);
  });

  it('change only while they are held', async () => {
    const { store } = await open();
    await store.deliveries.enqueue([deliveryOf('1', { state: 'held' }), deliveryOf('2')], 1);

    await store.deliveries.settleHeld(['1', '2'], { state: 'merged', reason: 'told with others' });

    expect(await store.deliveries.countByState()).toEqual({ merged: 1, pending: 1 });
    expect(await store.deliveries.heldOf(here, 10)).toEqual([]);
  });

  it('are paused with their channel', async () => {
    const { store } = await open();
    await store.deliveries.enqueue([deliveryOf('1', { state: 'held' }), deliveryOf('2')], 1);

    await store.deliveries.pauseChannel(here, 'no right');

    expect(await store.deliveries.countByState()).toEqual({ paused: 2 });
  });

  it('count with what was posted lately and what is about to be', async () => {
    const { store } = await open();
    await store.deliveries.enqueue([deliveryOf('1'), deliveryOf('2', { kind: 'notice' })], 1);
    const [first] = await store.deliveries.claim(claim);
    if (first) await store.deliveries.settle(first, { state: 'sent', ref: 'r', postedAt: 100 });
    await store.deliveries.enqueue([deliveryOf('3'), deliveryOf('4', { state: 'held' })], 2);

    expect(await store.deliveries.alertTimes([here], 50)).toEqual([
      { channel: here, postedAt: 100 },
      { channel: here, postedAt: null },
    ]);
    expect(await store.deliveries.alertTimes([here], 100)).toEqual([{ channel: here, postedAt: null }]);
  });
});
