import { expect, it } from 'vitest';
import { jsonLine } from '../../src/lib/json-line.ts';

it('a line of JSON holds nothing that moves, colours or turns what a terminal shows, and loses nothing', () => {
  const value = { words: `\u001b[31m\u009b2J\u0085\u202edetrever\u2066\u200e\u061c\u2028\ufeff\u007f中文 é 57 % “q”` };

  const line = jsonLine(value);

  expect(line).toMatch(/^[\u0020-\u007e“”é中文]+\n$/);
  expect(line).toContain('中文 é 57 % “q”');
  expect(JSON.parse(line)).toEqual(value);
});
