import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { textOf } from '../../src/domain/replies.ts';
import { type Random, seededRandom } from '../fakes/seeded-random.ts';
import { digestTimes, type Hours, instantAt, isWithin } from './local-oracle.ts';
import { hourMs, minuteMs } from './newsroom.ts';
import type { Message } from './recording-platform.ts';
import { type Asked, atOnce, inDigests, openWorld, type World } from './scheduled-world.ts';

const stepsPerRun = 40;
const tickMs = 13 * minuteMs;

// The afternoon before: clocks that go forward, that go back, the end of a month, a leap day.
// Digests begin at a time that is skipped or shown twice there.
const starts = [
  { zone: 'America/New_York', shown: '2026-03-07T15:00', at: '02:30' },
  { zone: 'America/New_York', shown: '2026-10-31T15:00', at: '01:45' },
  { zone: 'Europe/London', shown: '2026-03-28T15:00', at: '01:15' },
  { zone: 'Europe/London', shown: '2026-10-24T15:00', at: '01:45' },
  { zone: 'Australia/Lord_Howe', shown: '2026-10-03T15:00', at: '02:15' },
  { zone: 'Australia/Lord_Howe', shown: '2026-04-04T15:00', at: '01:45' },
  { zone: 'America/Sao_Paulo', shown: '2018-11-03T15:00', at: '00:00' },
  { zone: 'America/Sao_Paulo', shown: '2018-02-17T15:00', at: '23:30' },
  { zone: 'Asia/Shanghai', shown: '2026-12-31T15:00', at: '00:00' },
  { zone: 'Asia/Kolkata', shown: '2028-02-28T15:00', at: '08:00' },
  { zone: 'Europe/London', shown: '2028-02-28T15:00', at: '23:30' },
] as const;
type Start = (typeof starts)[number] & { readonly seed: number };

const pick = <T>(random: Random, values: readonly [T, ...T[]]): T => values[random(values.length)] ?? values[0];

const quiets = ['22:00-07:00', '01:30-06:00', '02:15-03:10', '23:30-02:30', '13:00-14:00', '00:00-01:20'] as const;
const digestHours = ['08:00', '02:15', '02:30', '01:45', '00:00', '23:30'] as const;
const zones = ['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kolkata'] as const;

async function changeAtOnce(world: World, random: Random): Promise<void> {
  switch (random(5)) {
    case 0:
      return await world.ask({ channel: atOnce, options: { quiet: 'none' }, wanted: { quiet: undefined } });
    case 1:
      return await world.ask({ channel: atOnce, options: { per_hour: 'none' }, wanted: { hourlyMax: undefined } });
    case 2: {
      const hourlyMax = 1 + random(3);
      return await world.ask({ channel: atOnce, options: { per_hour: `${hourlyMax}` }, wanted: { hourlyMax } });
    }
    case 3: {
      const zone = pick(random, zones);
      return await world.ask({ channel: atOnce, options: { zone }, wanted: { zone } });
    }
    default:
      return await askQuiet(world, { channel: atOnce, random });
  }
}

async function askQuiet(world: World, { channel, random }: { channel: string; random: Random }): Promise<void> {
  const quiet = pick(random, quiets);
  const [from = '', to = ''] = quiet.split('-');
  await world.ask({ channel, options: { quiet }, wanted: { quiet: { from, to } } });
}

async function askHour(world: World, { judged, at }: { judged: Judged; at: string }): Promise<void> {
  const rhythm = { ...askedOf(world, inDigests).rhythm, at };
  await world.ask({ channel: inDigests, options: { at }, wanted: { rhythm } });
  judged.rhythms.push(askedOf(world, inDigests));
}

async function changeDigests(world: World, { judged, random }: { judged: Judged; random: Random }): Promise<void> {
  const { rhythm, zone } = askedOf(world, inDigests);
  switch (random(4)) {
    case 0:
      return await askHour(world, { judged, at: pick(random, digestHours) });
    case 1: {
      const every = pick(random, ['daily', 'weekdays', 'weekly'] as const);
      return await world.ask({ channel: inDigests, options: { every }, wanted: { rhythm: { ...rhythm, every } } });
    }
    case 2: {
      const next = random(3) === 0 ? pick(random, zones) : zone;
      return await world.ask({ channel: inDigests, options: { zone: next }, wanted: { zone: next } });
    }
    default:
      return await askQuiet(world, { channel: inDigests, random });
  }
}

/** What has been judged so far of one run. */
interface Judged {
  seen: number;
  readonly postedAt: number[];
  /** Every rhythm since the last digest. */
  rhythms: Asked[];
  digestedUntil: number;
  changedAt: number;
}

// Each new message by the settings that hold now: the clock has not moved since it was posted.
function judge(world: World, judged: Judged): void {
  for (const message of world.platform.messages.slice(judged.seen)) {
    if (message.channel === atOnce) judgeAtOnce(message, { world, judged });
    else judgeDigest(message, { world, judged });
  }
  judged.seen = world.platform.messages.length;
}

interface Judging {
  readonly world: World;
  readonly judged: Judged;
}

function judgeAtOnce({ key, postedAt }: Message, { world, judged }: Judging): void {
  const { zone, quiet, hourlyMax } = askedOf(world, atOnce);
  expect(quiet && isWithin(zone, { atMs: postedAt, hours: quiet }), `${key} within quiet hours`).toBeFalsy();
  if (key.endsWith('/correction')) return;
  judged.postedAt.push(postedAt);
  const lately = judged.postedAt.filter((atMs) => atMs > postedAt - hourMs);
  expect(lately.length, `${key} beyond the hourly limit`).toBeLessThanOrEqual(hourlyMax ?? Infinity);
}

const askedOf = (world: World, channel: string): Asked => {
  const asked = world.asked[channel];
  if (asked === undefined) throw new Error(`nothing was asked for ${channel}`);
  return asked;
};

const shownIds = (world: World, { shown }: Message): string[] =>
  world.alerts
    .filter(({ shortId }) => shown.lines.some((line) => textOf(line).includes(`(alert ${shortId}`)))
    .map(({ id }) => id);

const countIn = ({ shown }: Message): number =>
  shown.title.endsWith('nothing new') ? 0 : Number(/(\d+)(?: more)? alerts?\b/.exec(shown.title)?.[1] ?? Number.NaN);

function judgeDigest(message: Message, { world, judged }: Judging): void {
  const { zone, quiet, rhythm } = askedOf(world, inDigests);
  const untilMs = Number(message.key.split('/')[1]);
  const isDueTime = judged.rhythms.some((asked) =>
    digestTimes(asked.zone, { atMs: untilMs, rhythm: asked.rhythm }).includes(untilMs),
  );
  expect(isDueTime, `${message.key} is told to a time at which none is due`).toBe(true);
  expect(message.postedAt, `${message.key} early`).toBeGreaterThanOrEqual(untilMs);
  const isAskedFor = quiet !== undefined && isByDay(rhythm.at, quiet);
  const isQuiet = quiet !== undefined && isWithin(zone, { atMs: message.postedAt, hours: quiet });
  expect(isQuiet && !isAskedFor, `${message.key} within quiet hours`).toBe(false);
  const window = world.alerts.filter(({ dueAt }) => dueAt > judged.digestedUntil && dueAt <= untilMs);
  expect(countIn(message), `alerts in ${message.key}`).toBe(window.length);
  expect(window.map(({ id }) => id)).toEqual(expect.arrayContaining(shownIds(world, message)));
  judged.digestedUntil = untilMs;
  judged.rhythms = judged.rhythms.slice(-1);
}

const isByDay = (time: string, { from, to }: Hours): boolean =>
  from < to ? from <= time && time < to : time >= from || time < to;

// A digest that was due when the jobs ran has been told of, at the latest by the next that is posted.
async function judgeDue(world: World, judged: Judged): Promise<void> {
  const { zone, rhythm } = askedOf(world, inDigests);
  const due = digestTimes(zone, { atMs: world.clock.now() - limits.digest.settleMs, rhythm }).at(-1) ?? 0;
  const held = await world.store.subscriptions.ofChannel(inDigests);
  if (due > judged.changedAt) expect(held?.digestedUntil, 'a digest is missing').toBeGreaterThanOrEqual(due);
}

async function run(world: World, judged: Judged): Promise<void> {
  await world.tick();
  judge(world, judged);
  await judgeDue(world, judged);
}

async function pass(world: World, { judged, ms }: { judged: Judged; ms: number }): Promise<void> {
  for (let left = ms; left > 0; left -= tickMs) {
    world.clock.move(Math.min(left, tickMs));
    await run(world, judged);
  }
}

async function step(world: World, { judged, random }: { judged: Judged; random: Random }): Promise<void> {
  const kind = random(12);
  if (kind < 4) {
    const due = world.alerts.filter(({ dueAt, isCorrection }) => dueAt <= world.clock.now() - hourMs && !isCorrection);
    const corrects = random(4) === 0 ? due[random(Math.max(due.length, 1))] : undefined;
    await world.tell({ percent: random(90), significance: random(3) === 0 ? 'high' : 'low', corrects });
  } else if (kind < 5) world.restart();
  else if (kind < 6) await changeAtOnce(world, random);
  else if (kind < 7) {
    await changeDigests(world, { judged, random });
    judged.rhythms.push(askedOf(world, inDigests));
    judged.changedAt = world.clock.now();
  } else if (kind < 8) world.clock.move(random(random(4) === 0 ? 4 * 24 * hourMs : 10 * hourMs));
  else if (kind < 10) await pass(world, { judged, ms: random(3 * hourMs) });
  else world.clock.move(random(90_000));
  await run(world, judged);
}

// All that was told at once: each alert in one message, in order, each correction after its alert.
function judgeAll(world: World): void {
  const told = world.platform.messages.filter(({ channel }) => channel === atOnce);
  const placeOf = (id: string) =>
    told.findIndex((message) => message.key.includes(`/${id}/`) || shownIds(world, message).includes(id));
  const messagesOf = (id: string) =>
    told.filter(
      (message) =>
        (message.key.includes(`/${id}/`) && !message.key.endsWith('/summary')) || shownIds(world, message).includes(id),
    );
  const alerts = world.alerts.filter(({ isCorrection }) => !isCorrection);
  for (const { id } of world.alerts) expect(messagesOf(id).length, `messages of ${id}`).toBe(1);
  const places = alerts.map(({ id }) => placeOf(id));
  expect(places, 'the order of alerts').toEqual(places.toSorted((a, b) => a - b));
  for (const { id, corrects = '' } of world.alerts.filter(({ isCorrection }) => isCorrection))
    expect(placeOf(id), `${id} before ${corrects}`).toBeGreaterThan(placeOf(corrects));
}

async function play({ zone, shown, at, seed }: Start): Promise<void> {
  const random = seededRandom(seed);
  const startMs = instantAt(zone, shown);
  const world = await openWorld({ random, startMs, zone });
  const rhythms = [askedOf(world, inDigests)];
  const judged: Judged = { seen: 0, postedAt: [], rhythms, digestedUntil: startMs, changedAt: startMs };
  await askQuiet(world, { channel: atOnce, random });
  await askHour(world, { judged, at });
  await run(world, judged);
  // At least once the clocks change while nothing else does.
  await pass(world, { judged, ms: 20 * hourMs });
  for (let steps = 0; steps < stepsPerRun; steps++) await step(world, { judged, random });
  world.heal();
  await pass(world, { judged, ms: 6 * hourMs });
  world.clock.move(8 * 24 * hourMs);
  await run(world, judged);
  for (const channel of [atOnce, inDigests])
    await world.ask({
      channel,
      options: { quiet: 'none', per_hour: 'none' },
      wanted: { quiet: undefined, hourlyMax: undefined },
    });
  await pass(world, { judged, ms: hourMs });
  judgeAll(world);
  expect(await world.store.deliveries.countByState()).not.toHaveProperty('held');
  expect(world.log.logged.filter(({ level }) => level === 'error')).toEqual([]);
}

describe('Digests, quiet hours and the hourly limit', () => {
  const runs = starts.flatMap((start, n) => [0, 1].map((again) => ({ ...start, seed: 100 * n + again })));

  it.each(runs)('keep to the clocks of $zone from $shown on, whatever happens (seed $seed)', async (start) => {
    await play(start);
  });
});
