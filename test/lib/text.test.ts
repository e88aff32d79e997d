import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/lib/nearest.ts';
import { plainLine, shorten } from '../../src/lib/plain-text.ts';
import { sentencesOf } from '../../src/lib/sentences.ts';
import { anyOf } from '../../src/lib/words.ts';

describe('sentences', () => {
  it.each([
    [['One. Two! Three?'], ['One.', 'Two!', 'Three?']],
    [['The U.S. Treasury wrote. It waits.'], ['The U.S. Treasury wrote.', 'It waits.']],
    [['Mr. Orr met Dr. Lind on Aug. 3. They ate.'], ['Mr. Orr met Dr. Lind on Aug. 3.', 'They ate.']],
    [['A rate of 2.5 % holds. Yes.'], ['A rate of 2.5 % holds.', 'Yes.']],
    [['He lives in the U.S.'], ['He lives in the U.S.']],
    [['First line\nSecond line'], ['First line', 'Second line']],
    [[''], []],
    [['   \n '], []],
  ])('of %j', ([text = ''], sentences) => {
    expect(sentencesOf(text).map((sentence) => sentence.text)).toEqual(sentences);
  });

  it('stand where they say they stand', () => {
    const text = '  “Yes,” said Mr. Orr.\n\n The U.S. side — 稀土 🚢 — waits.  No. 5 is next. ';

    const sentences = sentencesOf(text);

    expect(sentences.length).toBeGreaterThan(1);
    expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual(
      sentences.map((sentence) => sentence.text),
    );
  });
});

describe('the nearest word', () => {
  const words = ['tariffs', 'talks', 'delegation'];

  it.each([
    ['tarifs', 'tariffs'],
    ['TALK', 'talks'],
    ['delegaton', 'delegation'],
    ['zebra', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ])('to %s', (written, word) => {
    expect(nearest(written, words)).toBe(word);
  });

  it('is none when there are none', () => {
    expect(nearest('talks', [])).toBeUndefined();
  });
});

describe('text from outside', () => {
  it.each([
    ['two\r\n  lines\t here', 'two lines here'],
    ['a\u0000b\u001b[31mc', 'a b [31mc'],
    ['pay\u202Egnihton\u202C now', 'pay gnihton now'],
    ['ze\u200Bro wi\u00ADdth\uFEFF', 'ze ro wi dth'],
    ['稀土 é 🚢', '稀土 é 🚢'],
  ])('%j becomes one plain line', (text, line) => {
    expect(plainLine(text, 100)).toBe(line);
  });

  it.each([
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['abc🚢d', 5, 'abc…'],
    ['abc🚢', 5, 'abc🚢'],
  ])('“%s” is cut at %i, never through a character', (...[text, charsMax, cut]) => {
    expect(shorten(text, charsMax)).toBe(cut);
  });
});

describe('words in a text', () => {
  it.each([
    [anyOf(['US', 'U.S.']), 'The US and the U.S. and USA and us', 2],
    [anyOf(['rare earth', 'rare']), 'rare earth, rare, rarely', 2],
    [anyOf(['Xi']), 'Xi, Xia, taXi, Xi’s', 2],
    [anyOf(['a+b', '(c)']), 'a+b aab (c)', 2],
    [anyOf(['稀土']), '稀土 和 稀土', 2],
  ])('%s in “%s”', (...[pattern, text, count]) => {
    expect(text.match(pattern)?.length ?? 0).toBe(count);
  });
});
