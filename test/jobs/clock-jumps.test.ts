import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { sendDigests } from '../../src/jobs/digest.ts';
import { createDispatcher } from '../../src/jobs/dispatch.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { unpaced } from '../../src/jobs/pacing.ts';
import { watchClock } from '../../src/jobs/watch-clock.ts';
import { openStore } from '../contracts/engines.ts';
import { alertOf, deliveryOf } from '../store/rows.ts';
import {
  background,
  createKeptLog,
  createMovedClock,
  hourMs,
  minuteMs,
  openNewsroom,
  rise,
  riseRetoldBy,
} from './newsroom.ts';
import { feedOf, openPolling } from './polling.ts';
import { createRecordingPlatform } from './recording-platform.ts';

const channel = 'slack:T1/C1';
const dayMs = 24 * hourMs;
const feeds = createFeedList([feedOf('wire')]);

/** A newsroom with one channel and a known level, whose clock jumps. */
async function openJumping() {
  const newsroom = await openNewsroom();
  const { store, clock, log } = newsroom;
  const watch = () => watchClock({ store, clock, log, feeds, limits: limits.watchingClock });
  await newsroom.follow(channel);
  await newsroom.publish(background);
  await watch();
  const jump = async (ms: number) => {
    await watch();
    clock.move(ms);
    await watch();
  };
  return { ...newsroom, jump };
}

describe.each([
  ['put back by a day', -dayMs],
  ['put forward by three days', 3 * dayMs],
])('A clock that is %s', (...[, ms]) => {
  it('keeps an alert that waits for its batch no longer, and tells it once', async () => {
    const newsroom = await openJumping();
    await newsroom.publish(rise);

    await newsroom.jump(ms);
    await newsroom.pass(3 * minuteMs);

    expect(newsroom.titles()).toEqual([expect.stringMatching(/47.% → 57.%/)]);
  });

  it('keeps a message that is to be tried again no longer', async () => {
    const newsroom = await openJumping();
    let tries = 0;
    newsroom.platform.answer(() => (tries++ < 3 ? { kind: 'unreachable' } : undefined));
    await newsroom.publish(rise);
    await newsroom.pass(2 * minuteMs);

    await newsroom.jump(ms);
    await newsroom.pass(3 * minuteMs);

    expect(newsroom.titles()).toHaveLength(1);
  });

  it('ends the lease of who died while posting as usual, and nothing is posted twice', async () => {
    const newsroom = await openJumping();
    await newsroom.publish(rise);
    newsroom.clock.move(2 * minuteMs);
    await newsroom.store.deliveries.enqueue(
      [deliveryOf('d', { channel, alertId: (await newsroom.store.alerts.recent(1))[0]!.id })],
      newsroom.clock.now(),
    );
    await newsroom.dieWhilePosting();

    await newsroom.jump(ms);
    await newsroom.pass(3 * minuteMs);

    const own = newsroom.messages.filter(({ key }) => key === 'd');
    expect(own).toHaveLength(1);
    expect((await newsroom.store.deliveries.countByState()).sending).toBeUndefined();
  });

  it('lets an alert be edited when its gap is over by the new time', async () => {
    const newsroom = await openJumping();
    await newsroom.publish(rise);
    await newsroom.pass(2 * minuteMs);
    await newsroom.publish(riseRetoldBy('Second Paper'));
    await newsroom.pass(minuteMs);

    await newsroom.jump(ms < 0 ? ms : hourMs);
    await newsroom.publish(riseRetoldBy('Third Paper'));
    await newsroom.pass(15 * minuteMs);

    expect(newsroom.messages).toHaveLength(1);
    expect(newsroom.texts()[0]).toContain('Third Paper');
  });

  it('frees what another has taken when its time is over', async () => {
    const { store, clock, jump } = await openJumping();
    await store.holds.take({ key: 'reader', owner: 'dead', now: clock.now(), forMs: 30_000 });

    await jump(ms);
    clock.move(31_000);

    expect(await store.holds.take({ key: 'reader', owner: 'next', now: clock.now(), forMs: 30_000 })).toBe(true);
  });
});

describe('A clock that was put back by a day', () => {
  it('while nothing ran is noticed at the start', async () => {
    const { store, clock, log } = await openJumping();
    await store.fanOuts.add({ id: 'f', alertId: 'gone', kind: 'post', dueAt: clock.now() + 90_000, after: '' });

    clock.move(-dayMs);
    await watchClock({ store, clock, log, feeds, limits: limits.watchingClock });

    expect((await store.fanOuts.nextDueAt())! - clock.now()).toBeLessThanOrEqual(90_000);
    expect(log.logged.at(-1)).toEqual({ level: 'warn', message: 'the clock was put back', fields: { byMs: dayMs } });
  });

  it('lets feeds be polled as often as ever, by who ran on and by who starts anew', async () => {
    const polling = await openPolling();
    const watch = () => watchClock({ ...polling, feeds, limits: limits.watchingClock });
    await polling.poll();
    await watch();

    await polling.pollAfter(-dayMs);
    await watch();
    const atOnce = polling.fetched.length;
    await polling.pollAfter(5 * minuteMs);

    expect([atOnce, polling.fetched.length]).toEqual([1, 2]);
    expect((await polling.store.cursors.get('wire'))!.nextPollAt - polling.clock.now()).toBeLessThanOrEqual(
      5 * minuteMs,
    );
  });

  it('does not keep the pace of a chat waiting', async () => {
    const { store } = await openStore();
    const clock = createMovedClock();
    const platform = createRecordingPlatform(clock.now, { ...unpaced, botGapMs: 100, workspaceGapMs: 200 });
    const parts = { store, clock, log: createKeptLog(), worker: 'w', platforms: [platform], limits: limits.delivering };
    const dispatcher = createDispatcher({ ...parts, later: () => () => undefined });
    await store.alerts.put(alertOf('alert'));
    const owe = async (id: string) => {
      await store.deliveries.enqueue([deliveryOf(id)], clock.now());
      await dispatcher.run();
      await dispatcher.settled();
    };
    await owe('1');

    clock.move(-dayMs);
    await owe('2');

    expect(platform.messages.map(({ key }) => key)).toEqual(['1', '2']);
  });

  it('and forward again tells no digest twice', async () => {
    const newsroom = await openJumping();
    const { store, clock } = newsroom;
    await newsroom.follow(channel, ['all'], { mode: 'digest' });
    const digest = async () => {
      await sendDigests({ store, clock, topics, limits: limits.digest });
      await newsroom.pass(minuteMs);
    };
    await digest();
    await newsroom.publish(rise);
    clock.move(dayMs);
    await digest();

    for (const ms of [-dayMs, hourMs, dayMs - hourMs]) {
      await newsroom.jump(ms);
      await digest();
    }

    expect(newsroom.titles().filter((title) => title.startsWith('Digest'))).toHaveLength(1);
  });

  it('is not taken for a jump where it was only set right', async () => {
    const { log, jump } = await openJumping();

    await jump(-30_000);

    expect(log.logged).toEqual([]);
  });
});
