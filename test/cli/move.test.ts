import { describe, expect, it } from 'vitest';
import { openHome, runParley } from './parley.ts';

describe('parley import', () => {
  it('takes in every line of an export, so that its next export is the same', async () => {
    const home = openHome();
    await runParley(home, 'ask', '/subscribe tariffs');
    const { out } = await runParley(home, 'export');
    const next = openHome();

    const taken = await runParley({ ...next, input: out }, 'import');
    const again = await runParley(next, 'export');

    const lines = rowsOf(out);
    expect(lines.length).toBeGreaterThan(100);
    expect(taken).toMatchObject({ code: 0, err: expect.stringMatching(/^Took in \d+ rows; \d+ facts\.\n$/) });
    expect(rowsOf(again.out)).toEqual(lines);
  });

  it('says in one line which line is none of an export', async () => {
    const { code, err } = await runParley({ ...openHome(), input: 'a text\n' }, 'import');

    expect([code, err]).toEqual([1, 'Line 1 is not a line of an export. Give the file that parley export wrote.\n']);
  });
});

// But for how often the store has changed.
const rowsOf = (text: string): string[] => text.split('\n').filter((line) => !line.includes('"key":"revision"'));
