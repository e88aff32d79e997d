import { describe, expect, it } from 'vitest';
import { createWallClock } from '../../src/lib/wall-clock.ts';

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
