import { describe, expect, it } from 'vitest';
import { factKeyOf, slug, statedValueOf } from '../../src/domain/fact-keys.ts';
import { countIndependentOutlets, type Fact, isDisputed } from '../../src/domain/facts.ts';
import type { Statement } from '../../src/domain/statements.ts';
import { aDeadline, aRound, aTariff, aTelling, tell } from '../pipeline/builders.ts';

const factOf = (
  ...versions: { says: Statement; standing?: 'live' | 'past' | 'struck'; isDisputed?: boolean }[]
): Fact => ({
  key: 'key',
  topics: [],
  versions: versions.map(({ says, ...rest }) => ({ ...tell({ says }).fact.versions[0]!, ...rest })),
});
const lead = (...people: string[]): Statement => ({
  kind: 'lead',
  side: 'US',
  place: 'Oslo',
  month: '2031-05',
  people,
});
const remark = (says: string): Statement => ({ kind: 'remark', about: 'mood', says });

describe('a fact is disputed', () => {
  it.each([
    ['two rates in force', factOf({ says: aTariff() }, { says: aTariff({ percent: 31 }) })],
    ['two deadlines', factOf({ says: aDeadline('2031-08-01') }, { says: aDeadline('2031-08-02') })],
    ['two heads', factOf({ says: lead('Ada Moreno') }, { says: lead('Ivo Brandt') })],
    ['two marked remarks', factOf({ says: remark('a'), isDisputed: true }, { says: remark('b'), isDisputed: true })],
  ])('by %s', (_what, fact) => {
    expect(isDisputed(fact)).toBe(true);
  });

  it.each([
    ['one rate', factOf({ says: aTariff() })],
    ['a rate and a threat', factOf({ says: aTariff() }, { says: aTariff({ percent: 99, status: 'threatened' }) })],
    ['a rate and a past one', factOf({ says: aTariff() }, { says: aTariff({ percent: 31 }), standing: 'past' })],
    ['a rate and a struck one', factOf({ says: aTariff() }, { says: aTariff({ percent: 31 }), standing: 'struck' })],
    ['a head and a team without one', factOf({ says: lead('Ada Moreno') }, { says: lead() })],
    ['two remarks', factOf({ says: remark('a') }, { says: remark('b') })],
  ])('not by %s', (_what, fact) => {
    expect(isDisputed(fact)).toBe(false);
  });
});

describe('independent outlets', () => {
  it('are counted once each, without copies and unnamed ones', () => {
    const tellings = [
      aTelling(),
      aTelling({ claimId: 'second piece' }),
      aTelling({ outlet: 'Copy Desk', voice: null }),
      aTelling({ outlet: null }),
      aTelling({ outlet: 'Plain Courier' }),
    ];

    expect(countIndependentOutlets(tellings)).toBe(2);
  });
});

describe('a fact key', () => {
  it.each<[Statement, string, string]>([
    [aTariff({ percent: 41, isOver: true }), 'tariff/US>CN/all/total', '>41'],
    [
      aTariff({ goods: 'Electric Cars', measure: 's301', percent: null }),
      'tariff/US>CN/electric-cars/s301',
      'level not given',
    ],
    [aRound('planned'), 'round/Oslo/2031-05', 'planned'],
    [aDeadline('2031-08'), 'deadline/truce', '2031-08'],
    [lead('Ada Moreno', 'Ivo Brandt'), 'delegate/US/Oslo/2031-05/lead', 'Ada Moreno, Ivo Brandt'],
    [lead(), 'delegate/US/Oslo/2031-05/lead', 'none named'],
    [
      { kind: 'delegate', side: 'CN', place: 'Oslo', month: '2031-05', person: 'Luo Min' },
      'delegate/CN/Oslo/2031-05/luo-min',
      'takes part',
    ],
    [{ kind: 'control', imposer: 'CN', item: 'rare earths', action: 'eased' }, 'control/CN/rare-earths', 'eased'],
    [
      { kind: 'figure', metric: 'growth', value: 4.1, unit: 'percent', period: '2031' },
      'figure/growth/2031',
      '4.1 percent',
    ],
    [
      { kind: 'contact', who: ['Orr', 'Shen'], mode: 'call', date: '2031-05-02', status: 'held' },
      'contact/Orr-Shen/2031-05',
      'call held',
    ],
    [
      { kind: 'agreement', what: 'framework', place: 'Oslo', date: '2031-05-02', status: 'signed' },
      'agreement/oslo/2031-05',
      'signed',
    ],
    [remark('Good'), 'remark/mood', 'Good'],
  ])('%j', (...[statement, key, value]) => {
    expect([factKeyOf(statement), statedValueOf(statement)]).toEqual([key, value]);
  });

  it('keeps letters of every script', () => {
    expect(slug(' Terres rares — 稀土 (Élite)! ')).toBe('terres-rares-稀土-élite');
  });
});
