import { Temporal } from 'temporal-polyfill';

/** What the clocks of a time zone show. */
export interface WallClock {
  /**
   * Epoch milliseconds of a day such as `2025-06-10` at a time such as `06:00`; undefined when there is no such day.
   * A time that the clocks skip is as much later as they skip; of one that they show twice it is the first.
   */
  at(day: string, time: string): number | undefined;
  /** The day and the time that the clocks show at an instant. */
  read(atMs: number): { readonly day: string; readonly time: string };
}

/** The clocks of a zone such as `America/New_York`. Throws a RangeError where there is none of that name. */
export function createWallClock(zone: string): WallClock {
  // Asked once, so that a wrong name throws here.
  const id = zoned(0, zone).timeZoneId;
  return {
    at(day, time) {
      const written = plainTime(day, time);
      return written?.toZonedDateTime(id, { disambiguation: 'compatible' }).epochMilliseconds;
    },
    read(atMs) {
      const shown = zoned(atMs, id);
      return {
        day: shown.toPlainDate().toString(),
        time: shown.toPlainTime().toString({ smallestUnit: 'minute' }),
      };
    },
  };
}

/** Whether clocks of a zone of that name are known here. */
export function isZone(zone: string): boolean {
  try {
    return createWallClock(zone) !== undefined;
  } catch {
    return false;
  }
}

/** The day so many days after a day such as `2025-06-10`. Throws a RangeError where there is no such day. */
export const dayAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** 1 for a Monday to 7 for a Sunday. Throws a RangeError where there is no such day. */
export const weekdayOf = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek;

/** Whole days from one day to another, negative where it lies before. Throws a RangeError where there is no such day. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;

const zoned = (atMs: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);

function plainTime(day: string, time: string): Temporal.PlainDateTime | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  try {
    return Temporal.PlainDateTime.from(`${day}T${time}`, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}
