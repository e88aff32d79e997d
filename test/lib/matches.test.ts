import { describe, expect, it } from 'vitest';
import { matchesOf } from '../../src/lib/matches.ts';

describe('every match of an expression', () => {
  it.each([
    [/o/g, 'not now or so'],
    [/x/g, 'not now'],
    [/\b/g, 'two words'],
    [/o*/g, ''],
  ])('%s in "%s"', (words, text) => {
    const found = matchesOf(text, words).map(({ index }) => index);

    expect(found).toEqual([...text.matchAll(words)].map(({ index }) => index));
  });

  it('is found again when the expression is used again', () => {
    const words = /\d+/g;

    expect([matchesOf('1 and 22', words).length, matchesOf('333', words).length]).toEqual([2, 1]);
  });
});
