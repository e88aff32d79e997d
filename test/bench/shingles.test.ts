import { expect, it } from 'vitest';
import { isSameWords, overlapOf } from '../../bench/shingles.ts';

it('a reading of all words in order shares everything, whatever stands between them', () => {
  const truth = 'Two ships of grain left Oster on Monday.';

  expect(overlapOf(truth, 'two ships')).toMatchObject({ shared: 0 });
  expect(overlapOf(truth, ' Two ships — of “grain”\n\nleft Oster, on Monday')).toEqual({
    shared: 1,
    surplus: 0,
    missing: 0,
  });
});

it('runs of four words count as often as they occur', () => {
  // True: abcd bcde. Read: abcd bcda cdab dabc abcd, of which one abcd is shared.
  expect(overlapOf('a b c d e', 'a b c d a b c d')).toEqual({ shared: 1 / 6, surplus: 4 / 6, missing: 1 / 6 });
});

it('a text of fewer than four words is one run', () => {
  expect(overlapOf('a b c', 'a b c')).toEqual({ shared: 1, surplus: 0, missing: 0 });
  expect(overlapOf('a b c', 'a b')).toEqual({ shared: 0, surplus: 0.5, missing: 0.5 });
});

it('nothing read is all missing, something read of nothing all surplus, and two empty texts say nothing', () => {
  expect(overlapOf('a b c d e', ' — ')).toEqual({ shared: 0, surplus: 0, missing: 1 });
  expect(overlapOf('', 'a b c d e')).toEqual({ shared: 0, surplus: 1, missing: 0 });
  expect(overlapOf('', '')).toEqual({ shared: 0, surplus: 0, missing: 0 });
});

it('words are letters, numbers and underscores of any script', () => {
  expect(overlapOf('税率_1,为 十二,自 五月,起', '税率_1 为 十二 自 五月 起')).toMatchObject({ shared: 1 });
  expect(isSameWords('É 2½, дом', 'É 2½ дом')).toBe(true);
  // A mark that stands alone parts two words, as in Python.
  expect(isSameWords('e\u0301a', 'e a')).toBe(true);
});

it('the same words are only the same in the same order and case', () => {
  expect(isSameWords('a b c d', 'a b\nc, d.')).toBe(true);
  expect(isSameWords('a b c d', 'a b d c')).toBe(false);
  expect(isSameWords('a b c d', 'A b c d')).toBe(false);
});
