import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/feeds/parsing/dates.ts';

const second = '2031-05-14T09:05:07.000Z';
const midnight = '2031-05-14T00:00:00.000Z';

describe('the date of a feed', () => {
  it.each([
    // RFC 822 and what outlets make of it.
    ['Wed, 14 May 2031 09:05:07 GMT', second],
    ['Wed, 14 May 31 09:05:07 GMT', second],
    ['14 May 2031 09:05:07 Z', second],
    ['Wed, 14 May 2031 11:05:07 +0200', second],
    ['Wed, 14 May 2031 11:05:07 +02:00', second],
    ['Wed, 14 May 2031 07:04:07 GMT-02:01', second],
    ['Wed, 14 May 2031 04:05:07 EST', second],
    ['Wed, 14 May 2031 05:05:07 EDT', second],
    ['Wed, 14 May 2031 01:05:07 PT', second],
    ['Wed, 14 May 2031 11:05:07 CEST', second],
    ['Wed, 14 May 2031 18:05:07 JST', second],
    ['Wed, 14 May 2031 09:05:07 Etc/GMT', second],
    ['Wednesday, 14 May, 2031 09:05:07 UTC', second],
    ['Wed,14 May 2031 09:05:07 XYZ', second],
    ['Wed, 14 May 2031 09:05:07 +0000 (UTC)', second],
    ['Wed, 14 May 2031 09:05 GMT', '2031-05-14T09:05:00.000Z'],
    ['Wed, 14 May 2031', midnight],
    ['14-May-2031', midnight],
    ['Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01T00:00:00.000Z'],
    ['Thu, 01 Jan 98 00:00:00 GMT', '1998-01-01T00:00:00.000Z'],
    ['Tue, 30 Jun 2015 23:59:60 GMT', '2015-07-01T00:00:00.000Z'],
    // The month first.
    ['Wed May 14 2031 11:05:07 +0200', second],
    ['May 14, 2031 9:05:07 am', second],
    ['May 14, 2031, 9:05 PM', '2031-05-14T21:05:00.000Z'],
    ['September 5, 2031 at 12:30 p.m. ET', '2031-09-05T17:30:00.000Z'],
    ['Wed May  4 09:05:07 2031', '2031-05-04T09:05:07.000Z'],
    ['Wed May 14 09:05:07 +0000 2031', second],
    ['Wed May 14 04:05:07 EST 2031', second],
    // ISO 8601.
    [second, second],
    ['2031-05-14T17:05:07+08:00', second],
    ['2031-05-14T17:05:07+0800', second],
    ['2031-05-14T17:05:07+08', second],
    ['2031-05-14T09:05:07.1239Z', '2031-05-14T09:05:07.123Z'],
    ['2031-05-14T09:05:07,5Z', '2031-05-14T09:05:07.500Z'],
    ['2031-05-14 09:05:07', second],
    ['2031-05-14 09:05:07 UTC', second],
    ['2031-05-14 08:45:07 -00:20', second],
    ['20310514T090507Z', second],
    ['2031-05-14T24:00Z', '2031-05-15T00:00:00.000Z'],
    ['2031-05-14', midnight],
    ['20310514', midnight],
    ['2031-134', midnight],
    ['2031134', midnight],
    ['2031-W20-3', midnight],
    ['2031W203', midnight],
    ['2031-W20', '2031-05-12T00:00:00.000Z'],
    ['2031-05', '2031-05-01T00:00:00.000Z'],
    ['2031', '2031-01-01T00:00:00.000Z'],
    ['31-05-14', midnight],
    ['310514', midnight],
    ['31134', midnight],
    ['-31-05', '2031-05-01T00:00:00.000Z'],
    ['-3105', '2031-05-01T00:00:00.000Z'],
    ['2031-005-14T09:05:07+00:00', second],
    ['Wed, 2031/05/14 05:05:07 EDT', second],
    // As Chinese outlets write it, in their own time.
    ['2031年5月14日 17:05:07', second],
    ['2031年05月14日', '2031-05-13T16:00:00.000Z'],
    // Seconds and thousandths since 1970.
    ['1936515907', '2031-05-14T09:05:07.000Z'],
    ['1936515907123', '2031-05-14T09:05:07.123Z'],
  ])('%s is %s', (written, iso) => {
    const at = parseDate(`\n ${written} `);

    expect(at === null ? null : new Date(at).toISOString()).toBe(iso);
  });

  it.each([
    '',
    'yesterday at noon',
    'Sun, 16 zzz 2012 11:47:32 GMT',
    'Sun, Dec x 2012 11:47:32 GMT',
    'Sun, 16 Dec zz 11:47:32 GMT',
    'Sun, 16 Dec 2012 11:47:32 +zz:00',
    'Sun, 16 Dec 2012 11:47:32 +00:zz',
    'Sun, 16 Dec 2012 1:2:3:4 GMT',
    'Sun, 99 Jun 2009 12:00:00 GMT',
    'Thu, 31 Jun 2004 19:48:21 GMT',
    '2003-02-29',
    '2003-13-01',
    '2003-366',
    '2003-12-31T25:14:55Z',
    '2003-12-31T10:61:55Z',
    '2003-12-31T10:14:55-99:99',
    '013',
    '2013-01-27-01',
    '2013-01-28T11:30:00-06:00Textra',
    '2013-xx-27',
    '31 May'.repeat(40),
  ])('“%s” is none', (written) => {
    expect(parseDate(written)).toBeNull();
  });

  it('may lie ahead', () => {
    expect(parseDate('Fri, 31 Dec 2199 23:59:59 GMT')).toBe(Date.UTC(2199, 11, 31, 23, 59, 59));
  });
});
