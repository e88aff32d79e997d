import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/domain/replies.ts';
import { linesOf, openAsking, unmatchedMarks } from './asking.ts';

const ask = (page?: string) => ({
  name: 'delegation',
  options: { round: 'London', ...(page === undefined ? {} : { page }) },
  charsMax: 1500,
});

describe('an answer that is too long for its chat', () => {
  it('comes in pages that hold every line once, each with its own sources', async () => {
    const { call } = await openAsking();
    const whole = await call({ ...ask(), charsMax: 100_000 });
    const first = await call(ask());
    const count = Number(/Page 1 of (\d+)/.exec(first.notes[0] ?? '')?.[1]);

    const pages = await Promise.all(Array.from({ length: count }, (_, i) => call(ask(String(i + 1)))));

    const withoutMarks = (text: string) => text.replace(/\[\d+\]/g, '');
    expect(count).toBeGreaterThan(1);
    expect(pages.flatMap(linesOf).map(withoutMarks)).toEqual(whole.lines.map(textOf).map(withoutMarks));
    expect(pages.flatMap(unmatchedMarks)).toEqual([]);
  });

  it('says how to get the next page, and ends on each with the newest coverage', async () => {
    const { call } = await openAsking();

    const { notes } = await call(ask());

    expect(notes[0]).toContain('The next: /delegation round:London page:2');
    expect(notes.at(-1)).toContain('Newest coverage');
  });

  it('stays whole where there is room', async () => {
    const { ask: askAtTerminal } = await openAsking();

    const { notes } = await askAtTerminal('/delegation round:London');

    expect(notes.join()).not.toContain('Page');
  });

  it('refuses a page that is no number', async () => {
    const { call } = await openAsking();

    expect(linesOf(await call(ask('two')))[0]).toBe('“two” is no page. Write a number, such as page:2.');
  });
});
