import { describe, expect, it } from 'vitest';
import type { Version } from '../../src/domain/facts.ts';
import type { StatementOf } from '../../src/domain/statements.ts';
import { tariffStandingOn } from '../../src/pipeline/standing.ts';
import { aDeadline, aTariff, dayMs, noon, tell } from './builders.ts';

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

    expect(standing).toEqual({ kind: 'past', words: 'until 17 May 2031' });
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

    expect(standing).toEqual({ kind: 'past', words: 'former from Feb 2030, until 30 Jun 2030' });
  });

  it('says “when last reported” after 45 days without a word on it', () => {
    const on = (days: number) => {
      const day = new Date(noon + days * dayMs).toISOString().slice(0, 10);
      return tariffStandingOn(versionOf({}), { day, today: day })?.words;
    };

    expect([on(44), on(47)]).toEqual(['in force', 'in force when last reported']);
  });

  it('is none for a struck version or another kind of fact', () => {
    const [deadline] = tell({ says: aDeadline('2031-08') }).fact.versions;
    const when = { day: '2031-05-15', today: '2031-05-15' };

    expect(tariffStandingOn(versionOf({}, { standing: 'struck' }), when)).toBeUndefined();
    expect(tariffStandingOn(deadline!, when)).toBeUndefined();
  });
});
