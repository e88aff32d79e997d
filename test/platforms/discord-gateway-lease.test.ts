import { describe, expect, it, onTestFinished } from 'vitest';
import { limits } from '../../config/limits.ts';
import { createLease } from '../../src/jobs/leasing.ts';
import { createDiscordPlatform, type DiscordPlatform } from '../../src/platforms/discord/discord-platform.ts';
import { openStore } from '../contracts/engines.ts';
import { createScene, replyOf } from '../fakes/fake-discord-scene.ts';
import { until } from '../fakes/fake-discord-waits.ts';
import { createHandTimers } from '../jobs/hand-timers.ts';
import { createMovedClock } from '../jobs/newsroom.ts';

const { leaseMs, renewMs } = limits.leasing;

/** Replicas of one bot on one local Discord; each has timers of its own, so that one can be frozen. */
async function openReplicas() {
  const { store } = await openStore();
  const clock = createMovedClock(Date.now());
  const { fake, options, logged, channel } = await createScene();
  const calls: string[] = [];
  const replica = (name: string) => {
    const timers = createHandTimers(clock);
    const holding = { holds: store.holds, clock, key: 'gateway', owner: name, limits: limits.leasing };
    const gateway = createLease({ ...holding, log: options.log, later: timers.later });
    const answer = async () => {
      calls.push(name);
      return replyOf(`from ${name}`);
    };
    const platform: DiscordPlatform = createDiscordPlatform({ ...options, clock, gateway, answer });
    onTestFinished(() => platform.stop());
    return { platform, wake: timers.run };
  };
  return { fake, clock, calls, logged, channel, replica };
}

describe('Of several replicas of a bot', () => {
  it('one has the gateway, and all post', async () => {
    const { fake, replica, channel } = await openReplicas();
    const [one, two] = [replica('one'), replica('two')];
    await one.platform.start();
    await two.platform.start();

    const posted = await Promise.all(
      [one, two].map(({ platform }, index) => platform.post({ channel, key: `k${index}`, message: replyOf('News') })),
    );

    expect(fake.sessionCount()).toBe(1);
    expect(posted.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
  });

  it('another takes the gateway over when its owner is frozen, and each command is answered once', async () => {
    const { fake, clock, calls, replica } = await openReplicas();
    const [frozen, other] = [replica('frozen'), replica('other')];
    await frozen.platform.start();
    await other.platform.start();
    await fake.slash('tariffs');

    clock.move(leaseMs);
    await other.wake();
    await until(() => fake.sessionCount() === 2, 5_000);
    // Discord tells both connections, and the one that was frozen finds this when it wakes.
    const answer = await fake.slash('tariffs');
    await frozen.wake();
    await until(() => fake.sessionCount() === 1, 5_000);
    await fake.slash('tariffs');

    expect(fake.textOf(answer.data ?? {})).toContain('from other');
    expect(calls).toEqual(['frozen', 'other', 'other']);
  });

  it('whoever thaws answers nothing before it has looked whether the gateway is still its own', async () => {
    const { fake, clock, calls, replica } = await openReplicas();
    const frozen = replica('frozen');
    await frozen.platform.start();

    clock.move(leaseMs);
    await expect(fake.slash('tariffs')).rejects.toThrow();
    const early = [...calls];
    await frozen.wake();
    await fake.slash('tariffs');

    expect(early).toEqual([]);
    expect(calls).toEqual(['frozen']);
    expect(fake.sessionCount()).toBe(1);
  });

  it('another has the gateway at once when its owner stops', async () => {
    const { fake, clock, calls, replica } = await openReplicas();
    const [one, two] = [replica('one'), replica('two')];
    await one.platform.start();
    await two.platform.start();

    await one.platform.stop();
    const between = fake.sessionCount();
    clock.move(renewMs);
    await two.wake();
    await until(() => fake.sessionCount() === 1, 5_000);
    await fake.slash('tariffs');

    expect([between, calls]).toEqual([0, ['two']]);
  });
});
