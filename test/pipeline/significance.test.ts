import { describe, expect, it } from 'vitest';
import type { StatementOf } from '../../src/domain/statements.ts';
import { type Weighing, weigh } from '../../src/pipeline/significance.ts';
import { aRound, aTariff } from './builders.ts';

const leadersCall: StatementOf<'contact'> = {
  ...{ kind: 'contact', who: ['Trump', 'Xi'], mode: 'call', date: '2031-05', status: 'held' },
};
const weighed = (parts: Partial<Weighing>) =>
  weigh({
    ...{ kind: 'reported', statement: aTariff(), tier: 'paper', outlets: 1, hedge: undefined, position: 0 },
    ...parts,
  });

describe('how much a development matters', () => {
  it.each<[string, Partial<Weighing>, string]>([
    ['a changed rate', { kind: 'changed' }, 'high'],
    ['a rate that is reported', {}, 'normal'],
    ['a rate that a government publishes', { tier: 'official-us' }, 'high'],
    ['a rate that three outlets report', { outlets: 3 }, 'high'],
    ['a rate that is hedged', { hedge: 'may' }, 'low'],
    ['a rate that only a copy tells', { outlets: 0 }, 'low'],
    ['a rate that is told far down', { position: 6 }, 'low'],
    ['a changed rate that is hedged', { kind: 'changed', hedge: 'reportedly' }, 'normal'],
    ['a call of the leaders', { statement: leadersCall }, 'high'],
    ['a round', { statement: aRound('planned') }, 'normal'],
    ['another outlet for a known rate', { kind: 'corroborated', tier: 'official-us' }, 'low'],
    [
      'a name at the table, whoever tells it',
      {
        statement: { kind: 'delegate', side: 'US', place: 'Oslo', month: '2031-05', person: 'Ada Moreno' },
        tier: 'official-us',
      },
      'low',
    ],
  ])('%s', (...[_what, parts, significance]) => {
    expect(weighed(parts).significance).toBe(significance);
  });

  it('is explained by the row of the table and what raised or lowered it', () => {
    expect(weighed({ kind: 'changed', tier: 'official-cn', hedge: 'may' }).weighedBy).toEqual([
      'changed, tariff',
      'an official outlet says it',
      'hedged',
    ]);
  });
});
