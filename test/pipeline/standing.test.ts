import { describe, expect, it } from 'vitest';
import type { Version } from '../../src/domain/facts.ts';
import type { StatementOf } from '../../src/domain/statements.ts';
import { deadlineStandingOn, sayingOn, tariffStandingOn, timeLeft } from '../../src/pipeline/standing.ts';
import { aDeadline, aRound, aTariff, dayMs, noon, tell } from './builders.ts';

const versionOf = (parts: Partial<StatementOf<'tariff'>>, over: Partial<Version> = {}): Version => ({
  ...tell({ says: aTariff(parts) }).fact.versions[0]!,
  ...over,
});
const spring = { from: '2031-04-02', until: '2031-07-15' };

describe('how a rate stood on a day', () => {
  it.each([
    { when: 'the day before it began', day: '2031-04-01', standing: undefined },
    {
      when: 'its first day',
      day: '2031-04-02',
      standing: { kind: 'holds', words: 'in force since 2 Apr 2031, due to end 15 Jul 2031' },
    },
    {
      when: 'its last day',
      day: '2031-07-15',
      standing: { kind: 'holds', words: 'in force since 2 Apr 2031, due to end 15 Jul 2031' },
    },
    {
      when: 'the day after its end',
      day: '2031-07-16',
      standing: { kind: 'past', words: 'was due to end 15 Jul 2031; what followed is not known here' },
    },
  ])('on $when', ({ day, standing }) => {
    expect(tariffStandingOn(versionOf(spring), { day, today: day })).toEqual(standing);
  });

  it('says of a day back then that the rate has lapsed today', () => {
    const standing = tariffStandingOn(versionOf(spring), { day: '2031-06-01', today: '2031-12-01' });

    expect(standing?.words).toContain('due to end 15 Jul 2031 (lapsed by today; what followed is not known here)');
  });

  it('counts a month to its last day', () => {
    const version = versionOf({ from: '2031-04', until: '2031-07' });
    const on = (day: string) => tariffStandingOn(version, { day, today: day })?.kind;

    expect(['2031-03-31', '2031-04-01', '2031-07-31', '2031-08-01'].map(on)).toEqual([
      undefined,
      'holds',
      'holds',
      'past',
    ]);
  });

  it('begins when it was first told, where no start is given', () => {
    const on = (day: string) => tariffStandingOn(versionOf({}), { day, today: day })?.kind;

    expect(['2031-05-13', '2031-05-14'].map(on)).toEqual([undefined, 'holds']);
  });

  it('ends when another rate took its place', () => {
    const { fact } = tell({ says: aTariff() }, { says: aTariff({ percent: 45 }), at: 72 });
    const on = (day: string) => tariffStandingOn(fact.versions[0]!, { day, today: '2031-05-20' })?.words;

    expect(['2031-05-16', '2031-05-17', '2031-05-20'].map(on)).toEqual([
      'in force',
      'until 17 May 2031',
      'until 17 May 2031',
    ]);
  });

  it('is never in force after an older report filled the past', () => {
    const { fact } = tell({ says: aTariff({ percent: 45 }), at: 72 }, { says: aTariff(), by: 'Slow Monthly' });

    const standing = tariffStandingOn(fact.versions[1]!, { day: '2031-05-20', today: '2031-05-20' });

    expect(standing).toEqual({ kind: 'past', words: 'until 17 May 2031', endedOn: '2031-05-17' });
  });

  it('is in force again after it came back', () => {
    const { fact } = tell({ says: aTariff() }, { says: aTariff({ percent: 45 }), at: 48 }, { says: aTariff(), at: 96 });
    const on = (day: string) =>
      fact.versions.flatMap((version) => {
        const standing = tariffStandingOn(version, { day, today: '2031-05-30' });
        return standing?.kind === 'holds' ? [version.value] : [];
      });

    expect(['2031-05-15', '2031-05-17', '2031-05-19'].map(on)).toEqual([['30'], ['45'], ['30']]);
  });

  it.each([
    ['threatened', { kind: 'ahead', words: 'threatened' }],
    ['announced', { kind: 'ahead', words: 'announced' }],
    ['suspended', { kind: 'holds', words: 'suspended' }],
    ['former', { kind: 'past', words: 'former (start not given)' }],
  ] as const)('says of a rate that is %s: %j', (status, said) => {
    const standing = tariffStandingOn(versionOf({ status }), { day: '2031-05-15', today: '2031-05-15' });

    expect(standing).toEqual(said);
  });

  it('names the span of a former rate', () => {
    const former = versionOf({ status: 'former', from: '2030-02', until: '2030-06-30' });

    const standing = tariffStandingOn(former, { day: '2031-05-15', today: '2031-05-15' });

    expect(standing).toEqual({ kind: 'past', words: 'former from Feb 2030, until 30 Jun 2030', endedOn: '2030-06-30' });
  });

  it('says “when last reported” after 45 days without a word on it', () => {
    const on = (days: number) => {
      const day = new Date(noon + days * dayMs).toISOString().slice(0, 10);
      return tariffStandingOn(versionOf({}), { day, today: day })?.words;
    };

    expect([on(44), on(47)]).toEqual(['in force', 'in force when last reported']);
  });

  it('does not say that what followed is unknown once another rate is known to have followed', () => {
    const { fact } = tell({ says: aTariff(spring) }, { says: aTariff({ percent: 45 }), at: 24 * 200 });
    const on = (day: string) => tariffStandingOn(fact.versions[0]!, { day, today: '2032-05-20' })?.words;

    expect(['2031-06-01', '2031-08-01', '2032-05-01'].map(on)).toEqual([
      'in force since 2 Apr 2031, until 15 Jul 2031',
      'until 15 Jul 2031',
      'until 15 Jul 2031',
    ]);
  });

  it('says since when a rate is over, where its end was told once it had come', () => {
    const { fact } = tell({ says: aTariff() }, { says: aTariff({ until: '2031-06-01' }), at: 24 * 20 });
    const on = (day: string) => tariffStandingOn(fact.versions[0]!, { day, today: '2031-07-01' })?.words;

    expect(['2031-05-20', '2031-07-01'].map(on)).toEqual(['in force, until 1 Jun 2031', 'until 1 Jun 2031']);
  });

  it('does not call a rate old news on a day for which its successor is known', () => {
    const { fact } = tell({ says: aTariff() }, { says: aTariff({ percent: 45 }), at: 24 * 200 });

    const standing = tariffStandingOn(fact.versions[0]!, { day: '2031-10-01', today: '2032-05-20' });

    expect(standing).toEqual({ kind: 'holds', words: 'in force' });
  });

  it.each([
    ['threatened', 'threatened for 1 Jul 2031'],
    ['announced', 'announced for 1 Jul 2031'],
    ['in_force', undefined],
  ] as const)('shows what is told for a later day from the day it is told, unless in force: %s', (status, words) => {
    const version = versionOf({ status, from: '2031-07-01' });
    const on = (day: string) => tariffStandingOn(version, { day, today: day })?.words;

    expect(['2031-05-13', '2031-05-15'].map(on)).toEqual([undefined, words]);
  });

  it.each([
    ['suspended', 'suspended, was due to end 15 Jul 2031; what followed is not known here'],
    ['announced', 'announced, was due to end 15 Jul 2031; what followed is not known here'],
  ] as const)('never lets a rate that was %s look as if it had been in force', (status, words) => {
    const standing = tariffStandingOn(versionOf({ ...spring, status }), { day: '2031-08-01', today: '2031-08-01' });

    expect(standing).toEqual({ kind: 'past', words });
  });

  it('is none for a struck version or another kind of fact', () => {
    const [deadline] = tell({ says: aDeadline('2031-08') }).fact.versions;
    const when = { day: '2031-05-15', today: '2031-05-15' };

    expect(tariffStandingOn(versionOf({}, { standing: 'struck' }), when)).toBeUndefined();
    expect(tariffStandingOn(deadline!, when)).toBeUndefined();
  });
});

describe('how a deadline stands on a day', () => {
  it.each([
    { today: '2031-06-30', kind: 'ahead', words: 'Aug 2031 (in 32 days)' },
    { today: '2031-08-01', kind: 'ahead', words: 'Aug 2031 (this month)' },
    { today: '2031-08-31', kind: 'ahead', words: 'Aug 2031 (this month)' },
    { today: '2031-09-01', kind: 'past', words: 'was due Aug 2031; what followed is not known here' },
  ])('on $today: $kind, $words', ({ today, kind, words }) => {
    const [version] = tell({ says: aDeadline('2031-08') }).fact.versions;

    expect(deadlineStandingOn(version!, today)).toEqual({ kind, words });
  });

  it('of one that was moved says what it was set for', () => {
    const { fact } = tell(
      { says: aDeadline('2031-08-12') },
      { says: { ...aDeadline('2031-11-10'), isMoved: true }, at: 72 },
    );

    expect(fact.versions.map((version) => deadlineStandingOn(version, '2031-06-01')?.words)).toEqual([
      'was set for 12 Aug 2031; another date was told on 17 May 2031',
      '10 Nov 2031 (in 5 months)',
    ]);
  });

  it('is none for a struck version or another kind of fact', () => {
    const [version] = tell({ says: aDeadline('2031-08') }).fact.versions;

    expect(deadlineStandingOn({ ...version!, standing: 'struck' }, '2031-06-01')).toBeUndefined();
    expect(deadlineStandingOn(versionOf({}), '2031-06-01')).toBeUndefined();
  });

  it.each([
    ['2031-08-12', 'today'],
    ['2031-08', 'this month'],
    ['2031', 'this year'],
    ['2031-09-01', 'in 20 days'],
    ['2032', 'in 4 months'],
  ])('counts the time to %s as %s', (date, words) => {
    expect(timeLeft(date, '2031-08-12')).toBe(words);
  });
});

describe('what is said of a round', () => {
  const on = (status: Parameters<typeof aRound>[0], today: string) =>
    sayingOn(tell({ says: aRound(status) }).fact.versions[0]!, today);

  it('holds for two days after the last word that it is under way', () => {
    expect([on('under_way', '2031-05-16'), on('under_way', '2031-05-17')]).toEqual([
      'under way',
      'under way when last reported; how it ended is not known here',
    ]);
  });

  it('of a planned one says when its time has passed', () => {
    expect([on('planned', '2031-05-31'), on('planned', '2031-06-01')]).toEqual([
      'planned',
      'planned; whether it took place is not known here',
    ]);
  });

  it('stays when it has concluded', () => {
    expect(on('concluded', '2033-01-01')).toBe('concluded');
  });
});

describe('what is said of a call', () => {
  it('that was planned is not called planned after its day', () => {
    const [version] = tell({
      says: { kind: 'contact', who: ['Trump', 'Xi'], mode: 'call', date: '2031-05-20', status: 'planned' },
    }).fact.versions;

    expect([sayingOn(version!, '2031-05-20'), sayingOn(version!, '2031-05-21')]).toEqual([
      'planned, 20 May 2031',
      'was planned for 20 May 2031; whether it took place is not known here',
    ]);
  });
});

describe('what is said of a rate', () => {
  it('is its value and how it stands', () => {
    expect([sayingOn(versionOf(spring), '2031-05-20'), sayingOn(versionOf(spring), '2031-08-20')]).toEqual([
      '30 %, in force since 2 Apr 2031, due to end 15 Jul 2031',
      '30 %, was due to end 15 Jul 2031; what followed is not known here',
    ]);
  });

  it('that begins on a day ahead is not called in force', () => {
    const on = (status: 'in_force' | 'threatened') => sayingOn(versionOf({ status, from: '2031-09-01' }), '2031-05-20');

    expect([on('in_force'), on('threatened')]).toEqual([
      '30 %, due to begin 1 Sep 2031',
      '30 %, threatened for 1 Sep 2031',
    ]);
  });
});
