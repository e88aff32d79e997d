import { expect, it } from 'vitest';
import type { Feedback } from '../../src/domain/feedback.ts';
import { newSubscription, type Subscription } from '../../src/domain/subscriptions.ts';
import { deliveryOf, developmentOf, entryOf, itemOf } from '../store/rows.ts';
import { onEveryEngine } from './engines.ts';

const subscriptionOf = (channel: string, parts: Partial<Subscription> = {}): Subscription =>
  newSubscription({ id: `id ${channel}`, channel, topics: ['all'], createdAt: 1, ...parts });

const channelsOf = (rows: readonly { readonly channel: string }[]) => rows.map(({ channel }) => channel);

onEveryEngine('Pages of subscriptions', (open) => {
  it('come in the order of channels, whatever their state', async () => {
    const { store } = await open();
    for (const channel of ['slack:T1/C2', 'discord:G1/C1', 'slack:T1/C1'])
      await store.subscriptions.put(subscriptionOf(channel));
    await store.subscriptions.put(subscriptionOf('slack:T1/C3', { state: 'paused' }));

    const first = await store.subscriptions.page({ after: '', limit: 2 });
    const second = await store.subscriptions.page({ after: 'slack:T1/C1', limit: 2 });

    expect(channelsOf(first)).toEqual(['discord:G1/C1', 'slack:T1/C1']);
    expect(channelsOf(second)).toEqual(['slack:T1/C2', 'slack:T1/C3']);
  });

  it('hold those of a chat, of a state, and with any of some words', async () => {
    const { store } = await open();
    await store.subscriptions.put(subscriptionOf('slack:T1/C1', { include: ['Soybeans 100%'] }));
    await store.subscriptions.put(subscriptionOf('slack:T1/C2', { state: 'paused', topics: ['tariffs'] }));
    await store.subscriptions.put(subscriptionOf('discord:G1/C1'));
    const found = async (wanted: object) =>
      channelsOf(await store.subscriptions.page({ after: '', limit: 9, ...wanted }));

    expect(await found({ platform: 'slack' })).toEqual(['slack:T1/C1', 'slack:T1/C2']);
    expect(await found({ platform: 'slac' })).toEqual([]);
    expect(await found({ state: 'paused' })).toEqual(['slack:T1/C2']);
    expect(await found({ texts: ['soyBEANS'] })).toEqual(['slack:T1/C1']);
    expect(await found({ texts: ['0%'] })).toEqual(['slack:T1/C1']);
    expect(await found({ texts: ['s%y'] })).toEqual([]);
    expect(await found({ texts: ['"tariffs"', 'g1/'] })).toEqual(['discord:G1/C1', 'slack:T1/C2']);
  });

  it('are counted by chat and state', async () => {
    const { store } = await open();
    await store.subscriptions.put(subscriptionOf('slack:T1/C1'));
    await store.subscriptions.put(subscriptionOf('slack:T1/C2'));
    await store.subscriptions.put(subscriptionOf('slack:T1/C3', { state: 'paused' }));
    await store.subscriptions.put(subscriptionOf('discord:G1/C1'));

    expect(await store.subscriptions.counts()).toEqual([
      { platform: 'discord', state: 'active', count: 1 },
      { platform: 'slack', state: 'active', count: 2 },
      { platform: 'slack', state: 'paused', count: 1 },
    ]);
  });
});

onEveryEngine('What a feed brought', (open) => {
  it('is given newest first, everyone’s and workspaces’ own, what was passed over too', async () => {
    const { store } = await open();
    await store.coverage.put(entryOf(itemOf('old', { feedId: 'wire', seenAt: 1 })));
    await store.coverage.put(entryOf(itemOf('new', { feedId: 'wire', seenAt: 3 }), { isRelevant: false }));
    await store.coverage.put(entryOf(itemOf('own', { feedId: 'wire', seenAt: 2, workspace: 'slack:T1' })));
    await store.coverage.put(entryOf(itemOf('other', { feedId: 'paper', seenAt: 4 })));

    const all = await store.coverage.ofFeed('wire', 9);

    expect(all.map(({ item, isRelevant }) => [item.id, isRelevant])).toEqual([
      ['new', false],
      ['own', true],
      ['old', true],
    ]);
    expect((await store.coverage.ofFeed('wire', 1)).map(({ item }) => item.id)).toEqual(['new']);
    expect(await store.coverage.ofFeed('nobody', 9)).toEqual([]);
  });
});

onEveryEngine('Deliveries of a channel', (open) => {
  it('tell when its last alert was posted, and what it is still owed', async () => {
    const { store } = await open();
    const rows = [
      deliveryOf('a', { channel: 'slack:T1/C1' }),
      deliveryOf('b', { channel: 'slack:T1/C1', state: 'held' }),
      deliveryOf('c', { channel: 'slack:T2/C1' }),
    ];
    for (const [at, row] of rows.entries()) await store.deliveries.enqueue([row], at);
    const claimed = await store.deliveries.claim({
      worker: 'w',
      platform: 'slack',
      now: 9_000_000_000_000,
      leaseMs: 1,
      limit: 9,
    });
    for (const one of claimed)
      if (one.id === 'a') await store.deliveries.settle(one, { state: 'sent', ref: 'r', postedAt: 77 });

    expect(await store.deliveries.lastAlerts(['slack:T1/C1', 'slack:T2/C1'])).toEqual(new Map([['slack:T1/C1', 77]]));
    expect((await store.deliveries.waitingFor('slack:T1/C1', 9)).map(({ id, state }) => [id, state])).toEqual([
      ['b', 'held'],
    ]);
    expect(await store.deliveries.lastAlerts([])).toEqual(new Map());
  });
});

onEveryEngine('Feedback', (open) => {
  it('is given newest first, before a place', async () => {
    const { store } = await open();
    const { itemId, claimId, statement, quote } = developmentOf();
    for (const id of ['1', '3', '2']) {
      const feedback: Feedback = {
        ...{ id, at: Number(id), channel: 'slack:T1/C1', by: null, fault: 'value', words: '', alertId: 'a' },
        ...{ shortId: 'AAAAA', headline: '', itemId, claimId, statement, quote },
      };
      await store.feedback.add(feedback);
    }

    expect((await store.feedback.newest({ limit: 2 })).map(({ id }) => id)).toEqual(['3', '2']);
    expect((await store.feedback.newest({ before: '2', limit: 2 })).map(({ id }) => id)).toEqual(['1']);
    expect(await store.feedback.count()).toBe(3);
  });
});
