import { describe, expect, it } from 'vitest';
import { type Reply, textOf } from '../../src/domain/replies.ts';
import { pageOf } from '../../src/pipeline/paging.ts';
import { linesOf, openAsking } from './asking.ts';

const lineOfRow = ({ lines, table }: Reply, row: number): string => textOf(lines[table?.lines[row] ?? -1] ?? '');

/** Rows whose rate, status or sources their own line does not say. */
const rowsThatDiffer = (reply: Reply): string[][] =>
  (reply.table?.rows ?? []).filter((row, place) => {
    const [, , , rate = '?', status = '?', asOf = '?', sources = '?'] = row;
    return !lineOfRow(reply, place).endsWith(`: ${rate}, ${status} — as of ${asOf}, ${sources}`);
  });

describe('The table of /tariffs', () => {
  it('says in rows what its lines say, and leaves the others to them', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/tariffs as_of:2025-06-10');

    const left = linesOf(reply).filter((_, place) => !reply.table?.lines.includes(place));
    expect(reply.table?.columns).toEqual(['Direction', 'Goods', 'Measure', 'Rate', 'Status', 'As of', 'Sources']);
    expect(reply.table?.rows.length).toBeGreaterThan(5);
    expect(rowsThatDiffer(reply)).toEqual([]);
    expect(new Set(reply.table?.lines).size).toBe(reply.table?.lines.length);
    expect(left.filter((line) => !line.startsWith('Deadline: '))).toEqual([]);
  });

  it('is not there where no rate is known', async () => {
    const { ask } = await openAsking({ isSeeded: false });

    expect((await ask('/tariffs')).table).toBeUndefined();
  });

  it('has on each page the rows of that page, with its own sources', async () => {
    const { call, ask } = await openAsking({ packs: ['documents', 'background'] });
    const whole = await ask('/tariffs');
    const rows: number[] = [];

    for (let page = 1; page < 40; page++) {
      const reply = await call({ name: 'tariffs', options: { page: String(page) }, charsMax: 1500 });
      if (!reply.notes[0]?.startsWith(`Page ${page} of `)) break;
      rows.push(reply.table?.rows.length ?? 0);
      expect(rowsThatDiffer(reply), `page ${page}`).toEqual([]);
      expect(Math.max(-1, ...(reply.table?.lines ?? []))).toBeLessThan(reply.lines.length);
    }

    expect(rows.length).toBeGreaterThan(3);
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(whole.table?.rows.length);
  });

  it('is left out of a page that shows none of its rows', () => {
    const table = { caption: 'c', columns: ['a'], rows: [['x [2]']], lines: [2, 0] };
    const citation = { outlet: 'o', tier: 'paper', date: '2026' } as const;
    const lines = ['heading', 'y'.repeat(60), 'x [2]'];
    const reply = { title: 't', lines, citations: [citation, citation], notes: ['n'], table };
    const shown = (page: number) => pageOf(reply, { page, charsMax: 100, command: '/x' });

    expect(shown(1).table).toBeUndefined();
    expect(shown(2)).toMatchObject({ lines: ['y'.repeat(60)] });
    expect(shown(3)).toMatchObject({ lines: ['x [1]'], table: { rows: [['x [1]']], lines: [0] } });
  });
});

describe('Share', () => {
  const share = (command: string) => ({ label: 'Share', command, isForAll: true });

  it('stands under an answer from facts, with the same command and page', async () => {
    const { call } = await openAsking();
    const options = { as_of: '2025-06-10', page: '2' };

    const plain = await call({ name: 'tariffs', options: { side: 'us' }, hasButtons: true });
    const paged = await call({ name: 'tariffs', options, charsMax: 900, hasButtons: true });
    const quoted = await call({ name: 'talks', options: { round: 'london 2025' }, hasButtons: true });

    expect(plain.buttons).toEqual([share('/tariffs side:us')]);
    expect(paged.buttons).toEqual([share('/tariffs as_of:2025-06-10 page:2')]);
    expect(quoted.buttons).toEqual([share('/talks round:"london 2025"')]);
  });

  it('is not there for a chat without buttons, even when one with buttons asked before', async () => {
    const { call, ask } = await openAsking();
    await call({ name: 'tariffs', hasButtons: true });

    expect((await call({ name: 'tariffs' })).buttons).toBeUndefined();
    expect((await ask('/tariffs')).buttons).toBeUndefined();
  });

  it('is not there for a command that would not come back as it was, or is too long', async () => {
    const { call } = await openAsking();
    const goods = async (written: string) =>
      (await call({ name: 'tariffs', options: { goods: written }, hasButtons: true })).buttons;

    expect(await goods('steel "and" iron')).toBeUndefined();
    expect(await goods('x'.repeat(80))).toBeUndefined();
    expect(await goods('steel')).toEqual([share('/tariffs goods:steel')]);
  });

  it('does not make an answer be worked out anew each time', async () => {
    const { call } = await openAsking();
    const asked = { name: 'tariffs', hasButtons: true };

    expect(await call(asked)).toBe(await call(asked));
  });
});
