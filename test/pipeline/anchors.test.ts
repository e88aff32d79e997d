import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/domain/claims.ts';
import { factKeyOf } from '../../src/domain/fact-keys.ts';
import type { Statement } from '../../src/domain/statements.ts';
import { anchorsOf } from '../../src/pipeline/anchors.ts';
import { aTariff, noon } from './builders.ts';

const text = 'First, the sides met. Second, a levy is due. Third, something else was recalled.';
const item = { text, spokenAt: noon };

const aClaim = (statement: Statement, start?: number): Claim => ({
  id: factKeyOf(statement),
  itemId: 'item',
  key: factKeyOf(statement),
  statement,
  confidence: 0.8,
  topics: [],
  ...(start === undefined ? {} : { start }),
});

describe('the anchors of an item', () => {
  it.each<[Statement, string]>([
    [{ kind: 'round', place: 'Oslo', month: '2031-05', status: 'under_way' }, 'round/Oslo/2031-05'],
    [aTariff({ percent: 57, status: 'threatened' }), 'tariff/US>CN/57/threatened'],
    [
      { kind: 'contact', who: ['Shen', 'Mora'], mode: 'call', date: '2031-05-13', status: 'held' },
      'contact/Mora-Shen/call/2031-05-13',
    ],
    [{ kind: 'control', imposer: 'CN', item: 'rare earths', action: 'imposed' }, 'control/CN/rare-earths/imposed'],
    [
      { kind: 'figure', metric: 'cn_exports', value: -3, unit: 'percent', period: '2031-04' },
      'figure/cn_exports/2031-04/-3',
    ],
  ])('are what its lead claims: %j is %s', (statement, anchor) => {
    expect(anchorsOf([aClaim(statement, 0)], item)).toEqual([anchor]);
  });

  it('come from the title too, which has no offsets', () => {
    expect(anchorsOf([aClaim(aTariff({ percent: 57, status: 'announced' }))], item)).toEqual([
      'tariff/US>CN/57/announced',
    ]);
  });

  it('leave out what stands further down', () => {
    const round: Statement = { kind: 'round', place: 'Oslo', month: '2031-05', status: 'under_way' };

    expect(anchorsOf([aClaim(round, text.indexOf('Third'))], item)).toEqual([]);
  });

  it.each<[string, Statement]>([
    ['a round of an earlier month', { kind: 'round', place: 'Oslo', month: '2031-03', status: 'concluded' }],
    ['a rate of before', aTariff({ status: 'former' })],
    ['a standing rate', aTariff({ status: 'in_force' })],
    [
      'a call of long ago',
      { kind: 'contact', who: ['Mora', 'Shen'], mode: 'call', date: '2031-02-02', status: 'held' },
    ],
    ['a rate without a figure', aTariff({ percent: null, status: 'announced' })],
  ])('leave out history and what has no value: %s', (_case, statement) => {
    expect(anchorsOf([aClaim(statement, 0)], item)).toEqual([]);
  });

  it('name each thing once', () => {
    const claim = aClaim(aTariff({ percent: 57, status: 'announced' }), 0);

    expect(anchorsOf([claim, claim], item)).toHaveLength(1);
  });
});
