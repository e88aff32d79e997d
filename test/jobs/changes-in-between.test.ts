import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { textOf } from '../../src/domain/replies.ts';
import { createPlatformEvents } from '../../src/jobs/pausing.ts';
import { resumeDue } from '../../src/jobs/resume.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { hourMs, minuteMs, morning } from './newsroom.ts';
import { atOnce, inDigests, openWorld } from './scheduled-world.ts';

const dayMs = 24 * hourMs;

/** Two channels, a chat that never fails, and how often each is shown an alert. */
async function openDesk() {
  const world = await openWorld({ random: seededRandom(1), startMs: morning, zone: 'UTC' });
  const { store, clock, platform } = world;
  world.heal();
  await world.tick();
  const give = (channel: string, options: Record<string, string>) => world.ask({ channel, options, wanted: {} });
  const percents = new Map<number, string | undefined>();
  const newsOf = async (percent: number) => {
    await world.tell({ percent, significance: 'high' });
    percents.set(percent, world.alerts.at(-1)?.id);
  };
  return {
    ...world,
    give,
    /** An alert falls due, and nothing has carried it out yet. */
    async tellUnsent(percent: number) {
      await newsOf(percent);
      clock.move(minuteMs);
    },
    async tell(percent: number) {
      await newsOf(percent);
      clock.move(minuteMs);
      await world.tick();
    },
    async correct(wrong: number, percent: number) {
      clock.move(minuteMs);
      const corrects = world.alerts.find(({ id }) => id === percents.get(wrong));
      await world.tell({ percent, significance: 'high', corrects });
    },
    async wait(ms: number) {
      clock.move(ms);
      await world.tick();
    },
    async resume() {
      await resumeDue({ store, clock, access: async () => ({ kind: 'ok' }), limits: limits.resuming });
      await world.tick();
    },
    pause: () => createPlatformEvents({ store, clock }).onGone(atOnce, 'Parley was removed here.'),
    /** The messages of a channel that tell of an alert on this rate. */
    timesTold: (channel: string, percent: number) =>
      platform.messages.filter(
        (message) =>
          message.channel === channel &&
          [message.shown.title, ...message.shown.lines.map(textOf)].some((line) => line.includes(`${percent} %`)),
      ).length,
  };
}

describe('An alert that falls due while a command is given', () => {
  it('is told by the first digest of a channel that goes over to digests', async () => {
    const { tellUnsent, give, tick, wait, timesTold } = await openDesk();
    await tellUnsent(61);

    await give(atOnce, { mode: 'digest' });
    await tick();
    const before = timesTold(atOnce, 61);
    await wait(dayMs);

    expect([before, timesTold(atOnce, 61)]).toEqual([0, 1]);
  });

  it('is told once where a channel leaves its digests', async () => {
    const { tellUnsent, give, tick, timesTold } = await openDesk();
    await tellUnsent(61);

    await give(inDigests, { mode: 'now' });
    await tick();

    expect(timesTold(inDigests, 61)).toBe(1);
  });

  it('is told once to a channel that has just subscribed', async () => {
    const { tellUnsent, give, tick, timesTold } = await openDesk();
    await tellUnsent(61);

    await give('slack:T1/new', { topic: 'tariffs' });
    await tick();

    expect(timesTold('slack:T1/new', 61)).toBe(1);
  });
});

describe('A channel that is paused while an alert is on its way', () => {
  it('is told of it when its chat takes messages again', async () => {
    const { clock, tellUnsent, pause, tick, wait, resume, timesTold } = await openDesk();
    await tellUnsent(61);
    clock.move(500);
    await pause();
    await tick();

    await wait(hourMs);
    await resume();

    expect(timesTold(atOnce, 61)).toBe(1);
  });

  it('is told of it when a reader has it go on', async () => {
    const { clock, tell, tellUnsent, give, tick, wait, timesTold } = await openDesk();
    await tellUnsent(61);
    clock.move(500);
    await give(atOnce, { mode: 'pause' });
    await tick();
    for (const percent of [71, 72, 73]) await tell(percent);
    await wait(hourMs);

    await give(atOnce, { mode: 'now' });
    await tick();

    expect(timesTold(atOnce, 61)).toBe(1);
  });

  it('is told once of what falls due in the moment in which it goes on', async () => {
    const { pause, wait, tellUnsent, resume, timesTold } = await openDesk();
    await pause();
    await wait(hourMs);
    await tellUnsent(61);

    await resume();

    expect(timesTold(atOnce, 61)).toBe(1);
  });
});

describe('A correction', () => {
  it('is told once, by the digest, where the channel has gone over to digests since', async () => {
    const { tell, correct, give, tick, wait, timesTold } = await openDesk();
    await tell(61);
    await give(atOnce, { mode: 'digest' });
    await correct(61, 62);
    await tick();
    const before = timesTold(atOnce, 62);
    await wait(dayMs);

    expect([before, timesTold(atOnce, 62)]).toEqual([0, 1]);
  });

  it('is told at once where a digest would leave it out', async () => {
    const { tell, correct, give, tick, wait, timesTold } = await openDesk();
    await tell(61);
    await give(atOnce, { mode: 'digest', exclude: 'tariff' });
    await correct(61, 62);
    await tick();
    const before = timesTold(atOnce, 62);
    await wait(dayMs);

    expect([before, timesTold(atOnce, 62)]).toEqual([1, 1]);
  });

  it('waits where a reader has paused the channel, and is told when it goes on', async () => {
    const { tell, correct, give, tick, timesTold } = await openDesk();
    await tell(61);
    await give(atOnce, { mode: 'pause' });
    await correct(61, 62);
    await tick();
    const before = timesTold(atOnce, 62);

    await give(atOnce, { mode: 'now' });
    await tick();

    expect([before, timesTold(atOnce, 62)]).toEqual([0, 1]);
  });
});

describe('A channel that goes on after a pause', () => {
  it('is told all that came meanwhile, beside what was held', async () => {
    const { tell, tellUnsent, give, tick, platform } = await openDesk();
    await tellUnsent(60);
    await give(atOnce, { mode: 'pause' });
    for (const percent of [61, 62, 63, 64]) await tell(percent);

    await give(atOnce, { mode: 'now' });
    await tick();

    const card = platform.messages.findLast(({ channel }) => channel === atOnce)?.shown;
    expect(card?.lines[0]).toBe('What it was not told meanwhile:');
    expect(card?.lines).toHaveLength(6);
  });
});
