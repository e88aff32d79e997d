import { expect, it } from 'vitest';
import { matchesOf } from '../../src/lib/matches.ts';

it.each([
  { text: 'a1 b22', pattern: /\d+/g, expected: ['1', '22'] },
  { text: 'none', pattern: /\d+/g, expected: [] },
  { text: 'ab', pattern: /x*/g, expected: ['', '', ''] },
])('finds in “$text” what matchAll finds, time after time', ({ text, pattern, expected }) => {
  for (const _time of [1, 2]) expect(matchesOf(text, pattern).map(([match]) => match)).toEqual(expected);
});
