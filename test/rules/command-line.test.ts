import { describe, expect, it } from 'vitest';
import { sectionOf, textOf } from './repository.ts';

const names = [...textOf('src/main.ts').matchAll(/\.command\('([\w-]+)/g)].map(([, name = '']) => name);

describe('every call of the command line', () => {
  it('is told in README', () => {
    const start = sectionOf('README.md', 'Start');
    const isTold = (name: string) => new RegExp(String.raw`parley (?:[\w-]+ )?${name}\b`).test(start);

    expect(names).toContain('sample');
    // The bot itself is told as `npm start`.
    expect(names.filter((name) => name !== 'start' && !isTold(name))).toEqual([]);
  });
});
