import { measures, type Statement, statementSchema, tariffStatuses } from '../../src/domain/statements.ts';
import { aDeadline, aRound, aTariff } from './builders.ts';

/** What a claim may be told with. */
export const hedges = [undefined, 'reportedly', 'according to people'] as const;
export const speakers = [undefined, 'Jamieson Greer', 'White House official'] as const;
export const kinds = ['reported', 'changed', 'disputed', 'corrected'] as const;

const tariffs = tariffStatuses.flatMap((status) =>
  [{}, { from: '2031-11-01', until: '2032-11-10' }, { percent: null }, { percent: 120.5, isOver: true }].flatMap(
    (parts) => measures.map((measure) => aTariff({ status, measure, ...parts })),
  ),
);
const goods = ['soybeans', '$200 billion of goods', '$34 bn list', 'chips, earlier duty'].map((name) =>
  aTariff({ goods: name, target: 'WORLD', imposer: 'EU', percent: 10 }),
);
const rounds = (['planned', 'under_way', 'concluded'] as const).flatMap((status) =>
  [{}, { start: '2031-05-05' }, { start: '2031-05-05', end: '2031-05-06', venue: 'Town Hall' }, { place: null }].map(
    (parts) => ({ ...aRound(status), ...parts }),
  ),
);
const oslo = { side: 'CN', place: 'Oslo', month: '2031-05' } as const;
const team: Statement[] = [
  { kind: 'delegate', ...oslo, person: 'Luo Min', role: 'Minister' },
  { kind: 'delegate', ...oslo, place: null, person: 'Luo Min', isAbsent: true },
  { kind: 'lead', ...oslo, people: [] },
  { kind: 'lead', ...oslo, people: ['Luo Min'] },
  { kind: 'lead', ...oslo, people: ['Luo Min', 'Shen Guowei', 'A', 'B', 'C'] },
];
const deadlines: Statement[] = [
  aDeadline('2031-08-19'),
  { ...aDeadline('2031-08'), isMoved: true, condition: 'unless extended' },
  ...['tariff increase', 'port fees take effect', 'uk-us-deal', 'section-301-exclusions'].flatMap(
    (what): Statement[] => [
      { kind: 'deadline', what, date: '2031-08-19' },
      { kind: 'deadline', what, days: 90, condition: 'from the signing' },
    ],
  ),
];
const figures = (['percent', 'usd', 'count'] as const).flatMap((unit): Statement[] => [
  { kind: 'figure', metric: 'cn_exports_to_us', value: -12, unit, period: '2031-04', by: 'US' },
  { kind: 'figure', metric: 'other', value: 12_000_000, unit },
  { kind: 'figure', metric: 'other', about: 'soybeans-bought', value: 12, unit },
  { kind: 'figure', metric: 'soybeans_booked_in_tonnes', value: 12e9, unit },
]);
const controls = (
  ['imposed', 'tightened', 'eased', 'licensed', 'suspended', 'pledged_to_ease', 'threatened'] as const
).flatMap((action): Statement[] =>
  ['rare earths', 'affiliates rule', 'rare earths: Geneva pledge'].flatMap((item): Statement[] => [
    { kind: 'control', imposer: 'CN', item, action },
    { kind: 'control', imposer: 'US', item, action, to: 'undisclosed' },
    { kind: 'control', imposer: 'US', item, action, to: 'carmakers' },
  ]),
);
const agreements = (
  ['reached', 'in_principle', 'pending_approval', 'breach_alleged', 'rejected', 'signed'] as const
).flatMap((status): Statement[] => [
  { kind: 'agreement', what: 'economic', status },
  { kind: 'agreement', what: 'truce-extension', status, place: 'Oslo', date: '2031-05' },
]);
const others: Statement[] = [
  ...(['call', 'meeting'] as const).flatMap((mode) =>
    (['held', 'planned'] as const).map(
      (status): Statement => ({ kind: 'contact', who: ['Orr', 'Shen'], mode, date: '2031-05-02', status }),
    ),
  ),
  ...['breach', 'fentanyl', 'export-controls', 'slow-walking'].map(
    (of): Statement => ({ kind: 'accusation', by: 'US', against: 'CN', of }),
  ),
  { kind: 'record', of: 'contact/Trump-Xi/2025-06', rank: 'first', since: '2031-02' },
  { kind: 'record', of: 'figure/cn_exports_to_us/2025-05', rank: 'steepest', since: '2031' },
  { kind: 'remark', about: 'mood', says: 'Both call it useful.' },
  { kind: 'remark', about: 'story', says: 'Both sides talk on' },
];

/** A statement of every kind, in every status and with and without what may be left out. */
export const statements: readonly Statement[] = [
  ...[...tariffs, ...goods, ...rounds, ...team, ...deadlines],
  ...[...figures, ...controls, ...agreements, ...others],
].map((statement) => statementSchema.parse(statement));
