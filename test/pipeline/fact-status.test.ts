import { describe, expect, it } from 'vitest';
import type { Version } from '../../src/domain/facts.ts';
import type { Statement, StatementOf } from '../../src/domain/statements.ts';
import { standingNoteOn, statusOn } from '../../src/pipeline/fact-status.ts';

const told = Date.parse('2025-06-10');

const versionOf = (statement: Statement, more: Partial<Version> = {}): Version => ({
  ...{ value: 'v', statement, standing: 'live', tellings: [], firstAt: told, lastAt: told },
  ...more,
});

const rate = (given: Partial<StatementOf<'tariff'>>, more: Partial<Version> = {}): Version =>
  versionOf(
    {
      ...{ kind: 'tariff', imposer: 'US', target: 'CN', goods: 'all', measure: 'total', percent: 30 },
      ...{ status: 'in_force', ...given },
    },
    more,
  );

type Case = [words: string, version: Version, day: string];

describe('the status of a fact', () => {
  it.each<Case>([
    ['in force', rate({}), '2025-06-12'],
    ['last known: in force', rate({}), '2025-09-01'],
    ['lapsed', rate({ until: '2025-08-12' }), '2025-08-13'],
    ['in force', rate({ until: '2025-08-12' }), '2025-08-12'],
    ['former', rate({ until: '2025-06-01' }), '2025-06-12'],
    ['former', rate({}, { standing: 'past', replacedAt: told + 1 }), '2025-06-12'],
    ['former', rate({}, { standing: 'past' }), '2025-06-12'],
    ['former', rate({ status: 'former' }), '2025-06-12'],
    ['due to begin', rate({ from: '2025-07-01' }), '2025-06-12'],
    ['threatened', rate({ status: 'threatened' }), '2025-06-12'],
    ['announced', rate({ status: 'announced', from: '2025-07-01' }), '2025-06-12'],
    ['was announced', rate({ status: 'announced' }, { standing: 'past', replacedAt: told + 1 }), '2025-06-12'],
    ['suspended', rate({ status: 'suspended' }), '2025-06-12'],
    ['suspension lapsed', rate({ status: 'suspended', until: '2025-08-12' }), '2025-08-13'],
    ['taken back', rate({}, { standing: 'struck' }), '2025-06-12'],
    ['ahead', versionOf({ kind: 'deadline', what: 'truce', date: '2025-08-12' }), '2025-08-12'],
    ['passed', versionOf({ kind: 'deadline', what: 'truce', date: '2025-08-12' }), '2025-08-13'],
    ['no date told', versionOf({ kind: 'deadline', what: 'truce', days: 90 }), '2025-08-13'],
    ['moved', versionOf({ kind: 'deadline', what: 'truce', date: '2025-08-12' }, { standing: 'past' }), '2025-06-12'],
    ['planned', versionOf({ kind: 'round', place: 'Oslo', month: '2025-06', status: 'planned' }), '2025-06-12'],
    [
      'outcome not known',
      versionOf({ kind: 'round', place: 'Oslo', month: '2025-06', status: 'planned' }),
      '2025-07-12',
    ],
    ['concluded', versionOf({ kind: 'round', place: 'Oslo', month: '2025-06', status: 'concluded' }), '2025-07-12'],
    ['in principle', versionOf({ kind: 'agreement', what: 'deal', status: 'in_principle' }), '2025-07-12'],
    [
      'pledged to ease',
      versionOf({ kind: 'control', imposer: 'CN', item: 'x', action: 'pledged_to_ease' }),
      '2025-07-12',
    ],
    ['none', versionOf({ kind: 'figure', metric: 'x', value: 1, unit: 'count' }), '2025-07-12'],
  ])('%s', (...[words, version, day]) => {
    expect(statusOn(version, day)?.words ?? 'none').toBe(words);
  });

  it('has the days that belong to it, without saying its word again', () => {
    expect(standingNoteOn(rate({ from: '2025-05-14', until: '2025-08-12' }), '2025-06-12')).toBe(
      'since 14 May 2025, due to end 12 Aug 2025',
    );
    expect(standingNoteOn(rate({ until: '2025-08-12' }), '2025-08-13')).toBe(
      'was due to end 12 Aug 2025; what followed is not known here',
    );
    expect(standingNoteOn(rate({ status: 'announced', from: '2025-07-01' }), '2025-06-12')).toBe('for 1 Jul 2025');
  });
});
