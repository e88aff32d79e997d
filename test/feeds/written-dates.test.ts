import { describe, expect, it } from 'vitest';
import { dateInPath, type NumberOrder, writtenDate } from '../../src/feeds/written-dates.ts';

const inShanghai = (text: string, order?: NumberOrder) => writtenDate(text, { zone: 'Asia/Shanghai', order });
/** The fourteenth of May 2031 at an hour in Shanghai. */
const at = (hour: number, minute = 0) => Date.UTC(2031, 4, 14, hour - 8, minute);

describe('a date as it is written', () => {
  it.each([
    ['2031-05-14', at(12)],
    ['[2031-05-14]', at(12)],
    ['2031/5/14', at(12)],
    ['2031.05.14 更新', at(12)],
    ['2031-05-14 15:30', at(15, 30)],
    ['2031-05-14 15:30:07', at(15, 30)],
    ['2031-05-14T15:30:00+08:00', at(15, 30)],
    ['2031-05-14T07:30:00.000Z', at(15, 30)],
    ['2031-05-14T02:30:00-0500', at(15, 30)],
    ['2031年5月14日', at(12)],
    ['来源：新闻办公室 2031 年 05 月 14 日 09:05', at(9, 5)],
    ['May 14, 2031', at(12)],
    ['Posted on MAY 14th 2031 by the office', at(12)],
    ['May 14, 2031 at 3:30 p.m.', at(15, 30)],
    ['Wed, 14 May 2031 09:05', at(9, 5)],
    ['14 May 2031 | 12:15 am', at(0, 15)],
    ['First May 14, 2031, then 2032-01-01', at(12)],
  ])('is read: %s', (...[text, instant]) => {
    expect(inShanghai(text)).toBe(instant);
  });

  it.each([
    ['Sept. 3, 2031', Date.UTC(2031, 8, 3, 4)],
    ['December 31, 2031', Date.UTC(2031, 11, 31, 4)],
    ['29 Feb 2032', Date.UTC(2032, 1, 29, 4)],
  ])('is read in every month: %s', (...[text, instant]) => {
    expect(inShanghai(text)).toBe(instant);
  });

  it.each([
    '',
    'yesterday',
    '[05-14]',
    'May 14',
    '2031-02-30',
    '2031-13-01',
    'February 30, 2031',
    'Market 12, 2031',
    '120315-05-142',
    '2031年5月',
    '2031-05/14',
    '2031-05-14 27:00',
    '03/04/2031',
  ])('is not guessed: “%s”', (text) => {
    expect(inShanghai(text)).toBeNull();
  });

  it('in numbers is read in the order that the outlet uses', () => {
    expect(inShanghai('05/14/2031', 'mdy')).toBe(at(12));
    expect(inShanghai('14.5.31', 'dmy')).toBe(at(12));
    expect(inShanghai('05/14/2031', 'dmy')).toBeNull();
  });

  it.each([
    ['/eng/xw/t20310514_117.html', at(12)],
    ['/news/2031/05/14/envoys-land', at(12)],
    ['/2031-05-14-envoys', at(12)],
    ['/c/20310514/', at(12)],
  ])('in a path is read: %s', (...[path, instant]) => {
    expect(dateInPath(path, 'Asia/Shanghai')).toBe(instant);
  });

  it.each([
    '/art/2031/art_0a1b.html',
    '/news/2031/may/envoys',
    '/content_120310514.htm',
    '/20310514123',
    '/2031/0514/',
    '',
  ])('in a path is not guessed: “%s”', (path) => {
    expect(dateInPath(path, 'Asia/Shanghai')).toBeNull();
  });
});
