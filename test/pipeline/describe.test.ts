import { describe, expect, it } from 'vitest';
import type { Statement } from '../../src/domain/statements.ts';
import {
  describe as describeStatement,
  formatRate,
  listNames,
  sayingOf,
  subjectOf,
} from '../../src/pipeline/describe.ts';
import { aDeadline, aRound, aTariff } from './builders.ts';

const oslo = { side: 'CN', place: 'Oslo', month: '2031-05' } as const;

describe('a statement in words', () => {
  it.each<[Statement, string]>([
    [aTariff({ percent: 12.5, status: 'suspended' }), 'US tariff on Chinese goods: 12.5 %, suspended'],
    [aTariff({ measure: 'fentanyl', percent: 20 }), 'US tariff on Chinese goods (fentanyl): 20 %, in force'],
    [
      aTariff({ goods: 'steel', measure: 's232', percent: 50 }),
      'US tariff on Chinese goods (steel, Section 232): 50 %, in force',
    ],
    [aTariff({ target: 'WORLD', percent: 10 }), 'US tariff on goods of all countries: 10 %, in force'],
    [aTariff({ imposer: 'EU', target: 'GB', percent: null }), 'EU tariff on British goods: level not given, in force'],
    [aRound('under_way'), 'Talks in Oslo, May 2031: under way'],
    [
      { ...aRound('planned'), start: '2031-05-20', end: '2031-05-21', venue: 'Town Hall' },
      'Talks in Oslo, May 2031: planned, 20 May 2031 to 21 May 2031, Town Hall',
    ],
    [{ kind: 'delegate', ...oslo, person: 'Luo Min', role: 'Minister' }, 'Chinese team in Oslo: Luo Min (Minister)'],
    [
      { kind: 'delegate', ...oslo, person: 'Luo Min', isAbsent: true },
      'Chinese team in Oslo: Luo Min did not take part',
    ],
    [
      { kind: 'lead', ...oslo, people: ['Luo Min', 'Shen Guowei'] },
      'Head of the Chinese team in Oslo: Luo Min and Shen Guowei',
    ],
    [{ kind: 'lead', ...oslo, people: [] }, 'Head of the Chinese team in Oslo: a team is named, but no head'],
    [{ ...aDeadline('2031-08'), condition: 'unless extended' }, 'Deadline: truce: Aug 2031, unless extended'],
    [
      { kind: 'figure', metric: 'cn_exports', value: -3.25, unit: 'percent', period: '2031-04', by: 'OECD' },
      'Chinese exports: −3.25 %, Apr 2031, by OECD',
    ],
    [
      aTariff({ goods: '$200 billion of others', measure: 'unspecified' }),
      'US tariff on $200 billion of Chinese goods: 30 %, in force',
    ],
    [{ kind: 'agreement', what: 'economic', status: 'reached' }, 'Economic agreement: reached'],
    [{ kind: 'agreement', what: 'breach of Geneva', status: 'breach_alleged' }, 'Agreement: Geneva: breach alleged'],
    [
      { kind: 'deadline', what: 'rare earth control suspension', days: 365 },
      'Rare earth control suspension: for 365 days',
    ],
    [{ kind: 'deadline', what: 'port-fees-take-effect', date: '2025-10-14' }, 'Port fees take effect: 14 Oct 2025'],
    [{ kind: 'figure', metric: 'other', value: 8500, unit: 'count' }, 'Figure, of what is not told: 8,500'],
    [{ kind: 'figure', metric: 'us_share_of_h200_sales', value: 25, unit: 'percent' }, 'US share of H200 sales: 25 %'],
    [
      { kind: 'figure', metric: 'other', about: 'soybeans-purchases', value: 12e6, unit: 'count' },
      'Soybeans purchases: 12 million tonnes',
    ],
    [
      { kind: 'figure', metric: 'other', about: 'exports-to-au', value: 35.8, unit: 'percent' },
      'Exports to Australia: 35.8 %',
    ],
    [
      { kind: 'figure', metric: 'other', about: 'cn-trade-surplus', value: 1e12, unit: 'usd' },
      'Chinese trade surplus: $1 trillion',
    ],
    [
      { kind: 'control', imposer: 'US', item: 'affiliates rule', action: 'suspended' },
      'US export controls (affiliates rule): suspended',
    ],
    [{ kind: 'accusation', by: 'US', against: 'CN', of: 'breach' }, 'The US accuses China of a breach'],
    [
      { kind: 'record', of: 'contact/Trump-Xi/2025-06', rank: 'first', since: '2025-02' },
      'Contact of Trump and Xi: the first since Feb 2025',
    ],
    [{ kind: 'figure', metric: 'aircraft', value: 1200, unit: 'count' }, 'Aircraft: 1,200'],
    [
      { kind: 'control', imposer: 'CN', item: 'rare earths', action: 'pledged_to_ease' },
      'Chinese export controls on rare earths: pledged to ease',
    ],
    [
      { kind: 'contact', who: ['Orr', 'Shen'], mode: 'call', date: '2031-05-02', status: 'held' },
      'Call of Orr and Shen: held, 2 May 2031',
    ],
    [
      { kind: 'agreement', what: 'truce-extension', status: 'in_principle', place: 'Oslo' },
      'Agreement: truce extension, Oslo: in principle',
    ],
    [{ kind: 'remark', about: 'mood', says: 'Both call it useful' }, 'Both call it useful'],
  ])('%j → %s', (statement, words) => {
    expect(describeStatement(statement)).toBe(words);
  });

  it('falls into its subject and what is said of it', () => {
    const statement = aTariff({ percent: 41 });

    expect([subjectOf(statement), sayingOf(statement)]).toEqual(['US tariff on Chinese goods', '41 %, in force']);
  });
});

describe('names in a row', () => {
  it.each([
    [[], ''],
    [['Ada'], 'Ada'],
    [['Ada', 'Ivo'], 'Ada and Ivo'],
    [['Ada', 'Ivo', 'Luo'], 'Ada, Ivo and Luo'],
  ])('%j → %s', (names, list) => {
    expect(listNames(names)).toBe(list);
  });
});

describe('a rate in words', () => {
  it.each([
    [{ percent: 41 }, '41 %'],
    [{ percent: 100, isOver: true }, 'over 100 %'],
    [{ percent: null }, 'level not given'],
  ])('%j → %s', (rate, words) => {
    expect(formatRate(rate)).toBe(words);
  });
});
