import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { textOf } from '../../src/domain/replies.ts';
import { createPlatformEvents } from '../../src/jobs/pausing.ts';
import { resumeDue } from '../../src/jobs/resume.ts';
import { type Random, seededRandom } from '../fakes/seeded-random.ts';
import { hourMs, minuteMs, morning } from './newsroom.ts';
import type { Message } from './recording-platform.ts';
import { atOnce, openWorld, type World } from './scheduled-world.ts';

const stepsPerRun = 40;
// As many as one card or digest names.
const alertsMax = 15;
const firstPercent = 100;

async function change(world: World, random: Random): Promise<void> {
  const { store, clock } = world;
  const give = (options: Record<string, string>) => world.ask({ channel: atOnce, options, wanted: {} });
  switch (random(8)) {
    case 4:
      return await give({ quiet: random(2) === 0 ? '22:00-07:00' : 'none' });
    case 5:
      return await give({ per_hour: random(2) === 0 ? '1' : 'none' });
    case 0:
      return await give({ mode: 'pause' });
    case 1:
      return await createPlatformEvents({ store, clock }).onGone(atOnce, 'Parley was removed here.');
    case 2:
      return await createPlatformEvents({ store, clock }).onBack(atOnce);
    case 3:
      return await give({ mode: 'digest' });
    default:
      return await give({ mode: 'now' });
  }
}

async function tell(world: World, random: Random): Promise<void> {
  const { alerts, clock } = world;
  // No two at the same moment.
  clock.move(1);
  const told = alerts.filter(({ dueAt, isCorrection }) => dueAt <= clock.now() - hourMs && !isCorrection);
  const corrects = random(4) === 0 ? told[random(Math.max(told.length, 1))] : undefined;
  await world.tell({ percent: firstPercent + alerts.length, significance: 'high', corrects });
}

async function step(world: World, random: Random): Promise<void> {
  const { store, clock, alerts } = world;
  const kind = random(8);
  if (kind < 2 && alerts.length < alertsMax) await tell(world, random);
  else if (kind < 4) await change(world, random);
  else if (kind < 5) await resumeDue({ store, clock, access: async () => ({ kind: 'ok' }), limits: limits.resuming });
  else if (kind < 6) clock.move(random(12 * hourMs));
  else clock.move(random(90_000));
  if (random(3) > 0) await world.tick();
}

// The first card of a channel, and one on which nothing was missed, show what was told before.
const isTelling = ({ channel, shown }: Message): boolean =>
  channel === atOnce && textOf(shown.lines[0] ?? '') !== 'The last that it would have been told:';

const timesTold = ({ platform }: World, percent: number): number =>
  platform.messages.filter(
    (message) =>
      isTelling(message) &&
      [message.shown.title, ...message.shown.lines.map(textOf)].some((line) => line.includes(` ${percent} %`)),
  ).length;

describe('A channel that changes between alerts, digests and pauses', () => {
  it.each([...Array(30).keys()])('is told each alert once, whenever it changes (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    const world = await openWorld({ random, startMs: morning, zone: 'UTC' });
    for (let steps = 0; steps < stepsPerRun; steps++) await step(world, random);
    world.heal();
    world.clock.move(10 * minuteMs);
    await world.tick();
    const options = { mode: 'now', quiet: 'none', per_hour: 'none' };
    await world.ask({ channel: atOnce, options, wanted: {} });
    world.clock.move(hourMs);
    await world.tick();

    const counts = world.alerts.map(({ isCorrection }, n) => ({
      isCorrection,
      told: timesTold(world, firstPercent + n),
    }));
    expect(counts.filter(({ isCorrection }) => !isCorrection).map(({ told }) => told)).toEqual(
      counts.flatMap(({ isCorrection }) => (isCorrection ? [] : [1])),
    );
    for (const { told } of counts) expect(told).toBeLessThanOrEqual(1);
  });
});
