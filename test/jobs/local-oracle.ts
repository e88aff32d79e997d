/** What the clocks of zones show, by Intl alone: to judge what Parley works out in another way. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
  formats.set(zone, known);
  return known;
}

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

/** `2026-11-01T01:30`, as the clocks show it. */
export function shownAt(zone: string, atMs: number): string {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

const offsetAt = (zone: string, atMs: number): number => {
  const whole = Math.floor(atMs / minuteMs) * minuteMs;
  return Date.parse(`${shownAt(zone, whole)}Z`) - whole;
};

/** When the clocks show this: the first time, and as much later as they skip where they never do. */
export function instantAt(zone: string, shown: string): number {
  const asUtc = Date.parse(`${shown}Z`);
  const [before, after] = [asUtc - offsetAt(zone, asUtc - dayMs), asUtc - offsetAt(zone, asUtc + dayMs)];
  return [before, after].find((atMs) => shownAt(zone, atMs) === shown) ?? before;
}

/** The days around an instant, as the clocks show them. */
export const daysAround = (
  zone: string,
  { atMs, back, ahead }: { atMs: number; back: number; ahead: number },
): string[] =>
  [...Array(back + ahead + 1).keys()].map((n) => {
    const today = Date.parse(shownAt(zone, atMs).slice(0, 10));
    return new Date(today + (n - back) * dayMs).toISOString().slice(0, 10);
  });

export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** True in hours that began at `from` and are over at `to`, perhaps of the next day. */
export function isWithin(zone: string, { atMs, hours }: { atMs: number; hours: Hours }): boolean {
  const days = daysAround(zone, { atMs, back: 2, ahead: 2 });
  return days.some((day, n) => {
    const last = hours.from < hours.to ? day : (days[n + 1] ?? day);
    return instantAt(zone, `${day}T${hours.from}`) <= atMs && atMs < instantAt(zone, `${last}T${hours.to}`);
  });
}

export interface Rhythm {
  readonly every: 'daily' | 'weekdays' | 'weekly';
  readonly at: string;
  readonly day: string;
}

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Every time at which a digest is due, from ten days before an instant until it. */
export function digestTimes(zone: string, { atMs, rhythm }: { atMs: number; rhythm: Rhythm }): number[] {
  const { every, at, day: wanted } = rhythm;
  const isDigestDay = (day: string) => {
    const name = dayNames[new Date(day).getUTCDay()];
    if (every === 'weekly') return name === wanted;
    return every === 'daily' || (name !== 'sat' && name !== 'sun');
  };
  const days = daysAround(zone, { atMs, back: 10, ahead: 1 }).filter(isDigestDay);
  return days.map((day) => instantAt(zone, `${day}T${at}`)).filter((dueAt) => dueAt <= atMs);
}
