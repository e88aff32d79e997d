import { describe, expect, it } from 'vitest';
import { countIndependentOutlets, isDisputed } from '../../src/domain/facts.ts';
import type { StatementOf } from '../../src/domain/statements.ts';
import { aTariff, liveShown, ordersOf, shown, type Told, tell } from './builders.ts';

const rate = (percent: number, parts: Partial<StatementOf<'tariff'>> = {}) => aTariff({ percent, ...parts });

describe('history and late reports', () => {
  it('keeps a recalled rate in silence', () => {
    const { fact, changes } = tell({ says: rate(30) }, { says: rate(145, { status: 'former' }), at: 1 });

    expect(changes).toEqual(['reported', 'none']);
    expect(shown(fact)).toEqual(['live 30 in_force', 'past 145 former']);
  });

  it('keeps a recalled rate in silence when nothing else is held', () => {
    const { changes } = tell({ says: rate(145, { status: 'former' }) });

    expect(changes).toEqual(['none']);
  });

  it('lays an older report that comes in late into the past', () => {
    const { fact, changes } = tell({ says: rate(52), at: 72 }, { says: rate(34), by: 'Slow Monthly' });

    expect(changes).toEqual(['reported', 'none']);
    expect(shown(fact)).toEqual(['live 52 in_force', 'past 34 in_force']);
    expect(fact.versions[1]!.replacedAt).toBe(fact.versions[0]!.firstAt);
  });

  it('lays the rate before a told move into the past, however close it was told', () => {
    const { fact, changes } = tell(
      { says: rate(52, { previousPercent: 34 }), at: 4 },
      { says: rate(34), by: 'Slow Monthly', at: 1 },
    );

    expect(changes).toEqual(['reported', 'none']);
    expect(liveShown(fact)).toEqual(['live 52 in_force']);
  });

  it('has no place before the new rate for one that ran out by itself', () => {
    const { fact, changes } = tell({ says: rate(34, { until: '2031-05-20' }) }, { says: rate(52), at: 24 * 7 });

    expect(changes).toEqual(['reported', 'reported']);
    expect(shown(fact)).toEqual(['past 34 in_force', 'live 52 in_force']);
  });

  it.each([
    { how: 'extended', until: '2031-08-31', at: 6, kept: '2031-08-31' },
    { how: 'told by an older report', until: '2031-08-31', at: -6, kept: '2031-05-20' },
    { how: 'told less exactly', until: '2031-05', at: 6, kept: '2031-05-20' },
  ])('has the end that was told last when it is $how', ({ until, at, kept }) => {
    const { fact, changes } = tell({ says: rate(34, { until: '2031-05-20' }) }, { says: rate(34, { until }), at });

    expect(changes).toEqual(['reported', 'none']);
    expect(fact.versions.map(({ statement }) => statement)).toEqual([rate(34, { until: kept })]);
  });

  it('takes the same rate told after its own end date for news', () => {
    const { fact, changes } = tell(
      { says: rate(34, { until: '2031-05-20' }) },
      { says: rate(34), by: 'Plain Courier', at: 24 * 9 },
    );

    const live = fact.versions.find(({ standing }) => standing === 'live');

    expect(changes).toEqual(['reported', 'reported']);
    expect(live?.statement).toEqual(rate(34));
  });

  it.each(ordersOf([0, 1, 2]).map((order) => [order]))(
    'ends with the latest of three rates in arrival order %j',
    (order) => {
      const tellings: Told[] = [
        { says: rate(21), at: 0 },
        { says: rate(33), at: 48, by: 'Plain Courier' },
        { says: rate(47), at: 96, by: 'Third Page' },
      ];

      const { fact } = tell(...order.map((i) => tellings[i]!));

      expect(liveShown(fact)).toEqual(['live 47 in_force']);
      expect(fact.versions).toHaveLength(3);
    },
  );

  it.each(ordersOf([0, 1, 2]).map((order) => [order]))(
    'holds the same dispute and voices in arrival order %j',
    (order) => {
      const tellings: Told[] = [
        { says: rate(21), at: 0 },
        { says: rate(33), at: 4, by: 'Plain Courier' },
        { says: rate(21), at: 9, by: 'Third Page' },
      ];

      const { fact } = tell(...order.map((i) => tellings[i]!));
      const voices = fact.versions.map(({ value, tellings: told }) => `${value} by ${countIndependentOutlets(told)}`);

      expect(voices.toSorted()).toEqual(['21 by 2', '33 by 1']);
      expect(isDisputed(fact)).toBe(true);
    },
  );
});
