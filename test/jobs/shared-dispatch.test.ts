import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { createDispatcher } from '../../src/jobs/dispatch.ts';
import { unpaced } from '../../src/jobs/pacing.ts';
import type { Pace, PostRequest } from '../../src/ports.ts';
import { openStore } from '../contracts/engines.ts';
import { alertOf, deliveryOf } from '../store/rows.ts';
import { createHandTimers } from './hand-timers.ts';
import { createKeptLog, createMovedClock } from './newsroom.ts';
import { createRecordingPlatform } from './recording-platform.ts';

const { leaseMs, leaveMarginMs } = limits.delivering;

interface Owed {
  readonly pace?: Partial<Pace>;
  readonly channels: readonly string[];
  readonly replicas?: () => number;
}

/** Dispatchers of two replicas on one store and one chat, with time that the test moves. */
async function openTwo({ pace = {}, channels, replicas = () => 2 }: Owed) {
  const { store } = await openStore();
  const clock = createMovedClock(0);
  const platform = createRecordingPlatform(clock.now, { ...unpaced, ...pace });
  const open = (worker: string) => {
    const { later, run } = createHandTimers(clock);
    const parts = { store, clock, log: createKeptLog(), platforms: [platform], limits: limits.delivering };
    return { ...createDispatcher({ ...parts, worker, replicas, later }), wake: run };
  };
  const both = [open('one'), open('two')] as const;
  const owe = (first: number, rows: readonly string[]) =>
    store.deliveries.enqueue(
      rows.map((channel, index) => deliveryOf(`${first + index}`, { channel, alertId: 'alert', dueAt: clock.now() })),
      clock.now(),
    );
  await store.alerts.put(alertOf('alert'));
  await owe(1000, channels);
  const pass = async (ms: number, stepMs = 50) => {
    for (const endsAt = clock.now() + ms; clock.now() < endsAt; ) {
      clock.move(stepMs);
      await Promise.all(both.map((one) => one.run()));
      await Promise.all(both.map((one) => one.settled()));
    }
  };
  return { store, clock, platform, both, pass, owe };
}

const channelsOf = (count: number) => Array.from({ length: count }, (_, index) => `slack:T1/C${index}`);

/** The most messages in any span of this length. */
const mostWithin = (postedAt: readonly number[], spanMs: number): number =>
  Math.max(...postedAt.map((from) => postedAt.filter((at) => at >= from && at < from + spanMs).length));

describe('Two replicas that send out of one store', () => {
  it('post each message once, and each channel in order', async () => {
    const channels = [...channelsOf(20), ...channelsOf(20), ...channelsOf(20)];
    const { platform, store, pass } = await openTwo({ channels });

    await pass(1_000);

    expect(await store.deliveries.countByState()).toEqual({ sent: 60 });
    expect(new Set(platform.messages.map(({ key }) => key)).size).toBe(60);
    expect(platform.messages).toHaveLength(60);
    for (const channel of channelsOf(20)) {
      const keys = platform.messages.filter((message) => message.channel === channel).map(({ key }) => key);
      expect(keys).toEqual(keys.toSorted());
    }
  });

  it('keep together within what a chat allows a bot', async () => {
    const { platform, pass } = await openTwo({
      pace: { botGapMs: 1000 / 48, atOnceMax: 16 },
      channels: channelsOf(200),
    });

    await pass(4_000, 5);

    const postedAt = platform.messages.map((message) => message.postedAt);
    expect(mostWithin(postedAt, 1_000)).toBeLessThanOrEqual(48);
    expect(postedAt.length).toBeGreaterThanOrEqual(4 * 40);
  });

  it('keep together within what a chat allows a workspace', async () => {
    const { platform, pass } = await openTwo({ pace: { workspaceGapMs: 200 }, channels: channelsOf(40) });

    await pass(4_000);

    const postedAt = platform.messages.map((message) => message.postedAt);
    expect(mostWithin(postedAt, 4_000)).toBeLessThanOrEqual(4 * 5 + 5);
    expect(postedAt.length).toBeGreaterThan(10);
  });

  it('leave a channel its gap, also for what comes in after a post of the other', async () => {
    const { platform, clock, both, owe } = await openTwo({ pace: { channelGapMs: 1_000 }, channels: ['slack:T1/C1'] });
    await both[0].run();
    await both[0].settled();
    clock.move(300);
    await owe(2000, ['slack:T1/C1']);

    await both[1].run();
    await both[1].settled();
    const early = platform.messages.length;
    clock.move(700);
    await both[1].run();
    await both[1].settled();

    expect([early, platform.messages.length]).toEqual([1, 2]);
  });

  it('send nothing while the others may not count with them', async () => {
    let count = 0;
    const { platform, pass } = await openTwo({ channels: channelsOf(3), replicas: () => count });

    await pass(500);
    const before = platform.messages.length;
    count = 2;
    await pass(500);

    expect([before, platform.messages.length]).toEqual([0, 3]);
  });
});

describe('A replica that was frozen before its post left', () => {
  it('does not post, since another has taken it over and posted', async () => {
    const { store, platform, clock, both, pass } = await openTwo({ channels: ['slack:T1/C1'] });
    const thaw = Promise.withResolvers<void>();
    const { post } = platform;
    let asked: PostRequest | undefined;
    platform.post = async (request) => {
      asked = request;
      platform.post = post;
      await thaw.promise;
      return clock.now() < (request.leavesBy ?? 0) ? await post(request) : { kind: 'unreachable' };
    };
    await both[0].run();
    while (asked === undefined) await new Promise(setImmediate);

    clock.move(leaseMs + 1);
    await both[1].run();
    await both[1].settled();
    thaw.resolve();
    await pass(20_000, 1_000);

    expect(asked.leavesBy).toBe(leaseMs - leaveMarginMs);
    expect(platform.asked).toEqual(['look up slack:T1/C1', 'post slack:T1/C1']);
    expect(platform.messages).toHaveLength(1);
    expect(await store.deliveries.countByState()).toEqual({ sent: 1 });
  });
});
