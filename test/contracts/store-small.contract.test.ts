import { expect, it } from 'vitest';
import { newSubscription, type Subscription } from '../../src/domain/subscriptions.ts';
import { deliveryOf, inboxRowOf } from '../store/rows.ts';
import { type OpenStore, onEveryEngine } from './engines.ts';

const subscriptionOf = (id: string, parts: Partial<Subscription> = {}): Subscription =>
  newSubscription({ id, channel: `slack:T1/${id}`, topics: ['tariffs'], createdAt: 0, ...parts });

onEveryEngine('Subscriptions', (open) => {
  it('are kept one for each channel, and are gone when removed', async () => {
    const { store } = await open();
    await store.subscriptions.put(subscriptionOf('a'));

    await store.subscriptions.put(subscriptionOf('a', { topics: ['talks'] }));
    const held = await store.subscriptions.ofChannel('slack:T1/a');
    await store.subscriptions.remove('slack:T1/a');

    expect(held?.topics).toEqual(['talks']);
    expect(await store.subscriptions.ofChannel('slack:T1/a')).toBeUndefined();
  });

  it('are paged in id order, without the paused ones', async () => {
    const { store } = await open();
    for (const id of ['c', 'a', 'd']) await store.subscriptions.put(subscriptionOf(id));
    await store.subscriptions.put(subscriptionOf('b', { state: 'paused', reason: 'no right' }));

    expect((await store.subscriptions.activeAfter('', 2)).map(({ id }) => id)).toEqual(['a', 'c']);
    expect((await store.subscriptions.activeAfter('c', 2)).map(({ id }) => id)).toEqual(['d']);
    expect(await store.subscriptions.activeAfter('d', 2)).toEqual([]);
  });
});

onEveryEngine('The inbox', (open) => {
  it('gives the oldest rows first and keeps each row until it is removed', async () => {
    const { store } = await open();
    await store.inbox.add([inboxRowOf('3'), inboxRowOf('1')]);
    await store.inbox.add([inboxRowOf('2'), inboxRowOf('1')]);

    expect((await store.inbox.take(2)).map(({ id }) => id)).toEqual(['1', '2']);
    await store.inbox.remove('1');
    expect(await store.inbox.take(1)).toEqual([inboxRowOf('2')]);
    expect(await store.inbox.count()).toBe(2);
  });

  it('takes no rows, or more than one statement can hold', async () => {
    const { store } = await open();

    await store.inbox.add([]);
    await store.inbox.add(Array.from({ length: 1001 }, (_, index) => inboxRowOf(String(index))));

    expect(await store.inbox.count()).toBe(1001);
  });
});

onEveryEngine('A hold', (open) => {
  it('belongs to the first who takes it, until it runs out', async () => {
    const { store } = await open();
    const take = (owner: string, now: number) => store.holds.take({ key: 'reader', owner, now, forMs: 100 });

    const taken = [await take('one', 0), await take('two', 50), await take('two', 99), await take('two', 100)];

    expect(taken).toEqual([true, false, false, true]);
    expect(await take('one', 150)).toBe(false);
  });

  it('is renewed by its own owner', async () => {
    const { store } = await open();
    const take = (owner: string, now: number) => store.holds.take({ key: 'reader', owner, now, forMs: 100 });
    await take('one', 0);

    const renewed = await take('one', 90);

    expect(renewed).toBe(true);
    expect(await take('two', 150)).toBe(false);
    expect(await take('two', 190)).toBe(true);
  });

  it('goes to one of many who reach for it at once', async () => {
    const { store } = await open();
    const owners = Array.from({ length: 20 }, (_, index) => `owner ${index}`);

    const taken = await Promise.all(owners.map((owner) => store.holds.take({ key: 'k', owner, now: 0, forMs: 10 })));

    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('is given back only by its owner', async () => {
    const { store } = await open();
    await store.holds.take({ key: 'k', owner: 'one', now: 0, forMs: 100 });

    await store.holds.release('k', 'two');
    const beforeRelease = await store.holds.take({ key: 'k', owner: 'two', now: 0, forMs: 100 });
    await store.holds.release('k', 'one');
    const afterRelease = await store.holds.take({ key: 'k', owner: 'two', now: 0, forMs: 100 });

    expect([beforeRelease, afterRelease]).toEqual([false, true]);
  });

  it('is swept away when it has run out, and stays when it has not', async () => {
    const { store, database } = await open();
    await store.holds.take({ key: 'old', owner: 'one', now: 0, forMs: 10 });
    await store.holds.take({ key: 'new', owner: 'one', now: 0, forMs: 20 });

    await store.holds.sweep(10);

    const rows = await database.db.selectFrom('holds').select('key').execute();
    expect(rows.map(({ key }) => key)).toEqual(['new']);
  });
});

onEveryEngine('A cursor', (open) => {
  it('is kept for each feed', async () => {
    const { store } = await open();
    const cursor = {
      etag: '"x"',
      moved: { from: 'https://example.org/', to: 'https://example.net/' },
      nextPollAt: 9,
      lastOkAt: 3,
      failures: 2,
    };

    await store.cursors.put('gazette', { nextPollAt: 1, lastOkAt: null, failures: 0 });
    await store.cursors.put('gazette', cursor);

    expect(await store.cursors.get('gazette')).toEqual(cursor);
    expect(await store.cursors.get('herald')).toBeUndefined();
  });
});

onEveryEngine('The hash of the published commands', (open) => {
  it('is what was set last', async () => {
    const { store } = await open();
    const before = await store.published.get();

    await store.published.set('one');
    await store.published.set('two');

    expect([before, await store.published.get()]).toEqual([undefined, 'two']);
  });
});

onEveryEngine('A count', (open) => {
  const count = ({ store }: OpenStore, { now = 0, by = 'U1' } = {}) =>
    store.holds.count({ key: `look/${by}`, now, forMs: 100 });

  it('rises by one, for its key alone, and begins anew when its time is over', async () => {
    const opened = await open();

    const counts = [];
    for (const now of [0, 50, 99, 100, 150]) counts.push(await count(opened, { now }));

    expect(counts).toEqual([
      ...[1, 2, 3].map((times) => ({ count: times, untilMs: 100 })),
      ...[1, 2].map((times) => ({ count: times, untilMs: 200 })),
    ]);
    expect(await count(opened, { now: 150, by: 'U2' })).toEqual({ count: 1, untilMs: 250 });
  });

  it('leaves out none that came at the same moment', async () => {
    const opened = await open();

    const counted = await Promise.all(Array.from({ length: 20 }, () => count(opened)));

    expect(counted.map((one) => one.count).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
  });

  it('is gone after a sweep once its time is over, and not before', async () => {
    const opened = await open();
    const { store, database } = opened;
    for (let reader = 0; reader < 300; reader++) await count(opened, { now: reader % 2, by: `U${reader}` });
    const rows = async () => (await database.db.selectFrom('counts').select('key').orderBy('key').execute()).length;

    await store.holds.sweep(100);
    const half = await rows();
    await store.holds.sweep(101);

    expect([half, await rows()]).toEqual([150, 0]);
  });
});

onEveryEngine('Text with a null character', (open) => {
  it('is kept like any other, wherever it stands', async () => {
    const { store } = await open();
    const odd = 'a\0b';

    await store.audit.add({ at: 1, channel: odd, by: odd, command: odd });
    await store.threads.put({ channel: odd, key: odd, root: odd, at: 1 });
    await store.deliveries.enqueue([deliveryOf(odd, { channel: `slack:${odd}` })], 0);
    const [claimed] = await store.deliveries.claim({ worker: odd, platform: 'slack', now: 1, leaseMs: 1, limit: 1 });
    const isSettled = claimed && (await store.deliveries.settle(claimed, { state: 'abandoned', reason: odd }));

    expect(await store.audit.ofChannel(odd, 1)).toHaveLength(1);
    expect(await store.threads.root(odd, odd)).toMatch(/^a.b$/s);
    expect(isSettled).toBe(true);
    expect(await store.holds.take({ key: odd, owner: odd, now: 0, forMs: 1 })).toBe(true);
    expect(await store.alerts.byShortId(odd)).toBeUndefined();
    expect(await store.search.knows(odd)).toBe(false);
  });
});
