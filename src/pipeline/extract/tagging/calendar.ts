import { dayOf, firstDayOf, lastDayOf, type PartialDate } from '../../../domain/partial-date.ts';

/** Whether what stands around a date looks ahead, looks back, or does not say. */
export type Tense = 'ahead' | 'behind' | undefined;

const dayMs = 86_400_000;

/** The day so many days after another. */
export const plusDays = (day: string, days: number): string => dayOf(Date.parse(day) + days * dayMs);

/** The month so many months after the one of a day, as `YYYY-MM`. */
export function plusMonths(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The year so many years after the one of a day. */
export const plusYears = (day: string, years: number): string => String(Number(day.slice(0, 4)) + years);

/** 0 is Monday. */
export const weekdayOf = (day: string): number => (new Date(day).getUTCDay() + 6) % 7;

/** A weekday of the week that lies `weeks` weeks from the one of a day; weeks begin on Monday. */
export const weekdayInWeek = (day: string, { weekday, weeks }: { weekday: number; weeks: number }): string =>
  plusDays(day, weekday - weekdayOf(day) + 7 * weeks);

/** The nearest such weekday in the direction of the tense, the day itself included; back where nothing is said. */
export function nearestWeekday(day: string, { weekday, tense }: { weekday: number; tense: Tense }): string {
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  return plusDays(day, tense === 'ahead' || ahead === 0 ? ahead : ahead - 7);
}

export interface YearlyDate {
  /** 1 to 12. */
  readonly month: number;
  readonly dayOfMonth?: number | undefined;
  readonly tense: Tense;
}

/** The date that a month, or a day of one, means without a year: the nearest, unless the tense says otherwise. */
export function nearestYearly(day: string, { month, dayOfMonth, tense }: YearlyDate): PartialDate | undefined {
  const year = Number(day.slice(0, 4));
  const dates = [year - 1, year, year + 1]
    .map((one) => [one, two(month), ...(dayOfMonth === undefined ? [] : [two(dayOfMonth)])].join('-'))
    .filter(isReal);
  const byNearness = dates.toSorted((a, b) => distance(day, a) - distance(day, b));
  const nearest = byNearness[0];
  const told = byNearness.find((date) =>
    tense === 'ahead' ? lastDayOf(date) >= day : tense === 'behind' ? firstDayOf(date) <= day : true,
  );
  // "The deadline of 1 October has passed", read on 3 October, does not mean the next one.
  return told !== undefined &&
    nearest !== undefined &&
    distance(day, told) > farDays &&
    distance(day, nearest) < nearDays
    ? nearest
    : told;
}

const farDays = 300;
const nearDays = 60;
const distance = (day: string, date: PartialDate): number => Math.abs(daysBetween(day, date));
const daysBetween = (day: string, date: PartialDate): number =>
  Math.round((Date.parse(date.length === 7 ? `${date}-15` : date) - Date.parse(day)) / dayMs);

/** Two digits. */
export const two = (number: number): string => String(number).padStart(2, '0');

/** True for a date that stands in the calendar. */
export function isReal(date: PartialDate): boolean {
  const day = firstDayOf(date);
  return !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
}
