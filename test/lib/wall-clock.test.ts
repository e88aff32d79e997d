import { describe, expect, it } from 'vitest';
import { createWallClock, dayAfter, daysBetween, weekdayOf } from '../../src/lib/wall-clock.ts';

describe('the clocks of a zone', () => {
  it.each([
    ['America/New_York', '2031-01-14', '06:00', Date.UTC(2031, 0, 14, 11)],
    ['America/New_York', '2031-07-14', '06:00', Date.UTC(2031, 6, 14, 10)],
    ['America/New_York', '2031-01-14', '23:30', Date.UTC(2031, 0, 15, 4, 30)],
    ['Asia/Shanghai', '2031-07-14', '00:00', Date.UTC(2031, 6, 13, 16)],
    ['UTC', '2032-02-29', '12:00', Date.UTC(2032, 1, 29, 12)],
  ])('in %s tell the instant of %s %s', (...[zone, day, time, instant]) => {
    expect(createWallClock(zone).at(day, time)).toBe(instant);
    expect(createWallClock(zone).read(instant)).toEqual({ day, time });
  });

  it('tell the hours around the night on which they change', () => {
    const clock = createWallClock('America/New_York');

    expect(clock.at('2031-03-09', '01:59')).toBe(Date.UTC(2031, 2, 9, 6, 59));
    expect(clock.at('2031-03-09', '03:00')).toBe(Date.UTC(2031, 2, 9, 7));
    expect(clock.at('2031-11-02', '06:00')).toBe(Date.UTC(2031, 10, 2, 11));
    // Skipped: an hour later. Shown twice: the first.
    expect(clock.at('2031-03-09', '02:30')).toBe(Date.UTC(2031, 2, 9, 7, 30));
    expect(clock.at('2031-11-02', '01:30')).toBe(Date.UTC(2031, 10, 2, 5, 30));
  });

  it.each([
    ['2031-02-30', '06:00'],
    ['2031-13-01', '06:00'],
    ['soon', '06:00'],
    ['2031-02-03', '25:00'],
    ['', ''],
  ])('have no “%s %s”', (...[day, time]) => {
    expect(createWallClock('UTC').at(day, time)).toBeUndefined();
  });
});

describe('days', () => {
  it('are counted over the end of a month and a leap day', () => {
    expect(dayAfter('2032-02-28', 2)).toBe('2032-03-01');
    expect(dayAfter('2031-12-31', 1)).toBe('2032-01-01');
    expect(daysBetween('2032-02-28', '2032-03-01')).toBe(2);
    expect(daysBetween('2032-03-01', '2032-02-29')).toBe(-1);
    expect(weekdayOf('2026-11-02')).toBe(1);
  });
});
