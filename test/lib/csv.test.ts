import { describe, expect, it } from 'vitest';
import { csvOf } from '../../src/lib/csv.ts';
import { readCsv } from './csv-reading.ts';

describe('a CSV file', () => {
  it('is read back as it was written, whatever stands in its cells', () => {
    const rows = [
      ['plain', 'with, comma', 'with "quotes"', ' blanks at its ends '],
      ['two\r\nlines', '', '中文 עברית', '"'],
    ];

    expect(readCsv(csvOf(rows))).toEqual(rows);
  });

  it('begins with a mark by which Excel knows UTF-8, and ends its lines as the standard says', () => {
    expect(
      csvOf([
        ['a', 'b'],
        [undefined, 1],
      ]),
    ).toBe('\uFEFFa,b\r\n,1\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n@x', ' =1', '＝1', '\tplain'])(
    'gives a spreadsheet no formula to run: %j',
    (text) => {
      expect(readCsv(csvOf([[text]]))).toEqual([[`'${text}`]]);
    },
  );

  it('leaves numbers numbers, also negative ones, and text with such a sign inside as it is', () => {
    expect(readCsv(csvOf([[-3.25, 0, 'a=b', '−3 %', '1-2']]))).toEqual([['-3.25', '0', 'a=b', '−3 %', '1-2']]);
  });
});
