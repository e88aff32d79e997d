import { describe, expect, it } from 'vitest';
import { isDisputed } from '../../src/domain/facts.ts';
import type { StatementOf } from '../../src/domain/statements.ts';
import { aTariff, liveShown, shown, tell } from './builders.ts';

const rate = (percent: number, parts: Partial<StatementOf<'tariff'>> = {}) => aTariff({ percent, ...parts });

describe('status words', () => {
  it('leaves a threatened rate threatened, beside the one in force', () => {
    const { fact, changes, last } = tell({ says: rate(34) }, { says: rate(100, { status: 'threatened' }), at: 50 });

    expect(changes).toEqual(['reported', 'changed']);
    expect(last).toMatchObject({ before: { value: '34' } });
    expect(shown(fact)).toEqual(['live 34 in_force', 'live 100 threatened']);
    expect(isDisputed(fact)).toBe(false);
  });

  it('never makes a threat one in force, however many tell it', () => {
    const threat = rate(100, { status: 'threatened' });
    const { fact, changes } = tell(
      { says: threat },
      { says: threat, by: 'Plain Courier', at: 40 },
      { says: threat, by: 'Third Page', at: 80 },
    );

    expect(changes).toEqual(['reported', 'corroborated', 'corroborated']);
    expect(shown(fact)).toEqual(['live 100 threatened']);
  });

  it.each(['announced', 'threatened'] as const)('settles what was %s when the same rate comes into force', (status) => {
    const { fact, changes } = tell({ says: rate(60, { status }) }, { says: rate(60), at: 30, by: 'Plain Courier' });

    expect(changes).toEqual(['reported', 'changed']);
    expect(shown(fact)).toEqual([`past 60 ${status}`, 'live 60 in_force']);
  });

  it('settles the announcement too when the rate in force moves to it', () => {
    const { fact, changes } = tell(
      { says: rate(34) },
      { says: rate(60, { status: 'announced', previousPercent: 34 }), at: 1 },
      { says: rate(60, { previousPercent: 34 }), at: 20 },
    );

    expect(changes).toEqual(['reported', 'changed', 'changed']);
    expect(liveShown(fact)).toEqual(['live 60 in_force']);
  });

  it('keeps the threat when the same rate is only announced', () => {
    const { fact } = tell(
      { says: rate(60, { status: 'threatened' }) },
      { says: rate(60, { status: 'announced' }), at: 30 },
    );

    expect(liveShown(fact)).toEqual(['live 60 announced', 'live 60 threatened']);
  });

  it('keeps the announcement of another rate', () => {
    const { fact } = tell({ says: rate(60, { status: 'announced' }) }, { says: rate(45), at: 30 });

    expect(liveShown(fact)).toEqual(['live 45 in_force', 'live 60 announced']);
  });

  it('keeps the announcement when the rate is only reportedly in force', () => {
    const { fact } = tell(
      { says: rate(60, { status: 'announced' }) },
      { says: rate(60), at: 30, claim: { hedge: 'reportedly' } },
    );

    expect(liveShown(fact)).toEqual(['live 60 announced', 'live 60 in_force']);
  });

  it('is silent about the announcement of a rate that is in force', () => {
    const { fact, changes } = tell(
      { says: rate(60), at: 72 },
      { says: rate(60, { status: 'announced' }), by: 'Slow Monthly' },
    );

    expect(changes).toEqual(['reported', 'none']);
    expect(liveShown(fact)).toEqual(['live 60 in_force']);
  });

  it('is silent about an old threat that comes in late', () => {
    const { fact, changes } = tell(
      { says: rate(60), at: 72 },
      { says: rate(90, { status: 'threatened' }), by: 'Slow Monthly' },
    );

    expect(changes).toEqual(['reported', 'none']);
    expect(liveShown(fact)).toEqual(['live 60 in_force']);
  });

  it('shows a suspended part beside the part in force', () => {
    const { fact, changes } = tell({ says: rate(10) }, { says: rate(24, { status: 'suspended' }) });

    expect(changes).toEqual(['reported', 'reported']);
    expect(liveShown(fact)).toEqual(['live 10 in_force', 'live 24 suspended']);
    expect(isDisputed(fact)).toBe(false);
  });
});

describe('an outlet’s own correction', () => {
  it('strikes what it told alone', () => {
    const { fact, changes, last } = tell({ says: rate(55) }, { says: rate(57), at: 2, claim: { isCorrection: true } });

    expect(changes).toEqual(['reported', 'corrected']);
    expect(last).toMatchObject({ before: { value: '55' } });
    expect(shown(fact)).toEqual(['struck 55 in_force', 'live 57 in_force']);
  });

  it('joins the value that others told', () => {
    const { fact, changes } = tell(
      { says: rate(57), by: 'Plain Courier' },
      { says: rate(55), at: 1 },
      { says: rate(57), at: 2, claim: { isCorrection: true } },
    );

    expect(changes).toEqual(['reported', 'disputed', 'corrected']);
    expect(shown(fact)).toEqual(['live 57 in_force', 'struck 55 in_force']);
    expect(fact.versions[0]!.tellings.map(({ outlet }) => outlet)).toEqual(['Plain Courier', 'Harbour Gazette']);
    expect(isDisputed(fact)).toBe(false);
  });

  it('leaves the value to the others who told it', () => {
    const { fact } = tell(
      { says: rate(55) },
      { says: rate(55), by: 'Plain Courier', at: 1 },
      { says: rate(57), at: 2, claim: { isCorrection: true } },
    );

    expect(liveShown(fact)).toEqual(['live 55 in_force', 'live 57 in_force']);
    expect(fact.versions[0]!.tellings.map(({ outlet }) => outlet)).toEqual(['Plain Courier']);
  });

  it('brings back the rate before, when the move was the mistake', () => {
    const { fact, changes } = tell(
      { says: rate(25) },
      { says: rate(35, { previousPercent: 25 }), at: 1 },
      { says: rate(25), at: 2, claim: { isCorrection: true } },
    );

    const live = fact.versions.filter(({ standing }) => standing === 'live');

    expect(changes).toEqual(['reported', 'changed', 'corrected']);
    expect(live.map(({ value, replacedAt }) => [value, replacedAt])).toEqual([['25', undefined]]);
  });

  it('does not touch what only others told', () => {
    const { fact, changes } = tell(
      { says: rate(55), by: 'Plain Courier' },
      { says: rate(57), at: 2, claim: { isCorrection: true } },
    );

    expect(changes).toEqual(['reported', 'disputed']);
    expect(liveShown(fact)).toEqual(['live 55 in_force', 'live 57 in_force']);
  });

  it('of an outlet without a name strikes nothing', () => {
    const { changes } = tell(
      { says: rate(55), by: null },
      { says: rate(57), by: null, at: 2, claim: { isCorrection: true } },
    );

    expect(changes).toEqual(['reported', 'disputed']);
  });

  it('is told once when it is read twice', () => {
    const correction = { says: rate(57), at: 2, claim: { isCorrection: true } };
    const { changes } = tell({ says: rate(55) }, correction, correction);

    expect(changes).toEqual(['reported', 'corrected', 'none']);
  });

  it('does not keep another outlet from telling the struck value', () => {
    const { fact, changes } = tell(
      { says: rate(55) },
      { says: rate(57), at: 2, claim: { isCorrection: true } },
      { says: rate(55), at: 3, by: 'Plain Courier' },
    );

    expect(changes.at(-1)).toBe('disputed');
    expect(isDisputed(fact)).toBe(true);
  });
});

describe('a deadline', () => {
  const end = (date: string, parts: { isMoved?: boolean } = {}) =>
    ({ kind: 'deadline', what: 'truce', date, ...parts }) as const;

  it('that is said to be extended has changed, even on the same day', () => {
    const { changes, last } = tell(
      { says: end('2031-06-10') },
      { says: end('2031-09-10', { isMoved: true }), by: 'Plain Courier', at: 3 },
    );

    expect(changes).toEqual(['reported', 'changed']);
    expect(last).toMatchObject({ before: { value: '2031-06-10' } });
  });

  it('of which outlets give different days is disputed', () => {
    const { changes } = tell({ says: end('2031-06-10') }, { says: end('2031-09-10'), by: 'Plain Courier', at: 3 });

    expect(changes).toEqual(['reported', 'disputed']);
  });
});
