import { z } from 'zod';

/** A day, a month or a year as it was reported: `2025-06-10`, `2025-06` or `2025`. The precision is kept. */
export type PartialDate = string;

export const partialDateSchema = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'a date like 2025-06-10, 2025-06 or 2025')
  .refine(isRealDate, 'a day that exists');

/** True when both name the same time at the coarser of their two precisions. */
export const isSameDate = (a: PartialDate, b: PartialDate): boolean => a.startsWith(b) || b.startsWith(a);

/** The first day that the date can mean, as `YYYY-MM-DD`. */
export const firstDayOf = (date: PartialDate): string => `${date}-01-01`.slice(0, 10);

/** The last day that the date can mean, as `YYYY-MM-DD`. */
export function lastDayOf(date: PartialDate): string {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  const [year = 0, month = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The UTC day of an instant in epoch milliseconds, as `YYYY-MM-DD`. */
export const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** `10 Jun 2025`, `Jun 2025` or `2025`. */
export function formatDate(date: PartialDate): string {
  const [year, month, day] = date.split('-');
  return [day && Number(day), month && monthNames[Number(month) - 1], year].filter(Boolean).join(' ');
}

/** A moment in epoch milliseconds to the minute, in UTC: `2 Nov 2026, 08:00 UTC`. */
export const formatMoment = (atMs: number): string =>
  `${formatDate(dayOf(atMs))}, ${new Date(atMs).toISOString().slice(11, 16)} UTC`;

/** How long before `todayMs` the date lies, in the largest unit that fits: `today`, `3 days ago`, `in 2 months`. */
export function formatAge(date: PartialDate, todayMs: number): string {
  const days = Math.round((Date.parse(dayOf(todayMs)) - Date.parse(firstDayOf(date))) / dayMs);
  if (days === 0) return 'today';
  const span = formatSpan(Math.abs(days));
  return days > 0 ? `${span} ago` : `in ${span}`;
}

const dayMs = 86_400_000;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function formatSpan(days: number): string {
  const [count, unit] =
    days < 60 ? [days, 'day'] : days < 730 ? [Math.floor(days / 30.44), 'month'] : [Math.floor(days / 365.25), 'year'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function isRealDate(date: string): boolean {
  const day = firstDayOf(date);
  return !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
}
