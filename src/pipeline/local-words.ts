import { formatDate } from '../domain/partial-date.ts';
import { zoneWords } from '../lib/time-zones.ts';
import { clockOf } from './local-schedule.ts';

/** The day that the clocks of a zone show: `2 Nov 2026`. */
export const localDay = (atMs: number, zone: string): string => formatDate(clockOf(zone).read(atMs).day);

/** The time that the clocks of a zone show: `08:00`. */
export const localTime = (atMs: number, zone: string): string => clockOf(zone).read(atMs).time;

/** `2 Nov 2026, 08:00 UTC`, or by the clocks of a zone: `2 Nov 2026, 08:00 New York time`. */
export const localInstant = (atMs: number, zone: string): string =>
  `${localDay(atMs, zone)}, ${localTime(atMs, zone)} ${zoneWords(zone)}`;
