import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { createDispatcher } from '../../src/jobs/dispatch.ts';
import type { Later } from '../../src/jobs/later.ts';
import { unpaced } from '../../src/jobs/pacing.ts';
import type { Pace } from '../../src/ports.ts';
import { openStore } from '../contracts/engines.ts';
import { alertOf, deliveryOf } from '../store/rows.ts';
import { createKeptLog, createMovedClock } from './newsroom.ts';
import { createRecordingPlatform } from './recording-platform.ts';

/** A dispatcher on one chat of this pace, with time that the test moves: what waits runs when its time has come. */
async function openPaced(pace: Partial<Pace>, channels: readonly string[]) {
  const { store } = await openStore();
  const clock = createMovedClock(0);
  const platform = createRecordingPlatform(clock.now, { ...unpaced, ...pace });
  let waiting: { readonly at: number; readonly run: () => void }[] = [];
  const later: Later = (ms, run) => {
    const entry = { at: clock.now() + ms, run };
    waiting.push(entry);
    return () => {
      waiting = waiting.filter((one) => one !== entry);
    };
  };
  const parts = { store, clock, log: createKeptLog(), worker: 'w1', platforms: [platform], limits: limits.delivering };
  const dispatcher = createDispatcher({ ...parts, later });
  await store.alerts.put(alertOf('alert'));
  await store.deliveries.enqueue(
    channels.map((channel, index) => deliveryOf(`${1000 + index}`, { channel, alertId: 'alert' })),
    0,
  );
  const pass = async (ms: number) => {
    for (const endsAt = clock.now() + ms; clock.now() < endsAt; ) {
      clock.move(1);
      if (clock.now() % 1000 === 1) await dispatcher.run();
      const due = waiting.filter(({ at }) => at <= clock.now());
      waiting = waiting.filter((one) => !due.includes(one));
      for (const { run } of due) run();
      if (due.length > 0) await dispatcher.run();
      await dispatcher.settled();
    }
  };
  return { store, clock, platform, dispatcher, pass };
}

const channelsOf = (workspace: string, count: number) =>
  Array.from({ length: count }, (_, index) => `slack:${workspace}/C${index}`);

/** The most messages in any span of this length. */
function mostWithin(postedAt: readonly number[], spanMs: number): number {
  return Math.max(...postedAt.map((from) => postedAt.filter((at) => at >= from && at < from + spanMs).length));
}

describe('A chat with a limit for the whole bot', () => {
  it('is sent as much as it takes, and never more in any second', async () => {
    const { platform, pass } = await openPaced({ botGapMs: 1000 / 48, atOnceMax: 16 }, channelsOf('T1', 300));

    await pass(5000);

    const postedAt = platform.messages.map((message) => message.postedAt);
    expect(postedAt.length).toBeGreaterThanOrEqual(5 * 47.5);
    expect(mostWithin(postedAt, 1000)).toBeLessThanOrEqual(48);
  });
});

describe('A workspace with more channels than it takes at once', () => {
  it('keeps no other workspace waiting, and gets all in the end', async () => {
    const busy = channelsOf('T1', 40);
    const { platform, pass } = await openPaced({ workspaceGapMs: 200, atOnceMax: 16 }, [...busy, 'slack:T2/C1']);

    await pass(10);
    const atOnce = platform.messages.map(({ channel }) => channel);
    await pass(10_000);

    expect(atOnce).toContain('slack:T2/C1');
    expect(atOnce.length).toBeLessThan(10);
    expect(new Set(platform.messages.map(({ channel }) => channel)).size).toBe(41);
    expect(platform.messages).toHaveLength(41);
  });
});

describe('A channel that is owed much', () => {
  it('gets a message a gap, in order', async () => {
    const { platform, pass } = await openPaced({ channelGapMs: 1000 }, Array(4).fill('slack:T1/C1'));

    await pass(3500);

    expect(platform.messages.map(({ key }) => key)).toEqual(['1000', '1001', '1002', '1003']);
    const postedAt = platform.messages.map((message) => message.postedAt);
    const gaps = postedAt.slice(1).map((at, index) => at - (postedAt[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1005);
  });
});

describe('A post that takes long', () => {
  it('keeps neither other channels nor the next round waiting', async () => {
    const { platform, dispatcher, pass } = await openPaced({ atOnceMax: 2 }, [
      'slack:T1/C1',
      'slack:T1/C2',
      'slack:T1/C3',
    ]);
    const slow = Promise.withResolvers<void>();
    const { post } = platform;
    platform.post = async (request) => {
      if (request.channel === 'slack:T1/C1') await slow.promise;
      return await post(request);
    };

    await dispatcher.run();
    await dispatcher.run();
    while (platform.messages.length < 2) await new Promise(setImmediate);
    const meanwhile = platform.messages.map(({ channel }) => channel);
    slow.resolve();
    await pass(10);

    expect(meanwhile).toEqual(['slack:T1/C2', 'slack:T1/C3']);
    expect(platform.messages).toHaveLength(3);
  });
});

describe('A dispatcher that is stopped', () => {
  it('waits for what is on its way and starts nothing more', async () => {
    const { platform, dispatcher } = await openPaced({ botGapMs: 1000 }, channelsOf('T1', 5));
    await dispatcher.run();

    await dispatcher.stop();
    const sent = platform.messages.length;
    await dispatcher.run();

    expect(sent).toBeGreaterThan(0);
    expect(platform.messages).toHaveLength(sent);
  });
});
