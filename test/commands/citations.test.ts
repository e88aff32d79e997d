import { describe, expect, it } from 'vitest';
import { linesOf, openAsking, unmatchedMarks } from './asking.ts';

const factual = ['/tariffs', '/tariffs as_of:2025-06-10', '/tariffs goods:soybeans', '/delegation round:London'];

describe.each([...factual, '/delegation side:us', '/tariffs side:china'])('The answer to %s', (line) => {
  it('ends with the day of the newest coverage', async () => {
    const { ask } = await openAsking();

    const reply = await ask(line);

    expect(reply.notes.at(-1)).toBe('Newest coverage in the store: 10 Jun 2025 (17 months ago).');
  });

  it('has a citation for every mark, and a mark for every citation', async () => {
    const { ask } = await openAsking();

    const reply = await ask(line);

    expect(unmatchedMarks(reply)).toEqual([]);
  });

  it('names each document by its outlet, day and title, and says where the day is a guess', async () => {
    const { ask } = await openAsking();

    const { citations } = await ask(line);

    for (const { outlet, date, title } of citations) {
      expect(['PEN', 'outlet not named']).toContain(outlet);
      expect(date).toMatch(/^2025-06-(09|10)$/);
      expect(title).toMatch(/London|Lancaster/);
    }
    const guessed = citations.filter(({ title }) => title?.startsWith('London round opens'));
    for (const { title } of guessed) expect(title).toContain('(its date is our guess)');
  });
});

describe('Every rate and every person shown', () => {
  it('comes with a source', async () => {
    const { ask } = await openAsking();

    const lines = [...linesOf(await ask('/tariffs')), ...linesOf(await ask('/delegation'))];

    const shown = lines.filter((line) => line.startsWith('•'));
    expect(shown.length).toBeGreaterThan(15);
    expect(shown.filter((line) => !/ — as of .* \[\d+\]/.test(line))).toEqual([]);
  });
});
