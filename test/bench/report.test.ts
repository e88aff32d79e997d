import { describe, expect, it } from 'vitest';
import type { Figure, Growth } from '../../bench/measured.ts';
import { sectionFor } from '../../bench/report.ts';
import { exponentOf, isGrowthMet, isMet, ratioOf } from '../../bench/verdicts.ts';

const waits: Figure = {
  ...{ name: 'waits', unit: 'ms', ours: [12, 10, 50, 11, 13], peer: { name: 'bare bot', values: [9, 10, 40, 11, 10] } },
  bound: { at: 'most', of: 'ratio', bound: 1.3 },
};
const reads: Figure = {
  ...{ name: 'reads', unit: 'a second', ours: [50], isRate: true },
  bound: { at: 'least', of: 'value', bound: 500 },
};

describe('a figure', () => {
  it('stands beside its peer by medians, so that one slow round decides nothing', () => {
    expect([ratioOf(waits), isMet(waits)]).toEqual([1.2, true]);
    expect(isMet({ ...waits, ours: [14, 14, 14, 1, 1] })).toBe(false);
  });

  it('is worse with a ratio above 1, also where more is better', () => {
    expect([ratioOf(reads), isMet(reads)]).toEqual([10, false]);
    expect(ratioOf({ ...reads, peer: { name: 'bare', values: [100] } })).toBe(2);
  });

  it('of nothing where nothing is wanted is met and has no ratio', () => {
    const faults: Figure = {
      ...{ name: 'faults', unit: 'faults', ours: [0] },
      bound: { at: 'exactly', of: 'value', bound: 0 },
    };

    expect([ratioOf(faults), isMet(faults), isMet({ ...faults, ours: [1] })]).toEqual([undefined, true, false]);
  });
});

it('growth is told by its exponent', () => {
  const growing = (values: readonly number[]): Growth => ({
    ...{ name: 'look-up', unit: 'ms', of: 'items', exponentMax: 1.1 },
    steps: values.map((value, step) => ({ size: 10 ** step, value })),
  });

  expect(
    [
      [2, 2, 2],
      [1, 10, 100],
      [1, 100, 10_000],
    ].map((values) => exponentOf(growing(values))),
  ).toEqual([expect.closeTo(0), expect.closeTo(1), expect.closeTo(2)]);
  expect(isGrowthMet(growing([1, 100, 10_000]))).toBe(false);
});

it('a section of the document shows each figure with its spread, its peer, its limit and whether it is met', () => {
  const bench = { title: 'Commands', what: 'How long readers wait.' };

  const section = sectionFor({ name: 'commands', bench, measured: { figures: [waits, reads] } });

  expect(section.split('\n').slice(-2)).toEqual([
    '| waits | ms | 12 (10–50) | bare bot: 10 (9–40) | 1.2 | ratio ≤ 1.3 | yes |',
    '| reads | a second | 50 |  | 10 | ≥ 500 | **no** |',
  ]);
  expect(sectionFor({ name: 'commands', bench, measured: undefined })).toContain('It failed in this run.');
});
