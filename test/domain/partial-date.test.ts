import { describe, expect, it } from 'vitest';
import {
  dayOf,
  firstDayOf,
  formatAge,
  formatDate,
  isSameDate,
  lastDayOf,
  partialDateSchema,
} from '../../src/domain/partial-date.ts';

describe('a date as exact as it was reported', () => {
  it.each(['2031-06-10', '2031-06', '2031', '2032-02-29'])('may be %s', (date) => {
    expect(partialDateSchema.safeParse(date).success).toBe(true);
  });

  it.each(['2031-02-29', '2031-04-31', '2031-13', '2031-6-1', '31-06-10', '10 June 2031', '', '2031-06-10T00:00'])(
    'may not be “%s”',
    (date) => {
      expect(partialDateSchema.safeParse(date).success).toBe(false);
    },
  );

  it.each([
    ['2031', '2031-01-01', '2031-12-31'],
    ['2031-02', '2031-02-01', '2031-02-28'],
    ['2032-02', '2032-02-01', '2032-02-29'],
    ['2031-12', '2031-12-01', '2031-12-31'],
    ['2031-06-10', '2031-06-10', '2031-06-10'],
  ])('%s spans the days from its first to its last', (date, ...span) => {
    expect([firstDayOf(date), lastDayOf(date)]).toEqual(span);
  });

  it.each([
    [['2031-06', '2031-06-10'], true],
    [['2031-06-10', '2031'], true],
    [['2031-06-10', '2031-06-10'], true],
    [['2031-06-10', '2031-06-11'], false],
    [['2031-06', '2031-07-06'], false],
  ])('%j name the same time: %s', ([a = '', b = ''], isSame) => {
    expect(isSameDate(a, b)).toBe(isSame);
  });

  it.each([
    ['2031-06-03', '3 Jun 2031'],
    ['2031-06', 'Jun 2031'],
    ['2031', '2031'],
  ])('%s is written %s', (date, written) => {
    expect(formatDate(date)).toBe(written);
  });

  it.each([
    ['2031-05-14', 'today'],
    ['2031-05-13', '1 day ago'],
    ['2031-05-15', 'in 1 day'],
    ['2031-04-01', '43 days ago'],
    ['2031-01-14', '3 months ago'],
    ['2032-01', 'in 7 months'],
    ['2028-05-14', '2 years ago'],
    ['2026', '5 years ago'],
  ])('%s is %s', (date, age) => {
    expect(formatAge(date, Date.UTC(2031, 4, 14, 23, 59))).toBe(age);
  });

  it('is a day of UTC', () => {
    expect(dayOf(Date.parse('2031-05-14T23:30:00-02:00'))).toBe('2031-05-15');
  });
});
