import { describe, expect, it } from 'vitest';
import { type Statement, type StatementOf, tariffStatuses } from '../../src/domain/statements.ts';
import { formatRate, statusWords } from '../../src/pipeline/describe.ts';
import { type Said, sentenceOf } from '../../src/pipeline/sentences-of.ts';
import { aDeadline, aRound, aTariff } from './builders.ts';
import { hedges, kinds, speakers, statements } from './sentence-slots.ts';

const said = (statement: Statement, parts: Partial<Said> = {}): Said => ({
  kind: 'reported',
  statement,
  outlet: 'Sample Wire',
  tier: 'wire',
  ...parts,
});

describe('a sentence on what an outlet says', () => {
  it.each<[string, Said]>([
    [
      'The US tariff on Chinese goods goes up from 47 % to 57 %, Sample Wire reports; it is in force from 1 Nov 2026.',
      said(aTariff({ percent: 57, from: '2026-11-01' }), { kind: 'changed', before: aTariff({ percent: 47 }) }),
    ],
    [
      'A US tariff of 47 % on Chinese goods is threatened (before: 57 %), Sample Wire reports.',
      said(aTariff({ percent: 47, status: 'threatened' }), {
        kind: 'changed',
        before: aTariff({ percent: 57, status: 'threatened' }),
      }),
    ],
    [
      'A US tariff of 100 % on Chinese goods is threatened (before: 47 %, in force), says Donald Trump, according to Sample Wire; it would hold from 1 Nov 2026.',
      said(aTariff({ percent: 100, status: 'threatened', from: '2026-11-01' }), {
        kind: 'changed',
        before: aTariff({ percent: 47 }),
        speaker: 'Donald Trump',
      }),
    ],
    [
      'A Chinese tariff on $60 billion of US goods is announced, at a level not given, says the Commerce Ministry, according to Sample Wire (“reportedly”).',
      said(
        aTariff({ imposer: 'CN', target: 'US', goods: '$60 billion of others', percent: null, status: 'announced' }),
        {
          speaker: 'Commerce Ministry',
          hedge: 'reportedly',
        },
      ),
    ],
    [
      'A US tariff of 25 % on Chinese goods (steel, Section 232) is in force, up from 10 %, USTR says.',
      said(aTariff({ percent: 25, previousPercent: 10, goods: 'steel', measure: 's232' }), {
        outlet: 'USTR',
        tier: 'official-us',
      }),
    ],
    [
      'A US tariff of 57 % on Chinese goods is in force, not 55 %, Sample Wire says in a correction.',
      said(aTariff({ percent: 57 }), { kind: 'corrected', before: aTariff({ percent: 55 }) }),
    ],
    ['The deadline of the truce is 10 Nov 2026, Sample Wire reports.', said(aDeadline('2026-11-10'))],
    [
      'The rare earth control suspension is to last 365 days, Sample Wire reports.',
      said({ kind: 'deadline', what: 'rare earth control suspension', days: 365 }),
    ],
    [
      'Port fees take effect on 14 Oct 2025, Sample Wire reports.',
      said({ ...aDeadline('2025-10-14'), what: 'port-fees-take-effect' }),
    ],
    [
      'Talks between the US and China in Oslo are planned (before: concluded), Sample Wire reports; they are to be held from 5 May 2031 to 6 May 2031.',
      said(
        { ...aRound('planned'), start: '2031-05-05', end: '2031-05-06' },
        { kind: 'changed', before: aRound('concluded') },
      ),
    ],
    [
      'A figure of 8,500 is told, without what it counts, Sample Wire reports.',
      said({ kind: 'figure', metric: 'other', value: 8500, unit: 'count' }),
    ],
    [
      'An agreement is reached (economic), Sample Wire reports.',
      said({ kind: 'agreement', what: 'economic', status: 'reached' }),
    ],
    [
      'A call of Orr and Shen is planned for May 2031, an outlet not named reports.',
      said(
        { kind: 'contact', who: ['Orr', 'Shen'], mode: 'call', date: '2031-05', status: 'planned' },
        { outlet: null },
      ),
    ],
  ])('%s', (sentence, of) => {
    expect(sentenceOf(of)).toBe(sentence);
  });

  it.each(statements)('of every kind is whole and keeps what it is told with: %j', (statement) => {
    for (const parts of everyWay) {
      const sentence = sentenceOf(said(statement, { ...parts, before: statement }));

      expect(sentence).toMatch(/^[\p{Lu}\p{N}“$−].*[^.]\.$/u);
      expect(sentence).not.toMatch(/ {2}|undefined|null|NaN|_|\(\)|,,| [,.;]|s301/);
      expect(sentence.length).toBeLessThanOrEqual(300);
      for (const part of [...keptOf(statement), ...tellersOf(parts)]) expect(sentence).toContain(part);
    }
  });

  it('stays within its bounds where slots are as long as can be', () => {
    for (const statement of statements) {
      const long = JSON.parse(JSON.stringify(statement, lengthened)) as Statement;
      const sentence = sentenceOf(
        said(long, { speaker: 'x'.repeat(500), hedge: 'y'.repeat(500), outlet: 'z'.repeat(500) }),
      );

      expect(sentence.length).toBeLessThanOrEqual(300);
      expect(sentence).toMatch(/\.$/);
    }
  });
});

type Parts = Pick<Said, 'kind' | 'hedge' | 'speaker'>;
const everyWay: readonly Parts[] = kinds.flatMap((kind) =>
  hedges.flatMap((hedge) => speakers.map((speaker) => ({ kind, hedge, speaker }))),
);

// A correction is the outlet's own word.
const tellersOf = ({ kind, hedge, speaker }: Parts): string[] => [
  'Sample Wire',
  ...(hedge === undefined ? [] : [`(“${hedge}”)`]),
  ...(speaker === undefined || kind === 'corrected' ? [] : [speaker]),
];

// Only what is free text.
const lengthened = (key: string, value: unknown): unknown =>
  ['goods', 'place', 'venue', 'person', 'role', 'what', 'item', 'to', 'says', 'condition', 'by', 'about'].includes(
    key,
  ) &&
  typeof value === 'string' &&
  !/^(?:US|CN)$/.test(value)
    ? `${value} ${'long '.repeat(100)}`
    : value;

const agreementWords: Readonly<Record<StatementOf<'agreement'>['status'], string>> = {
  reached: 'reached',
  in_principle: 'in principle',
  pending_approval: 'pending approval',
  breach_alleged: 'alleged',
  rejected: 'rejected',
  signed: 'signed',
};

/** Status words, numbers and days that a reader must find again. */
function keptOf(statement: Statement): string[] {
  switch (statement.kind) {
    case 'tariff':
      return [formatRate(statement).replace('level', 'a level'), statusWords[statement.status]];
    case 'round':
      return [statement.status.replace('_', ' '), '2031'];
    case 'delegate':
    case 'lead':
    case 'record':
    case 'contact':
      return ['2031'];
    case 'deadline':
      return [statement.days ? `${statement.days} days` : '2031'];
    case 'figure':
      return ['12'];
    case 'agreement':
      return [agreementWords[statement.status]];
    case 'control':
      return [statement.item.split(':')[0] ?? ''];
    default:
      return [];
  }
}

it('has a case for each status of a rate', () => {
  expect(
    tariffStatuses.every((status) => statements.some((one) => one.kind === 'tariff' && one.status === status)),
  ).toBe(true);
});
