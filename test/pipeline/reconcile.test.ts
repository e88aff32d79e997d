import { describe, expect, it } from 'vitest';
import { countIndependentOutlets, isDisputed } from '../../src/domain/facts.ts';
import type { StatementOf } from '../../src/domain/statements.ts';
import { aDeadline, aRound, aTariff, liveShown, noon, ordersOf, shown, type Told, tell } from './builders.ts';

const rate = (percent: number, parts: Partial<StatementOf<'tariff'>> = {}) => aTariff({ percent, ...parts });
const lead = (...people: string[]): StatementOf<'lead'> => ({
  kind: 'lead',
  side: 'US',
  place: 'Oslo',
  month: '2031-05',
  people,
});

describe('the first word and further voices', () => {
  it('calls the first word on a rate reported', () => {
    const { fact, changes } = tell({ says: rate(30) });

    expect(changes).toEqual(['reported']);
    expect(shown(fact)).toEqual(['live 30 in_force']);
  });

  it('calls the same rate from another outlet corroborated', () => {
    const { fact, changes } = tell({ says: rate(30) }, { says: rate(30), by: 'Plain Courier', at: 2 });

    expect(changes).toEqual(['reported', 'corroborated']);
    expect(countIndependentOutlets(fact.versions[0]!.tellings)).toBe(2);
  });

  it.each<[string, Told]>([
    ['the same outlet in another piece', { says: rate(30), at: 3 }],
    ['a copy of a wire text', { says: rate(30), by: 'Copy Desk', item: { tier: 'copy', voice: null } }],
    ['an outlet without a name', { says: rate(30), by: null, at: 3 }],
  ])('does not take %s for another voice', (_who, told) => {
    const { fact, changes } = tell({ says: rate(30) }, told);

    expect(changes).toEqual(['reported', 'none']);
    expect(countIndependentOutlets(fact.versions[0]!.tellings)).toBe(1);
    expect(fact.versions[0]!.tellings).toHaveLength(2);
  });

  it('keeps one telling when the same piece is read twice', () => {
    const { fact, changes } = tell({ says: rate(30) }, { says: rate(30) });

    expect(changes).toEqual(['reported', 'none']);
    expect(fact.versions[0]!.tellings).toHaveLength(1);
  });

  it('gathers the topics of all who tell it', () => {
    const { fact } = tell(
      { says: rate(30), claim: { topics: ['tariffs'] } },
      { says: rate(30), by: 'Plain Courier', claim: { topics: ['tariffs', 'truce'] } },
    );

    expect(fact.topics).toEqual(['tariffs', 'truce']);
  });

  it('does not change what was held before', () => {
    const { fact } = tell({ says: rate(30) });
    const before = structuredClone(fact);

    tell({ says: rate(30) }, { says: rate(45, { previousPercent: 30 }), at: 1 });

    expect(fact).toEqual(before);
  });
});

describe('a rate that moves', () => {
  it('is changed at once when the outlet tells the move', () => {
    const { fact, changes, last } = tell({ says: rate(34) }, { says: rate(52, { previousPercent: 34 }), at: 1 });

    expect(changes).toEqual(['reported', 'changed']);
    expect(last).toMatchObject({ kind: 'changed', before: { value: '34' } });
    expect(shown(fact)).toEqual(['past 34 in_force', 'live 52 in_force']);
    expect(fact.versions[0]!.replacedAt).toBe(noon + 3_600_000);
  });

  it('is not moved by a move from a rate that nobody told', () => {
    const { changes } = tell({ says: rate(34) }, { says: rate(52, { previousPercent: 41 }), at: 1 });

    expect(changes).toEqual(['reported', 'disputed']);
  });

  it('is changed when the other rate comes more than 36 hours later', () => {
    const { fact, changes } = tell({ says: rate(34) }, { says: rate(52), by: 'Plain Courier', at: 36.1 });

    expect(changes).toEqual(['reported', 'changed']);
    expect(isDisputed(fact)).toBe(false);
  });

  it('is disputed when the other rate comes within 36 hours', () => {
    const { fact, changes } = tell({ says: rate(34) }, { says: rate(52), by: 'Plain Courier', at: 36 });

    expect(changes).toEqual(['reported', 'disputed']);
    expect(shown(fact)).toEqual(['live 34 in_force', 'live 52 in_force']);
    expect(isDisputed(fact)).toBe(true);
  });

  it('settles a dispute by a move from either of the two rates', () => {
    const { fact, changes } = tell(
      { says: rate(34) },
      { says: rate(35), by: 'Plain Courier', at: 1 },
      { says: rate(52, { previousPercent: 34 }), by: 'Third Page', at: 2 },
    );

    expect(changes).toEqual(['reported', 'disputed', 'changed']);
    expect(liveShown(fact)).toEqual(['live 52 in_force']);
  });

  it.each([1, 100])('is never replaced by hedged words, after %s hours', (at) => {
    const hedged = { says: rate(52, { previousPercent: 34 }), at, claim: { hedge: 'reportedly' } };
    const { fact, changes } = tell({ says: rate(34) }, hedged);

    expect(changes).toEqual(['reported', 'disputed']);
    expect(liveShown(fact)).toContain('live 34 in_force');
  });

  it('changes three times when it goes from 25 to 30 and back', () => {
    const { fact, changes } = tell(
      { says: rate(25) },
      { says: rate(30, { previousPercent: 25 }), at: 1 },
      { says: rate(25, { previousPercent: 30 }), at: 2 },
      { says: rate(30, { previousPercent: 25 }), at: 3 },
    );

    expect(changes).toEqual(['reported', 'changed', 'changed', 'changed']);
    expect(liveShown(fact)).toEqual(['live 30 in_force']);
  });

  it('holds again without an end when it comes back', () => {
    const { fact } = tell({ says: rate(25) }, { says: rate(30), at: 40 }, { says: rate(25), at: 80 });

    const live = fact.versions.filter(({ standing }) => standing === 'live');

    expect(live.map(({ value, replacedAt }) => [value, replacedAt])).toEqual([['25', undefined]]);
  });

  it('stays when an outlet touches up its old piece about an earlier move', () => {
    const upward: Told = { says: rate(30, { previousPercent: 25 }), at: 1 };
    const { fact, changes } = tell(
      { says: rate(25) },
      upward,
      { says: rate(25, { previousPercent: 30 }), at: 5 },
      upward,
    );

    expect(changes.at(-1)).toBe('none');
    expect(liveShown(fact)).toEqual(['live 25 in_force']);
  });

  it('stays when a re-telling of an earlier move comes in late', () => {
    const { fact, changes } = tell(
      { says: rate(25) },
      { says: rate(30, { previousPercent: 25 }), at: 1 },
      { says: rate(25, { previousPercent: 30 }), at: 5 },
      { says: rate(30, { previousPercent: 25 }), at: 2, by: 'Slow Monthly' },
    );

    expect(changes.at(-1)).toBe('none');
    expect(liveShown(fact)).toEqual(['live 25 in_force']);
  });
});

describe('who leads a team', () => {
  it('is reported, not disputed, when an outlet names no head', () => {
    const { fact, changes } = tell({ says: lead('Ada Moreno') }, { says: lead(), by: 'Plain Courier', at: 2 });

    expect(changes).toEqual(['reported', 'none']);
    expect(isDisputed(fact)).toBe(false);
  });

  it('is no dispute when the head is named later', () => {
    const { changes } = tell({ says: lead() }, { says: lead('Ada Moreno'), by: 'Plain Courier', at: 2 });

    expect(changes).toEqual(['reported', 'none']);
  });

  it('is disputed when two outlets name different heads', () => {
    const { changes } = tell({ says: lead('Ada Moreno') }, { says: lead('Ivo Brandt'), by: 'Plain Courier', at: 2 });

    expect(changes).toEqual(['reported', 'disputed']);
  });
});

describe('remarks', () => {
  it('stand side by side', () => {
    const remark = (says: string) => ({ kind: 'remark', about: 'port talks', says }) as const;
    const { fact, changes } = tell(
      { says: remark('Both call it useful') },
      { says: remark('One side calls it slow'), at: 1, by: 'Plain Courier' },
    );

    expect(changes).toEqual(['reported', 'reported']);
    expect(isDisputed(fact)).toBe(false);
  });
});

describe('deadlines', () => {
  it.each([[['2031-08', '2031-08-19']], [['2031-08-19', '2031-08']]])('keeps the finer of two dates: %j', (dates) => {
    const [first = '', second = ''] = dates;
    const { fact, changes } = tell({ says: aDeadline(first) }, { says: aDeadline(second), at: 1, by: 'Plain Courier' });

    expect(changes).toEqual(['reported', 'corroborated']);
    expect(shown(fact)).toEqual(['live 2031-08-19']);
    expect(fact.versions[0]!.statement).toEqual(aDeadline('2031-08-19'));
  });

  it('is changed by another day told days later', () => {
    const { changes } = tell({ says: aDeadline('2031-08-19') }, { says: aDeadline('2031-11-04'), at: 50 });

    expect(changes).toEqual(['reported', 'changed']);
  });

  it('is disputed by another day told within hours', () => {
    const { changes } = tell(
      { says: aDeadline('2031-08-19') },
      { says: aDeadline('2031-08-21'), at: 3, by: 'Plain Courier' },
    );

    expect(changes).toEqual(['reported', 'disputed']);
  });
});

describe('a round of talks', () => {
  it('goes from planned to under way to concluded', () => {
    const { fact, changes } = tell(
      { says: aRound('planned') },
      { says: aRound('under_way'), at: 5 },
      { says: aRound('concluded'), at: 9 },
    );

    expect(changes).toEqual(['reported', 'changed', 'changed']);
    expect(liveShown(fact)).toEqual(['live concluded']);
  });

  it('never goes back', () => {
    const { fact, changes } = tell(
      { says: aRound('concluded') },
      { says: aRound('planned'), at: 60, by: 'Plain Courier' },
      { says: aRound('under_way'), at: 61, by: 'Third Page' },
    );

    expect(changes).toEqual(['reported', 'none', 'none']);
    expect(liveShown(fact)).toEqual(['live concluded']);
  });

  it.each(ordersOf(['planned', 'under_way', 'concluded'] as const).map((order) => [order]))(
    'ends concluded in arrival order %j',
    (order) => {
      const { fact } = tell(
        ...order.map((status) => ({ says: aRound(status), at: { planned: 0, under_way: 24, concluded: 48 }[status] })),
      );

      expect(liveShown(fact)).toEqual(['live concluded']);
    },
  );

  it('of another month is history when coverage recalls it', () => {
    const { fact, changes } = tell({ says: aRound('concluded', '2031-02') });

    expect(changes).toEqual(['none']);
    expect(shown(fact)).toEqual(['past concluded']);
  });

  it('that ended in the first days after its month is still news', () => {
    const { changes } = tell({
      says: aRound('concluded', '2031-04'),
      item: { publishedAt: Date.UTC(2031, 4, 2, 9) },
    });

    expect(changes).toEqual(['reported']);
  });
});
