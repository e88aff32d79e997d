import { describe, expect, it } from 'vitest';
import { sectionOf, textOf } from './repository.ts';

const told = ['src/main.ts', 'src/cli/database-commands.ts'].map(textOf).join('\n');
const names = [...told.matchAll(/\.command\('([\w-]+)/g)].map(([, name = '']) => name);

describe('every call of the command line', () => {
  it('is told in README', () => {
    const start = sectionOf('README.md', 'Start');
    const isTold = (name: string) => new RegExp(String.raw`parley (?:[\w-]+ )?${name}\b`).test(start);

    expect(names).toContain('sample');
    expect(names).toContain('backup');
    // The bot itself is told as `npm start`.
    expect(names.filter((name) => name !== 'start' && !isTold(name))).toEqual([]);
  });
});
