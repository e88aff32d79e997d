import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/domain/facts.ts';
import { textOf } from '../../src/domain/replies.ts';
import type { Statement, StatementOf } from '../../src/domain/statements.ts';
import { composeReminder } from '../../src/pipeline/compose-reminder.ts';
import { dueDaysOf } from '../../src/pipeline/dates-ahead.ts';
import { type Looked, remindersOf } from '../../src/pipeline/reminders.ts';
import { datedFact, truceEnds } from '../jobs/reminding.ts';
import { usTariff } from '../store/rows.ts';

const on = '2026-10-01';
const looked: Looked = { from: '2026-11-02', today: '2026-11-03' };
const dayAfter: Looked = { from: '2026-11-10', today: '2026-11-11' };

const told = (statement: Statement): Fact => datedFact(statement, { on });

/** The message on these facts, or nothing where there is none. */
function messageOn(facts: readonly Fact[], when = looked) {
  const reminders = remindersOf(dueDaysOf(facts), when);
  return reminders.length === 0 ? undefined : composeReminder(reminders, when.today);
}

const linesOn = (facts: readonly Fact[], when = looked): string[] =>
  messageOn(facts, when)?.lines.map((line) => textOf(line).replace(/ — as of .*?\[\d+\]/, '')) ?? [];

const vienna = (parts: Partial<StatementOf<'round'>> = {}): StatementOf<'round'> => ({
  ...{ kind: 'round', place: 'Vienna', month: '2026-11', start: '2026-11-10', status: 'planned' },
  ...parts,
});

/** One fact with the versions of several, all live or as said. */
const merged = (...facts: readonly Fact[]): Fact => ({
  ...facts[0]!,
  versions: facts.flatMap(({ versions }, place) =>
    versions.map((version) => ({
      ...version,
      tellings: version.tellings.map((telling) => ({ ...telling, itemId: `item ${place}`, outlet: `Outlet ${place}` })),
    })),
  ),
});

describe('A reminder says of', () => {
  it.each([
    ['a deadline', truceEnds('2026-11-10'), 'truce due to end', 'The truce was due to end on 10 Nov 2026.'],
    [
      'a rate',
      { ...usTariff(30), until: '2026-11-10' },
      'US tariff on Chinese goods: rate of 30 % due to end',
      'US tariff on Chinese goods: the rate of 30 % was due to end on 10 Nov 2026.',
    ],
    [
      'a suspended rate',
      { ...usTariff(24), status: 'suspended', until: '2026-11-10' } as const,
      'US tariff on Chinese goods: suspension of 24 % due to end',
      'US tariff on Chinese goods: the suspension of 24 % was due to end on 10 Nov 2026.',
    ],
  ])('%s what is due, and never that it came', (...[, statement, ahead, behind]) => {
    expect(linesOn([told(statement)])).toEqual([`In 7 days, on 10 Nov 2026: ${ahead}`]);
    expect(linesOn([told(statement)], dayAfter)).toEqual([`${behind} What followed is not known here.`]);
  });

  it('planned talks when they are to begin, and that nobody told that they did', () => {
    expect(linesOn([told(vienna())])).toEqual(['In 7 days, on 10 Nov 2026: talks in Vienna planned to begin']);
    expect(linesOn([told(vienna())], dayAfter)).toEqual([
      'Talks in Vienna were planned to begin on 10 Nov 2026. No report that they began is known here.',
    ]);
    expect(messageOn([told(vienna())], dayAfter)?.title).toBe(
      'Reminder of 11 Nov 2026: no news since talks in Vienna were planned to begin',
    );
  });

  it('a planned meeting, and that nobody told whether it took place', () => {
    const meeting = (status: 'planned' | 'held') =>
      told({ kind: 'contact', who: ['Trump', 'Xi'], mode: 'meeting', date: '2026-11-10', status });
    const planned = meeting('planned');

    expect(linesOn([planned])).toEqual(['In 7 days, on 10 Nov 2026: meeting of Trump and Xi planned']);
    expect(linesOn([planned], dayAfter)).toEqual([
      'A meeting of Trump and Xi was planned for 10 Nov 2026. Whether it took place is not known here.',
    ]);
    expect(linesOn([merged(planned, meeting('held'))], dayAfter)).toEqual([]);
  });

  it('several days soonest first, those of one day under it', () => {
    const facts = [
      told({ kind: 'deadline', what: 'US tariff increase', date: '2026-12-03' }),
      told(truceEnds('2026-11-10')),
      told(vienna()),
      told({ kind: 'deadline', what: 'port-fees-pause', date: '2026-11-02' }),
    ];

    const message = messageOn(facts);

    expect(message?.title).toBe('Reminder of 3 Nov 2026: 3 dates ahead, 1 date passed without news');
    expect(linesOn(facts)).toEqual([
      'The port fees pause was due to end on 2 Nov 2026. What followed is not known here.',
      'In 7 days, on 10 Nov 2026:',
      '• Truce due to end',
      '• Talks in Vienna planned to begin',
      'In 30 days, on 3 Dec 2026: US tariff increase due to take effect',
    ]);
  });

  it('fifteen dates at most, with the rest counted', () => {
    const facts = [...Array(18).keys()].map((n) =>
      told({ kind: 'deadline', what: `trade deal ${n}`, date: '2026-11-10' }),
    );

    const lines = linesOn(facts);

    expect(lines).toHaveLength(17);
    expect(lines.at(-1)).toBe('… and 3 more: /deadlines');
  });
});

describe('Where live reports differ', () => {
  it('a reminder shows all dates, each with its sources', () => {
    const fact = merged(told(truceEnds('2026-11-10')), told(truceEnds('2027-02-10')));

    const message = messageOn([fact]);

    expect(message?.lines).toEqual([
      'In 7 days, on 10 Nov 2026: truce due to end, though accounts differ:',
      '◦ 10 Nov 2026: truce due to end — as of 1 Oct 2026 (33 days ago), 1 outlet (paper) [1]',
      '◦ 10 Feb 2027: truce due to end — as of 1 Oct 2026 (33 days ago), 1 outlet (paper) [2]',
    ]);
    expect(message?.citations.map(({ outlet }) => outlet)).toEqual(['Outlet 0', 'Outlet 1']);
  });

  it('a date that has passed is called so by some accounts only, and once where both have', () => {
    const fact = merged(told(truceEnds('2026-11-10')), told(truceEnds('2026-11-09')));

    expect(linesOn([fact], { from: '2026-11-08', today: '2026-11-11' })).toEqual([
      'The truce was due to end on 9 Nov 2026, though accounts differ. What followed is not known here:',
      '◦ 10 Nov 2026: truce due to end',
      '◦ 9 Nov 2026: truce due to end',
    ]);
  });

  it('days on which several things begin are no contradiction', () => {
    const rises = ['2026-11-10', '2026-12-03'].map((date) => told({ kind: 'deadline', what: 'tariff increase', date }));

    expect(linesOn([merged(...rises)])).toEqual([
      'In 7 days, on 10 Nov 2026: tariff increase due to take effect',
      'In 30 days, on 3 Dec 2026: tariff increase due to take effect',
    ]);
  });
});

describe('What was learned since the last look', () => {
  it('was told by its alert: no threshold is told that lay behind or was reached on that day', () => {
    const learned = (on: string, date: string) => datedFact(truceEnds(date), { on });

    expect(linesOn([learned('2026-11-03', '2026-11-10')])).toEqual([]);
    expect(linesOn([learned('2026-11-02', '2026-11-10')])).toHaveLength(1);
    expect(linesOn([learned('2026-11-03', '2026-11-08')], { from: '2026-10-01', today: '2026-11-04' })).toEqual([]);
  });
});

describe('Nothing is said to have lapsed', () => {
  const nameless = (fact: Fact, standing: 'past' | 'struck'): Fact => ({
    ...fact,
    versions: fact.versions.map((version) => ({ ...version, standing })),
  });
  const ended: Fact = told({ ...usTariff(30), until: '2026-11-10' });
  const retold = { ...ended, versions: ended.versions.map((v) => ({ ...v, lastAt: Date.parse('2026-11-10T22:00Z') })) };

  it.each([
    ['that another date replaced', nameless(told(truceEnds('2026-11-10')), 'past')],
    ['that was taken back', nameless(told(truceEnds('2026-11-10')), 'struck')],
    ['of which only the month is told', told(truceEnds('2026-11'))],
    ['of a rate whose end was told when it came', retold],
    ['of talks that began by somebody’s account', merged(told(vienna()), told(vienna({ status: 'under_way' })))],
    ['that is today', told(truceEnds('2026-11-11'))],
  ])('%s', (...[, fact]) => {
    expect(linesOn([fact], { from: '2026-11-10', today: '2026-11-11' })).toEqual([]);
  });

  it('nor to be ahead, of a rate whose end was told while nobody looked', () => {
    expect(linesOn([retold], { from: '2026-11-02', today: '2026-11-12' })).toEqual([]);
  });
});
