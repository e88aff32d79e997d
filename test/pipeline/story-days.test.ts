import { describe, expect, it } from 'vitest';
import { toldDaysOf } from '../../src/pipeline/story-days.ts';
import { dayMs, noon } from './builders.ts';

// noon is on a Wednesday.
const today = Math.floor(noon / dayMs);
const daysOf = (text: string, spokenAt = noon) => toldDaysOf({ title: '', text, spokenAt });

describe('the day of an act', () => {
  it.each([
    ['The ministry said on Tuesday that it agrees.', -1],
    ['The ministry said Wednesday that it agrees.', 0],
    ['Yesterday the two sides met.', -1],
    ['The two sides met on May 13.', -1],
    ['On 12 May 2031 the two sides met.', -2],
    ['El ministro habló el martes.', -1],
    ['Der Minister sprach am Montag.', -2],
    ['双方周二举行会谈。', -1],
    ['双方12日举行会谈。', -2],
    ['双方五月十三日举行会谈。', -1],
    ['商务部昨日公告。', -1],
  ])('is read from “%s”', (text, days) => {
    expect(daysOf(text).main).toBe(today + days);
  });

  it.each([
    ['The sides meet next Tuesday.'],
    ['The levy is due by Monday.'],
    ['The levy starts on June 1.'],
    ['The sides met on March 3.'],
    ['The cat sat in the sun.'],
    ['Levies may rise to 25 in all.'],
  ])('is not read from “%s”', (text) => {
    expect(daysOf(text).main).toBeUndefined();
  });

  it('is the nearest one named, where an older one is recalled first', () => {
    const days = daysOf('After the threat of May 8, the ministry gave in on Tuesday.');

    expect(days.main).toBe(today - 1);
    expect(days.all.has(today - 6)).toBe(true);
  });

  it('of a date without a year is in the year before, just after New Year', () => {
    const newYear = Date.UTC(2032, 0, 1, 12);

    expect(daysOf('The ministry agreed on December 31.', newYear).main).toBe(Math.floor(newYear / dayMs) - 1);
  });
});
