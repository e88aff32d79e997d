import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { fanOutDue } from '../../src/jobs/fan-out.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import type { Store } from '../../src/ports.ts';
import { openStore } from '../contracts/engines.ts';
import { alertOf, developmentOf, fanOutOf } from '../store/rows.ts';
import { background, hourMs, minuteMs, openNewsroom, rise, subscriptionOf } from './newsroom.ts';

const clock = { now: () => 1000 };
const limitsOf = (chunkRows: number, chunksPerRunMax: number) => ({
  ...limits,
  fanOut: { alertsPerRunMax: 20, chunkRows, chunksPerRunMax },
});

/** A store with an alert for this many channels, and a few that want something else. */
async function openWithChannels(count: number): Promise<Store> {
  const { store } = await openStore();
  await store.transaction(async (trx) => {
    for (let index = 0; index < count; index++)
      await trx.subscriptions.put(subscriptionOf(`slack:T1/C${String(index).padStart(5, '0')}`, ['tariffs']));
    for (let index = 0; index < 10; index++)
      await trx.subscriptions.put(subscriptionOf(`slack:T2/C${index}`, ['shipping']));
    await trx.alerts.put(alertOf('alert'));
    await trx.fanOuts.add(fanOutOf('alert/post/1'));
  });
  return store;
}

describe('An alert for 1,200 channels', () => {
  it('is owed to each of them once, and to none that wants something else', async () => {
    const store = await openWithChannels(1200);

    await fanOutDue({ store, clock, limits: limitsOf(500, 40) });
    await fanOutDue({ store, clock, limits: limitsOf(500, 40) });

    expect(await store.deliveries.countByState()).toEqual({ pending: 1200 });
    expect(await store.fanOuts.due(clock.now(), 10)).toEqual([]);
  });

  it('goes on after a stop where it was, chunk by chunk', async () => {
    const store = await openWithChannels(1200);
    const counts: number[] = [];

    for (let run = 0; run < 4; run++) {
      await fanOutDue({ store, clock, limits: limitsOf(500, 1) });
      counts.push((await store.deliveries.countByState()).pending ?? 0);
    }

    expect(counts).toEqual([500, 1000, 1200, 1200]);
    expect(await store.fanOuts.due(clock.now(), 10)).toEqual([]);
  });

  it('is owed once even when a chunk is done a second time', async () => {
    const store = await openWithChannels(700);
    await fanOutDue({ store, clock, limits: limitsOf(500, 1) });
    await store.fanOuts.advance('alert/post/1', '');

    await fanOutDue({ store, clock, limits: limitsOf(500, 40) });

    expect(await store.deliveries.countByState()).toEqual({ pending: 700 });
  });

  it('keeps nothing of a chunk that breaks half way', async () => {
    const store = await openWithChannels(600);
    const failing: Store = {
      ...store,
      transaction: (work) =>
        store.transaction(async (trx) =>
          work({
            ...trx,
            fanOuts: {
              ...trx.fanOuts,
              advance: async () => {
                throw new Error('the process ends');
              },
            },
          }),
        ),
    };

    const broken = fanOutDue({ store: failing, clock, limits: limitsOf(500, 40) });

    await expect(broken).rejects.toThrow('the process ends');
    expect(await store.deliveries.countByState()).toEqual({});
  });

  it('waits until its batch has closed', async () => {
    const store = await openWithChannels(1);
    await store.fanOuts.add(fanOutOf('later', { dueAt: clock.now() + 1 }));

    await fanOutDue({ store, clock, limits: limitsOf(500, 40) });

    expect((await store.fanOuts.due(clock.now() + 1, 10)).map(({ id }) => id)).toEqual(['later']);
  });

  it('is let go when its alert is gone', async () => {
    const { store } = await openStore();
    await store.fanOuts.add(fanOutOf('orphan', { alertId: 'gone' }));

    await fanOutDue({ store, clock, limits: limitsOf(500, 40) });

    expect(await store.fanOuts.due(clock.now(), 10)).toEqual([]);
  });

  it('is owed beside another alert of the same moment', async () => {
    const store = await openWithChannels(30);
    await store.alerts.put(alertOf('second', { developments: [developmentOf({ topics: ['shipping'] })] }));
    await store.fanOuts.add(fanOutOf('second/post/1', { alertId: 'second' }));

    for (let run = 0; run < 20; run++) await fanOutDue({ store, clock, limits: limitsOf(7, 2) });

    expect(await store.deliveries.countByState()).toEqual({ pending: 40 });
  });
});

describe('A channel that has just subscribed', () => {
  it('gets its card at once and the next alert after it, in that order', async () => {
    const newsroom = await openNewsroom();
    const { store, clock: moved, log } = newsroom;
    const answer = createAnswerer({
      access: accessOf([]),
      commands: createCommands(topics),
      store,
      clock: moved,
      topics,
      feeds: createFeedList([]),
      log,
    });
    await newsroom.publish(background);

    await answer({ name: 'subscribe', options: { topic: 'tariffs' }, channel: 'slack:T1/C1', callId: 'x' });
    await newsroom.send();
    const atOnce = newsroom.titles();
    await newsroom.publish(rise);
    await newsroom.pass(hourMs);

    expect(atOnce).toEqual(['This channel now follows: Tariffs']);
    expect(newsroom.titles()).toEqual([
      'This channel now follows: Tariffs',
      'Reported: US tariff on Chinese goods: 47 % → 57 %, in force',
    ]);
  });

  it('where Parley may not post shows that at once: its subscription is paused', async () => {
    const newsroom = await openNewsroom();
    const { store, clock: moved, log } = newsroom;
    const answer = createAnswerer({
      access: accessOf([]),
      commands: createCommands(topics),
      store,
      clock: moved,
      topics,
      feeds: createFeedList([]),
      log,
    });
    newsroom.platform.answer(() => ({ kind: 'rejected', reason: 'Invite Parley first', scope: 'channel' }));

    await answer({ name: 'subscribe', options: { topic: 'tariffs' }, channel: 'slack:T1/C1' });
    await newsroom.pass(minuteMs);

    expect(await store.subscriptions.ofChannel('slack:T1/C1')).toMatchObject({
      state: 'paused',
      reason: 'Invite Parley first',
    });
  });
});
