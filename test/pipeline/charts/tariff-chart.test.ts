import { describe, expect, it } from 'vitest';
import type { Fact, Version } from '../../../src/domain/facts.ts';
import type { StatementOf } from '../../../src/domain/statements.ts';
import { tariffChart } from '../../../src/pipeline/charts/tariff-chart.ts';
import { factOf, usTariff } from '../../store/rows.ts';

const today = '2031-06-15';
const nowMs = Date.parse(`${today}T12:00:00Z`);

interface Told extends Partial<StatementOf<'tariff'>> {
  readonly percent: number;
  readonly told: string;
  readonly standing?: Version['standing'];
  readonly replaced?: string;
  readonly item?: string;
}

/** One fact with these versions, each told on its day. */
function factWith(...all: readonly Told[]): Fact {
  const versions = all.flatMap(({ percent, told, standing = 'live', replaced, item = told, ...slots }) => {
    const { versions: own } = factOf({ ...usTariff(percent), ...slots });
    const at = Date.parse(told);
    return own.map((version) => ({
      ...version,
      ...{ standing, firstAt: at, lastAt: at },
      tellings: version.tellings.map((telling) => ({ ...telling, itemId: item, date: told })),
      ...(replaced === undefined ? {} : { replacedAt: Date.parse(replaced) }),
    }));
  });
  return { ...factOf(usTariff(1)), versions };
}

const drawn = (...all: readonly Told[]) => tariffChart([factWith(...all)], { span: 'since-2025', nowMs });
const linesOf = (...all: readonly Told[]) => drawn(...all)?.series.map(({ name, steps }) => ({ name, steps }));

describe('the levels of a chart', () => {
  it('step on the days on which they took effect, not on the days on which they were told', () => {
    const lines = linesOf(
      { percent: 20, from: '2031-03-01', told: '2031-02-20', standing: 'past', replaced: '2031-05-10' },
      { percent: 30, from: '2031-05-14', told: '2031-05-10' },
    );

    expect(lines).toEqual([
      {
        name: 'US on Chinese goods',
        steps: [
          { from: '2031-03-01', to: '2031-05-14', percent: 20, status: 'in_force' },
          { from: '2031-05-14', percent: 30, status: 'in_force' },
        ],
      },
    ]);
  });

  it('stand on a line of their own while they are only threatened or announced', () => {
    const lines = linesOf(
      { percent: 30, from: '2031-05-14', told: '2031-06-10' },
      { percent: 60, from: '2031-07-01', told: '2031-06-12', status: 'threatened' },
    );

    expect(lines?.map(({ name }) => name)).toEqual(['US on Chinese goods', 'US, ahead']);
    expect(lines?.[1]?.steps).toEqual([{ from: '2031-07-01', percent: 60, status: 'threatened' }]);
  });

  it('are not drawn where an announced day has passed long ago without a word', () => {
    const chart = drawn(
      { percent: 30, from: '2031-05-14', told: '2031-06-10' },
      { percent: 60, from: '2031-03-01', told: '2031-02-12', status: 'threatened' },
    );

    expect(chart?.series).toHaveLength(1);
    expect(chart?.alt).toContain('not known when they held: US on Chinese goods, 60 %, threatened for 1 Mar 2031.');
  });

  it('stand apart while they are suspended', () => {
    const lines = linesOf(
      { percent: 30, from: '2031-05-14', told: '2031-06-10' },
      { percent: 24, from: '2031-05-14', told: '2031-06-10', status: 'suspended', until: '2031-08-12' },
    );

    expect(lines?.map(({ name }) => name)).toEqual(['US on Chinese goods', 'US, suspended']);
  });

  it('stand side by side where reports differ', () => {
    const lines = linesOf(
      { percent: 30, from: '2031-05-14', told: '2031-06-10' },
      { percent: 55, from: '2031-05-20', told: '2031-06-11' },
    );

    expect(lines).toEqual([
      { name: 'US on Chinese goods', steps: [{ from: '2031-05-14', percent: 30, status: 'in_force' }] },
      { name: 'US, other report', steps: [{ from: '2031-05-20', percent: 55, status: 'in_force' }] },
    ]);
  });

  it('end on the day on which they were due to, when no word came since', () => {
    const chart = drawn({ percent: 30, from: '2031-02-01', until: '2031-05-01', told: '2031-02-01' });

    expect(chart?.series[0]?.steps).toEqual([
      { from: '2031-02-01', to: '2031-05-01', percent: 30, status: 'in_force', end: 'due' },
    ]);
    expect(chart?.alt).toContain('was due to end 1 May 2031, what followed is not known here');
  });

  it('end with the last report, when none came for long', () => {
    const chart = drawn({ percent: 30, from: '2031-02-01', told: '2031-03-01' });

    expect(chart?.series[0]?.steps).toEqual([
      { from: '2031-02-01', to: '2031-03-01', percent: 30, status: 'in_force', end: 'last-reported' },
    ]);
  });

  it('are left out where an outlet took them back', () => {
    expect(drawn({ percent: 30, from: '2031-05-14', told: '2031-06-10', standing: 'struck' })).toBeUndefined();
  });

  it('of other measures, goods and countries make no line', () => {
    const others = [
      factOf({ ...usTariff(47), measure: 'average' }),
      factOf({ ...usTariff(25), goods: 'soybeans' }),
      factOf({ ...usTariff(10), target: 'WORLD' }),
    ];

    expect(tariffChart(others, { span: 'since-2025', nowMs })).toBeUndefined();
    expect(tariffChart(others, { span: 'since-2018', nowMs })).toBeUndefined();
  });
});

describe('what a chart says of itself', () => {
  it('has the day, the number of sources and the newest of them', () => {
    const chart = drawn(
      { percent: 20, from: '2031-03-01', until: '2031-05-14', told: '2031-05-20', item: 'one' },
      { percent: 30, from: '2031-05-14', told: '2031-06-10', item: 'two' },
    );

    expect(chart?.subtitle).toBe(
      'Total level in percent; blank where not known here. As of 15 Jun 2031, 2 sources, newest 10 Jun 2031.',
    );
    expect(chart?.alt).toContain('US on Chinese goods: 20 % from 1 Mar 2031 until 14 May 2031; 30 % from 14 May 2031.');
  });
});
