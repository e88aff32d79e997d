import { describe, expect, it } from 'vitest';
import { topics } from '../../config/topics.ts';
import type { Fact, Version } from '../../src/domain/facts.ts';
import type { Statement } from '../../src/domain/statements.ts';
import { calendarOf, hashOfCalendar } from '../../src/pipeline/calendar.ts';
import { icalOf } from '../../src/pipeline/ical.ts';
import { datedFact, truceEnds } from '../jobs/reminding.ts';
import { usTariff } from '../store/rows.ts';
import { readIcal } from './ical-reading.ts';

const today = '2026-11-03';

const asked = (facts: readonly Fact[], { topic = 'all', day = today } = {}) =>
  calendarOf({ facts, topics, topic, today: day, pastDaysMax: 366 });

/** What a calendar shows of these facts. */
const eventsOn = (facts: readonly Fact[], options = {}) =>
  readIcal(icalOf(asked(facts, options), Date.parse('2026-11-03T10:30Z'))).events;

const told = (statement: Statement, topic = 'truce'): Fact => datedFact(statement, { on: '2026-10-01', topic });

const withVersion = (fact: Fact, parts: Partial<Version>): Version[] =>
  fact.versions.map((version) => ({ ...version, ...parts }));

const cited = (fact: Fact, parts: Partial<Version['tellings'][number]>): Fact => ({
  ...fact,
  versions: fact.versions.map((version) => ({
    ...version,
    tellings: version.tellings.map((telling) => ({ ...telling, ...parts })),
  })),
});

describe('The calendar', () => {
  it('shows a date as a whole day, as reported, by whom and when, with alarms 7 and 1 days before at nine', () => {
    const fact = cited(told(truceEnds('2026-11-10', 'unless the president extends it')), {
      url: 'https://gazette.example/truce',
    });

    expect(eventsOn([fact])).toEqual([
      {
        uid: expect.stringMatching(/^[0-9a-f]{32}@parley$/),
        ...{ sequence: 0, start: '2026-11-10', end: '2026-11-11', stamp: '2026-11-03T10:30:00Z' },
        summary: 'Truce due to end (as reported)',
        description: [
          'Truce due to end (unless the president extends it): 10 Nov 2026, as reported.',
          'As of 1 Oct 2026, 1 outlet (paper) [1]',
          '[1] Gazette (paper), 1 Oct 2026, “A title”, https://gazette.example/truce',
        ].join('\n'),
        status: 'CONFIRMED',
        categories: ['Truce and deadlines'],
        triggers: ['-P6DT15H', '-PT15H'],
      },
    ]);
  });

  it('shows planned talks as tentative, with all their days', () => {
    const round = { kind: 'round', place: 'Vienna', month: '2026-12', status: 'planned' } as const;

    const [event] = eventsOn([told({ ...round, start: '2026-12-30', end: '2027-01-02' })]);

    expect(event).toMatchObject({
      ...{ summary: 'Talks in Vienna planned to begin (as reported)', status: 'TENTATIVE' },
      ...{ start: '2026-12-30', end: '2027-01-03' },
    });
  });

  it.each([
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
    ['2028-02-29', '2028-03-01'],
    ['2027-02-28', '2027-03-01'],
    ['2027-03-28', '2027-03-29'],
  ])('ends the day %s before %s', (...[day, next]) => {
    expect(eventsOn([told(truceEnds(day))])).toMatchObject([{ start: day, end: next }]);
  });

  it('keeps the id of a date that was moved, and counts how often', () => {
    const fact = told(truceEnds('2026-11-10'));
    const moved = told(truceEnds('2027-02-10'));
    const past = withVersion(fact, { standing: 'past', replacedAt: Date.parse(today) });

    const [before] = eventsOn([fact]);
    const [after] = eventsOn([{ ...fact, versions: [...past, ...moved.versions] }]);

    expect(after).toMatchObject({ uid: before?.uid, sequence: 1, start: '2027-02-10' });
  });

  it('shows dates that contradict each other as events of their own that say so', () => {
    const fact = told(truceEnds('2026-11-10'));
    const [other] = withVersion(told(truceEnds('2027-02-10')), { firstAt: Date.parse('2026-10-02') });
    const [alone] = eventsOn([fact]);

    const [first, second] = eventsOn([{ ...fact, versions: [...fact.versions, other!] }]);

    expect([first?.summary, second?.summary]).toEqual(Array(2).fill('Truce due to end (as reported; accounts differ)'));
    expect(first).toMatchObject({ uid: alone?.uid, status: 'TENTATIVE', start: '2026-11-10' });
    expect(first?.description).toContain('By another account: 10 Feb 2027: truce due to end.');
    expect(second?.description).toContain('By another account: 10 Nov 2026: truce due to end.');
  });

  it('keeps what has passed for a year, and never says that it came', () => {
    const facts = ['2025-11-01', '2025-11-02', '2026-11-02'].map((date) =>
      told({ kind: 'deadline', what: `truce ${date}`, date }),
    );

    const events = eventsOn(facts);

    expect(events.map(({ start }) => start)).toEqual(['2025-11-02', '2026-11-02']);
    expect(events[1]?.description).toContain('What followed is not known here.');
    expect(events[1]?.triggers).toEqual([]);
  });

  it('calls a rate ended only where that was told when it came', () => {
    const rate = told({ ...usTariff(30), until: '2026-11-01' }, 'tariffs');
    const ended = { ...rate, versions: withVersion(rate, { lastAt: Date.parse('2026-11-01T20:00Z') }) };

    expect(eventsOn([rate])[0]?.summary).toBe('US tariff on Chinese goods: rate of 30 % due to end (as reported)');
    expect(eventsOn([ended])[0]?.summary).toBe(
      'US tariff on Chinese goods: rate of 30 %, told to have ended (as reported)',
    );
  });

  it('shows one topic alone, and no date that is told by month only', () => {
    const facts = [told(truceEnds('2026-11-10')), told({ ...usTariff(30), until: '2026-12' }, 'tariffs')];

    expect(eventsOn(facts, { topic: 'tariffs' })).toEqual([]);
    expect(eventsOn(facts, { topic: 'truce' })).toHaveLength(1);
    expect(readIcal(icalOf(asked(facts, { topic: 'truce' }), 0)).name).toBe(
      'US–China trade dates: Truce and deadlines',
    );
  });

  it('has the same hash for as long as it says the same', () => {
    const fact = told(truceEnds('2026-11-10'));

    expect(hashOfCalendar(asked([fact]))).toBe(hashOfCalendar(asked([fact], { day: '2026-11-04' })));
    expect(hashOfCalendar(asked([fact]))).not.toBe(hashOfCalendar(asked([fact], { day: '2026-11-11' })));
  });
});

describe('Text from outside', () => {
  it.each([
    'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:forged',
    'x\nATTENDEE:mailto:a@b.example',
    'x\rBEGIN:VALARM\rACTION:EMAIL',
    'x\u2028END:VCALENDAR\u0085\u0000\u000b\f\u001b[31m',
    'semi;colon, comma \\n back\\slash "quoted" : colon',
    `${'ü€😀'.repeat(60)}`,
    `${'a'.repeat(74)}\r\n ${'b'.repeat(80)}`,
  ])('breaks out of nothing: %j', (hostile) => {
    const fact = cited(told(truceEnds('2026-11-10', hostile)), { title: hostile, outlet: hostile, url: hostile });
    const named = told({ kind: 'deadline', what: hostile, date: '2026-11-12' });
    const place = told({ kind: 'round', place: hostile, month: '2026-11', start: '2026-11-20', status: 'planned' });

    const events = eventsOn([fact, named, place]);

    expect(events.map(({ start }) => start)).toEqual(['2026-11-10', '2026-11-12', '2026-11-20']);
    expect(events[0]?.description.split('\n')).toHaveLength(3);
    for (const { summary } of events) expect(summary).not.toMatch(/[\p{Cc}\u2028]/u);
  });
});
