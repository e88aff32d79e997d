import { expect, it } from 'vitest';
import { newSubscription, type Subscription } from '../../src/domain/subscriptions.ts';
import type { Store } from '../../src/ports.ts';
import { deliveryOf } from '../store/rows.ts';
import { exported, onEveryEngine } from './engines.ts';

const subscriptionOf = (channel: string, parts: Partial<Subscription> = {}): Subscription =>
  newSubscription({ id: channel, channel, topics: ['tariffs'], createdAt: 0, ...parts });

const claim = (store: Store, { platform = 'slack', now = 0, limit = 10 } = {}) =>
  store.deliveries.claim({ worker: 'w1', platform, now, leaseMs: 60_000, limit });

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

onEveryEngine('Subscriptions', (open) => {
  it('are found by workspace or channel, page by page, and by no name that only begins alike', async () => {
    const { store } = await open();
    for (const channel of ['slack:T1/C1', 'slack:T1/C2', 'slack:T12/C1', 'discord:1/1'])
      await store.subscriptions.put(subscriptionOf(channel));

    expect(idsOf(await store.subscriptions.within('slack:T1', { after: '', limit: 1 }))).toEqual(['slack:T1/C1']);
    expect(idsOf(await store.subscriptions.within('slack:T1', { after: 'slack:T1/C1', limit: 9 }))).toEqual([
      'slack:T1/C2',
    ]);
    expect(idsOf(await store.subscriptions.within('slack:T1/C2', { after: '', limit: 9 }))).toEqual(['slack:T1/C2']);
  });

  it('that are paused are found when they are due, the longest due first, but not those that a reader paused', async () => {
    const { store } = await open();
    const paused = (channel: string, parts: Partial<Subscription>) =>
      store.subscriptions.put(subscriptionOf(channel, { state: 'paused', ...parts }));
    await paused('a', { checkAt: 20, pausedAt: 5 });
    await paused('b', { checkAt: 10, pausedAt: 7 });
    await paused('c', { checkAt: 21, pausedAt: 8 });
    await paused('d', { checkAt: 1, pausedAt: 1, isPausedByReader: true });
    await store.subscriptions.put(subscriptionOf('e'));

    expect(idsOf(await store.subscriptions.toCheck(20, 9))).toEqual(['b', 'a']);
    expect(idsOf(await store.subscriptions.pausedBefore(8, 9))).toEqual(['a', 'b']);
  });
});

onEveryEngine('The conversations of a channel', (open) => {
  it('are known by name, replaced, and gone when dropped or forgotten', async () => {
    const { store } = await open();
    await store.threads.put({ channel: 'a', key: 'k', root: '1', at: 1 });
    await store.threads.put({ channel: 'a', key: 'k', root: '2', at: 1 });
    await store.threads.put({ channel: 'a', key: 'l', root: '3', at: 1 });
    await store.threads.put({ channel: 'b', key: 'k', root: '4', at: 1 });

    const known = await store.threads.root('a', 'k');
    await store.threads.drop('a', 'k');
    await store.threads.forget('b');

    expect(known).toBe('2');
    expect(await store.threads.root('a', 'k')).toBeUndefined();
    expect(await store.threads.root('a', 'l')).toBe('3');
    expect(await store.threads.root('b', 'k')).toBeUndefined();
  });
});

onEveryEngine('The outbox', (open) => {
  it('gives out the deliveries of one chat at a time', async () => {
    const { store } = await open();
    const rows = [deliveryOf('a', { channel: 'slack:T1/C1' }), deliveryOf('b', { channel: 'discord:1/1' })];
    await store.deliveries.enqueue(rows, 0);

    expect(idsOf(await claim(store, { platform: 'discord' }))).toEqual(['b']);
    expect(idsOf(await claim(store, { platform: 'slack' }))).toEqual(['a']);
  });

  it('takes a claimed delivery back as if it had not been tried', async () => {
    const { store } = await open();
    await store.deliveries.enqueue([deliveryOf('a')], 0);
    const [first] = await claim(store);

    await store.deliveries.postpone([{ delivery: first!, dueAt: 50 }]);
    const early = await claim(store, { now: 49 });
    const [again] = await claim(store, { now: 50 });

    expect(early).toEqual([]);
    expect(again).toMatchObject({ id: 'a', attempts: 1, isInDoubt: false });
  });

  it('knows when a chat is due next', async () => {
    const { store } = await open();
    const rows = [
      deliveryOf('a', { dueAt: 10 }),
      deliveryOf('b', { dueAt: 30 }),
      deliveryOf('c', { channel: 'discord:1/1', dueAt: 20 }),
    ];
    await store.deliveries.enqueue(rows, 0);

    expect(await store.deliveries.nextDueAt('slack', 10)).toBe(30);
    expect(await store.deliveries.nextDueAt('slack', 30)).toBeUndefined();
  });

  it('holds what a paused channel is owed, and tells which alerts it was never shown', async () => {
    const { store } = await open();
    await store.deliveries.enqueue([deliveryOf('0', { alertId: 'shown' })], 0);
    const [posted] = await claim(store);
    await store.deliveries.settle(posted!, { state: 'pending', ref: 'r', dueAt: 5 });
    const owed = [deliveryOf('1', { alertId: 'first' }), deliveryOf('2', { alertId: 'second' })];
    await store.deliveries.enqueue([...owed, deliveryOf('3', { channel: 'slack:T1/other' })], 0);

    await store.deliveries.pauseChannel('slack:T1/C1', 'no right');
    const whilePaused = idsOf(await claim(store, { now: 100 }));
    const missed = await store.deliveries.dropPaused('slack:T1/C1', 'told in one message');

    expect(whilePaused).toEqual(['3']);
    expect(missed).toEqual(['first', 'second']);
    expect(await store.deliveries.countByState()).toEqual({ abandoned: 2, sending: 1, sent: 1 });
  });
});

onEveryEngine('An installation', (open) => {
  it('is kept as it was sealed, leaves no copy in an export, and is gone when removed', async () => {
    const { store, database } = await open();
    await store.installations.put('T1', 'sealed text');

    const kept = await store.installations.get('T1');
    const lines = (await exported(database)).join('\n');
    await store.installations.remove('T1');

    expect(kept).toBe('sealed text');
    expect(lines).not.toContain('sealed text');
    expect(await store.installations.get('T1')).toBeUndefined();
  });
});

onEveryEngine('A forgotten channel', (open) => {
  it('leaves nothing behind, and other channels as they were', async () => {
    const { store } = await open();
    for (const channel of ['slack:T1/C1', 'slack:T1/C2']) {
      await store.subscriptions.put(subscriptionOf(channel));
      await store.deliveries.enqueue([deliveryOf(channel, { channel })], 0);
      await store.threads.put({ channel, key: 'k', root: '1', at: 1 });
      await store.audit.add({ at: 0, channel, by: null, command: '/subscribe all' });
    }

    await store.forgetChannel('slack:T1/C1');

    expect(await store.subscriptions.ofChannel('slack:T1/C1')).toBeUndefined();
    expect(await store.threads.root('slack:T1/C1', 'k')).toBeUndefined();
    expect(await store.audit.ofChannel('slack:T1/C1', 9)).toEqual([]);
    expect(idsOf(await claim(store))).toEqual(['slack:T1/C2']);
    expect(await store.threads.root('slack:T1/C2', 'k')).toBe('1');
  });
});
