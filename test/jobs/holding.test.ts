import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { type Reply, textOf } from '../../src/domain/replies.ts';
import type { Subscription } from '../../src/domain/subscriptions.ts';
import { fanOutDue } from '../../src/jobs/fan-out.ts';
import { owe } from '../../src/jobs/holding.ts';
import { wakeHeld } from '../../src/jobs/wake.ts';
import { alertOf, deliveryOf, developmentOf, fanOutOf, usTariff } from '../store/rows.ts';
import { hourMs, minuteMs, openNewsroom } from './newsroom.ts';

const channel = 'slack:T1/C1';
const quiet = { from: '07:00', to: '12:00' };

/** A newsroom at 08:00 UTC with one channel. */
async function openHolding(settings: Partial<Subscription>) {
  const newsroom = await openNewsroom();
  const { store, clock, platform, send } = newsroom;
  await newsroom.follow(channel, ['all'], settings);
  let told = 0;
  return {
    ...newsroom,
    async tell(significance: 'low' | 'normal' | 'high' = 'normal', correctsId?: string) {
      const id = `alert ${told++}`;
      const kind = correctsId === undefined ? ('story' as const) : ('correction' as const);
      const development = developmentOf({ statement: usTariff(10 + told), significance });
      const times = { openedAt: clock.now(), dueAt: clock.now() };
      await store.alerts.put(
        alertOf(id, { shortId: `A${1000 + told}`, kind, correctsId, ...times, developments: [development] }),
      );
      const fanOut = { alertId: id, dueAt: clock.now(), kind: correctsId ? ('correct' as const) : ('post' as const) };
      await store.fanOuts.add(fanOutOf(`${id}/f`, fanOut));
      await send();
      return id;
    },
    /** The clock moves on; then what is held is looked at, and what may go out is sent. */
    async wait(ms: number) {
      clock.move(ms);
      await wakeHeld({ store, clock, limits: limits.waking });
      await send();
    },
    shown: (): Reply[] => platform.messages.map(({ shown }) => shown),
  };
}

describe('In quiet hours', () => {
  it('nothing is posted; one alert comes as it is when they are over', async () => {
    const { tell, wait, titles } = await openHolding({ quiet });

    await tell();
    await wait(3 * hourMs + 59 * minuteMs);
    const before = titles();
    await wait(minuteMs);

    expect(before).toEqual([]);
    expect(titles()).toEqual(['Reported: US tariff on Chinese goods: 11 %, in force']);
  });

  it('several alerts wait for one message, most significant first, with sources', async () => {
    const { tell, wait, shown, store } = await openHolding({ quiet, mention: 'S1' });
    await tell('low');
    await tell('high');
    await tell('normal');

    await wait(4 * hourMs);

    expect(shown()).toEqual([
      {
        title: 'Held since 07:00 UTC: 3 alerts',
        lines: [
          '• Reported: US tariff on Chinese goods: 12 %, in force (alert A1002) [1]',
          '• Reported: US tariff on Chinese goods: 13 %, in force (alert A1003) [1]',
          '• Reported: US tariff on Chinese goods: 11 %, in force (alert A1001) [1]',
        ],
        citations: [{ outlet: 'Gazette', tier: 'paper', date: '2026-11-01', title: 'A title' }],
        notes: ['Most significant first. /why and a short id say more.'],
        mention: 'S1',
      },
    ]);
    expect(await store.deliveries.stateIn('alert 1', channel)).toMatchObject({
      state: 'merged',
      reason: 'told here in one message with others, after quiet hours',
    });
  });

  it('that are taken away are not told as if they had ended', async () => {
    const { store, tell, wait, titles } = await openHolding({ quiet });
    const id = await tell();
    await tell();
    const asked = await store.subscriptions.ofChannel(channel);
    if (asked) await store.subscriptions.put({ ...asked, quiet: undefined, zone: 'America/New_York' });

    await wait(4 * hourMs);

    expect(titles()).toEqual(['Held since 03:00 New York time: 2 alerts']);
    expect(await store.deliveries.stateIn(id, channel)).toMatchObject({
      reason: 'told here in one message with others that had been held',
    });
  });

  it('what a reader asked for is posted, and what is posted is still edited', async () => {
    const { store, clock, tell, send, messages } = await openHolding({ quiet: { from: '08:30', to: '12:00' } });
    const id = await tell();
    clock.move(hourMs);
    const alert = await store.alerts.get(id);
    if (alert)
      await store.alerts.put({ ...alert, version: 2, developments: [developmentOf({ statement: usTariff(99) })] });
    await store.fanOuts.add(fanOutOf('edit', { alertId: id, kind: 'edit', dueAt: clock.now() }));
    const card = { alertId: null, message: JSON.stringify({ title: 'Card', lines: [], citations: [], notes: [] }) };
    const row = deliveryOf('card', { channel, kind: 'catch-up', ...card });
    await store.transaction((trx) => owe(trx, { rows: [row], now: clock.now() }));

    await send();

    expect(messages.map(({ shown }) => shown.title)).toEqual([
      'Reported: US tariff on Chinese goods: 99 %, in force',
      'Card',
    ]);
  });

  it('a post that failed before they began waits too, and is not in the way of what may go', async () => {
    const { store, clock, platform, tell, send, wait, titles } = await openHolding({
      quiet: { from: '08:30', to: '12:00' },
    });
    platform.answer(() => ({ kind: 'rate-limited', retryAfterMs: hourMs }));
    await tell();
    platform.answer(() => undefined);
    clock.move(hourMs);
    await send();
    const card = { alertId: null, message: JSON.stringify({ title: 'Card', lines: [], citations: [], notes: [] }) };
    const row = deliveryOf('card', { channel, kind: 'catch-up', ...card, dueAt: clock.now() });
    await store.deliveries.enqueue([row], clock.now());
    await send();
    const within = titles();

    await wait(3 * hourMs);

    expect(within).toEqual(['Card']);
    expect(titles()).toEqual(['Card', 'Reported: US tariff on Chinese goods: 11 %, in force']);
  });

  it('a correction of an alert that was told with others comes as a message of its own', async () => {
    const { tell, wait, titles, messages } = await openHolding({ quiet });
    const id = await tell();
    await tell();
    await wait(4 * hourMs);

    await tell('normal', id);

    expect(titles()).toEqual([
      'Held since 07:00 UTC: 2 alerts',
      'Reported: US tariff on Chinese goods: 13 %, in force',
    ]);
    expect(messages[1]?.replyTo).toBeUndefined();
  });

  it('a correction of an alert that still waits comes after it', async () => {
    const { tell, wait, titles } = await openHolding({ quiet });
    const id = await tell();
    await tell();
    await tell('normal', id);

    await wait(4 * hourMs);

    expect(titles()).toEqual([
      'Held since 07:00 UTC: 2 alerts',
      'Reported: US tariff on Chinese goods: 13 %, in force',
    ]);
  });
});

describe('Beyond the most alerts an hour', () => {
  it('alerts wait and come in one message when the hour allows', async () => {
    const { tell, wait, titles, clock } = await openHolding({ hourlyMax: 2 });
    for (let n = 0; n < 5; n++) {
      await tell();
      clock.move(minuteMs);
    }
    const atFirst = titles().length;
    await wait(54 * minuteMs);
    const before = titles().length;

    await wait(minuteMs);

    expect([atFirst, before]).toEqual([2, 2]);
    expect(titles().slice(2)).toEqual(['3 more alerts in the last hour']);
  });

  it('alerts that come at the same moment are counted before they are posted', async () => {
    const { store, clock, send, titles } = await openHolding({ hourlyMax: 1 });
    for (const id of ['a', 'b', 'c']) {
      await store.alerts.put(alertOf(id, { openedAt: clock.now() }));
      await store.fanOuts.add(fanOutOf(id, { alertId: id }));
    }

    await fanOutDue({ store, clock, limits });
    const states = await store.deliveries.countByState();
    await send();

    expect(states).toEqual({ pending: 1, held: 2 });
    expect(titles()).toHaveLength(1);
  });

  it('a later alert does not overtake one that is held', async () => {
    const { store, tell, titles, clock } = await openHolding({ hourlyMax: 1 });
    await tell();
    await tell();
    clock.move(hourMs + minuteMs);

    await tell();

    expect(titles()).toHaveLength(1);
    expect(await store.deliveries.countByState()).toEqual({ sent: 1, held: 2 });
  });
});

describe('What is held', () => {
  it('is given up where the channel follows nothing any more', async () => {
    const { store, tell, wait, titles } = await openHolding({ quiet });
    await tell();
    await store.subscriptions.remove(channel);

    await wait(4 * hourMs);

    expect(titles()).toEqual([]);
    expect(await store.deliveries.stateIn('alert 0', channel)).toMatchObject({
      ...{ state: 'abandoned', reason: 'this channel follows nothing any more' },
    });
  });

  it('is put off where it would come out within hours that are quiet now', async () => {
    const { store, tell, wait, titles } = await openHolding({ quiet });
    await tell();
    const held = await store.subscriptions.ofChannel(channel);
    if (held) await store.subscriptions.put({ ...held, quiet: { from: '07:00', to: '13:00' } });
    await wait(4 * hourMs);
    const before = titles();

    await wait(hourMs);

    expect(before).toEqual([]);
    expect(titles()).toHaveLength(1);
  });

  it('is told once though the bot dies between the rows and the message that gathers them', async () => {
    const { store, clock, tell, wait, shown } = await openHolding({ quiet });
    await tell();
    await tell();
    clock.move(4 * hourMs);
    const dying = {
      ...store,
      transaction: <T>(work: (trx: typeof store) => Promise<T>) =>
        store.transaction((trx) =>
          work({ ...trx, deliveries: { ...trx.deliveries, enqueue: () => Promise.reject(new Error('died')) } }),
        ),
    };
    await expect(wakeHeld({ store: dying, clock, limits: limits.waking })).rejects.toThrow('died');

    for (let runs = 0; runs < 3; runs++) await wait(minuteMs);

    expect(shown().map(({ title, lines }) => [title, lines.map(textOf).length])).toEqual([
      ['Held since 07:00 UTC: 2 alerts', 2],
    ]);
  });

  it('is kept with the reason when its channel is paused, and told on the card when it goes on', async () => {
    const { store, tell, wait, titles } = await openHolding({ quiet });
    const id = await tell();

    await store.deliveries.pauseChannel(channel, 'somebody here paused it');
    await wait(4 * hourMs);

    expect(titles()).toEqual([]);
    expect(await store.deliveries.stateIn(id, channel)).toMatchObject({ state: 'paused' });
    expect(await store.deliveries.dropPaused(channel, 'told on the card')).toEqual([id]);
  });
});
