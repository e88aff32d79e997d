import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resealedMessage } from '../../src/platforms/slack/resealing.ts';
import { codeOf, sectionOf, tableRowsOf, textOf } from './repository.ts';

const document = textOf('SECURITY.md');
const threats = tableRowsOf(sectionOf('SECURITY.md', 'Who could attack'));
const isPath = (code: string): boolean => /^(?:src|commands|config|test)\//.test(code);

describe('SECURITY.md', () => {
  it('names only files that are there', () => {
    const named = codeOf(document).filter(isPath);

    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('says of every threat what holds, and which test shows it', () => {
    expect(threats.length).toBeGreaterThan(10);
    for (const [, attempt = '', , shown = ''] of threats)
      expect([attempt, codeOf(shown).some((path) => path.startsWith('test/'))]).toEqual([attempt, true]);
  });

  it('tells of the line by which an operator knows that an old key is done with', () => {
    expect(document).toContain(`\`${resealedMessage}\``);
  });
});
