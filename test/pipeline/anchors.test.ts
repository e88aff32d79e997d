import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/domain/claims.ts';
import { factKeyOf } from '../../src/domain/fact-keys.ts';
import type { Statement } from '../../src/domain/statements.ts';
import { anchorsOf } from '../../src/pipeline/anchors.ts';
import { aTariff } from './builders.ts';

const text = 'First, the sides met. Second, a levy is due. Third, a date was set. Fourth, something else was told.';
const item = { text };

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
    [aTariff({ percent: 57, status: 'threatened' }), 'tariff/US>CN/57'],
    [
      { kind: 'contact', who: ['Shen', 'Mora'], mode: 'call', date: '2031-05-13', status: 'held' },
      'contact/Mora-Shen/call/2031-05-13',
    ],
    [{ kind: 'control', imposer: 'CN', item: 'rare earths', action: 'imposed' }, 'control/CN/rare-earths/tighter'],
    [{ kind: 'figure', metric: 'cn_exports', value: -3, unit: 'percent', period: '2031-04' }, 'figure/cn_exports/-3'],
    [{ kind: 'agreement', what: 'truce extension', status: 'reached' }, 'agreement/truce-extension/reached'],
    [{ kind: 'deadline', what: 'truce', date: '2031-08-12' }, 'deadline/2031-08-12'],
    [{ kind: 'accusation', by: 'US', against: 'CN', of: 'breach' }, 'accusation/US>CN'],
    [{ kind: 'delegate', side: 'CN', place: 'Oslo', month: '2031-05', person: 'Shen Guowei' }, 'delegate/shen-guowei'],
  ])('are what its lead claims: %j is %s', (statement, anchor) => {
    expect(anchorsOf([aClaim(statement, 0)], item).anchors).toEqual([anchor]);
  });

  it('come from the title too, which has no offsets', () => {
    expect(anchorsOf([aClaim(aTariff({ percent: 57, status: 'announced' }))], item).mainAnchors).toEqual([
      'tariff/US>CN/57',
    ]);
  });

  it('leave out what stands further down', () => {
    const round: Statement = { kind: 'round', place: 'Oslo', month: '2031-05', status: 'under_way' };

    expect(anchorsOf([aClaim(round, text.indexOf('Fourth'))], item).anchors).toEqual([]);
  });

  it.each<[string, Statement]>([
    ['a round without a place', { kind: 'round', place: null, month: '2031-05', status: 'planned' }],
    ['a rate of before', aTariff({ status: 'former' })],
    ['a standing rate', aTariff({ status: 'in_force' })],
    ['a rate without a figure', aTariff({ percent: null, status: 'announced' })],
  ])('leave out history and what has no value: %s', (_case, statement) => {
    expect(anchorsOf([aClaim(statement, 0)], item).anchors).toEqual([]);
  });

  it('leave out what is told as history', () => {
    const claim = { ...aClaim(aTariff({ percent: 57, status: 'announced' }), 0), isRecalled: true };

    expect(anchorsOf([claim], item)).toEqual({ anchors: [], mainAnchors: [] });
  });

  it.each<[string, Partial<Claim>]>([
    ['further down than the first sentence', { start: text.indexOf('Second') }],
    ['without confidence', { start: 0, confidence: 0.5 }],
  ])('are none that it is mainly about where they are told %s', (_case, told) => {
    const claim = { ...aClaim(aTariff({ percent: 57, status: 'announced' })), ...told };

    expect(anchorsOf([claim], item)).toEqual({ anchors: ['tariff/US>CN/57'], mainAnchors: [] });
  });

  it('name each thing once', () => {
    const claim = aClaim(aTariff({ percent: 57, status: 'announced' }), 0);

    expect(anchorsOf([claim, claim], item).anchors).toHaveLength(1);
  });
});
