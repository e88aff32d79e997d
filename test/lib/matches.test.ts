import { describe, expect, it } from 'vitest';
import { matchesIn } from '../../src/lib/matches.ts';

describe('every match of an expression', () => {
  it.each([
    [/o/g, 'not now or so', 4],
    [/x/g, 'not now', 0],
    [/\b/g, 'two words', 4],
    [/o*/g, '', 1],
  ])('%s in "%s"', (words, text, count) => {
    const found = matchesIn(words, text).map(({ index }) => index);

    expect(found).toEqual([...text.matchAll(words)].map(({ index }) => index));
    expect(found).toHaveLength(count);
  });

  it('is found again when the expression is used again', () => {
    const words = /\d+/g;

    expect([matchesIn(words, '1 and 22').length, matchesIn(words, '333').length]).toEqual([2, 1]);
  });
});
