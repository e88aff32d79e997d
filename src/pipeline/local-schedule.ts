import { type DigestSettings, type Subscription, weekdays } from '../domain/subscriptions.ts';
import { createWallClock, dayAfter, type WallClock, weekdayOf } from '../lib/wall-clock.ts';

type Scheduled = Pick<Subscription, 'zone' | 'digest'>;
type Resting = Pick<Subscription, 'zone' | 'quiet'>;

const daysAWeek = 7;

/** When the first digest after an instant is due. */
export function nextDigestAt({ zone, digest }: Scheduled, afterMs: number): number {
  const clock = clockOf(zone);
  const { day } = clock.read(afterMs);
  // From the day before: clocks that go back over midnight show a day twice.
  for (let days = -1; days <= daysAWeek + 1; days++) {
    const dueAt = dueOn(dayAfter(day, days), { clock, digest });
    if (dueAt !== undefined && dueAt > afterMs) return dueAt;
  }
  throw new Error('no digest is due within a week');
}

/** When the last digest until an instant was due. */
export function lastDigestAt({ zone, digest }: Scheduled, untilMs: number): number {
  const clock = clockOf(zone);
  const { day } = clock.read(untilMs);
  for (let days = 1; days >= -daysAWeek - 1; days--) {
    const dueAt = dueOn(dayAfter(day, days), { clock, digest });
    if (dueAt !== undefined && dueAt <= untilMs) return dueAt;
  }
  throw new Error('no digest was due within a week');
}

interface Due {
  readonly clock: WallClock;
  readonly digest: DigestSettings;
}

const dueOn = (day: string, { clock, digest }: Due): number | undefined =>
  isDigestDay(day, digest) ? clock.at(day, digest.at) : undefined;

function isDigestDay(day: string, { every, day: wanted }: DigestSettings): boolean {
  const weekday = weekdayOf(day);
  switch (every) {
    case 'daily':
      return true;
    case 'weekdays':
      return weekday <= 5;
    case 'weekly':
      return weekdays[weekday - 1] === wanted;
    default:
      return every satisfies never;
  }
}

/** Hours in which a channel is left in peace, as instants. */
export interface QuietSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The quiet hours in which an instant lies: begun, and not yet over. Undefined outside them. */
export function quietSpanAt({ zone, quiet }: Resting, atMs: number): QuietSpan | undefined {
  if (quiet === undefined || quiet.from === quiet.to) return undefined;
  const clock = clockOf(zone);
  const { day } = clock.read(atMs);
  for (const days of [0, -1, 1]) {
    const first = dayAfter(day, days);
    const fromMs = clock.at(first, quiet.from);
    const toMs = clock.at(quiet.from < quiet.to ? first : dayAfter(first, 1), quiet.to);
    if (fromMs !== undefined && toMs !== undefined && fromMs <= atMs && atMs < toMs) return { fromMs, toMs };
  }
  return undefined;
}

/** When the quiet hours in which an instant lies are over; undefined outside them. */
export const quietUntil = (resting: Resting, atMs: number): number | undefined => quietSpanAt(resting, atMs)?.toMs;

/** True when digests are set for a time within the quiet hours: readers asked for them then. */
export function isDigestInQuiet({ digest, quiet }: Pick<Subscription, 'digest' | 'quiet'>): boolean {
  if (quiet === undefined || quiet.from === quiet.to) return false;
  const { from, to } = quiet;
  return from < to ? from <= digest.at && digest.at < to : digest.at >= from || digest.at < to;
}

/** The clocks of a zone that was checked before. */
export const clockOf = (zone: string): WallClock => createWallClock(zone);
