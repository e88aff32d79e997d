import { z } from 'zod';
import { partialDateSchema } from './partial-date.ts';

/** `US`, `CN`, other parties by ISO 3166 alpha-2, `EU`, or `WORLD` for all countries. */
export const partySchema = z.string().regex(/^(WORLD|[A-Z]{2})$/, 'a party like US, CN, GB, EU or WORLD');
export type Party = z.infer<typeof partySchema>;

/** The two that negotiate. */
export const sideSchema = z.enum(['US', 'CN']);
export type Side = z.infer<typeof sideSchema>;

/** Which duty a rate belongs to. Only equal measures are ever compared. */
export const measures = [
  'total',
  'baseline',
  'reciprocal',
  'fentanyl',
  's301',
  's232',
  's122',
  'mfn',
  'average',
  'unspecified',
] as const;
export type Measure = (typeof measures)[number];

/** From least to most settled; `suspended` and `former` are what a rate becomes. */
export const tariffStatuses = ['threatened', 'announced', 'in_force', 'suspended', 'former'] as const;
export type TariffStatus = (typeof tariffStatuses)[number];

const tariff = z.object({
  kind: z.literal('tariff'),
  imposer: partySchema,
  target: partySchema,
  goods: z.string().min(1).default('all'),
  measure: z.enum(measures),
  /** Null where a level is named without a figure. */
  percent: z.number().nullable(),
  /** The figure is a bound: "over 100 %". */
  isOver: z.boolean().optional(),
  status: z.enum(tariffStatuses),
  /** The rate that the same sentence says it replaces. */
  previousPercent: z.number().optional(),
  from: partialDateSchema.optional(),
  until: partialDateSchema.optional(),
});

const round = z.object({
  kind: z.literal('round'),
  /** Null where the text names none. */
  place: z.string().min(1).nullable(),
  /** `YYYY-MM`; with the place it names the round. */
  month: partialDateSchema,
  start: partialDateSchema.optional(),
  end: partialDateSchema.optional(),
  venue: z.string().optional(),
  status: z.enum(['planned', 'under_way', 'concluded']),
});

const delegate = z.object({
  kind: z.literal('delegate'),
  side: sideSchema,
  place: z.string().min(1).nullable(),
  month: partialDateSchema,
  person: z.string().min(1),
  role: z.string().optional(),
  isAbsent: z.boolean().optional(),
});

const lead = z.object({
  kind: z.literal('lead'),
  side: sideSchema,
  place: z.string().min(1).nullable(),
  month: partialDateSchema,
  /** Who is said to lead, first named first; empty where a team is named without a head. */
  people: z.array(z.string()),
});

const deadline = z.object({
  kind: z.literal('deadline'),
  /** What starts, ends or falls due: `truce`, `uk-us-deal`. */
  what: z.string().min(1),
  /** Absent where only a length is told: "a 90-day truce". */
  date: partialDateSchema.optional(),
  days: z.number().int().positive().optional(),
  condition: z.string().optional(),
  /** The text says that it was extended, put off or brought forward. */
  isMoved: z.boolean().optional(),
});

const figure = z.object({
  kind: z.literal('figure'),
  metric: z.string().min(1),
  /** What is counted, as a slug, where the metric alone does not tell: `soybeans`. */
  about: z.string().min(1).optional(),
  value: z.number(),
  unit: z.enum(['percent', 'usd', 'count']),
  period: partialDateSchema.optional(),
  by: z.string().optional(),
});

const control = z.object({
  kind: z.literal('control'),
  imposer: partySchema,
  item: z.string().min(1),
  /** For whom, where licences are granted; `undisclosed` where the text says that this is not told. */
  to: z.string().min(1).optional(),
  action: z.enum(['imposed', 'tightened', 'eased', 'licensed', 'suspended', 'pledged_to_ease', 'threatened']),
});

const contact = z.object({
  kind: z.literal('contact'),
  who: z.array(z.string()).min(2),
  mode: z.enum(['call', 'meeting']),
  date: partialDateSchema,
  status: z.enum(['held', 'planned']),
});

const agreement = z.object({
  kind: z.literal('agreement'),
  what: z.string().min(1),
  place: z.string().optional(),
  date: partialDateSchema.optional(),
  status: z.enum(['reached', 'in_principle', 'pending_approval', 'breach_alleged', 'rejected', 'signed']),
});

const accusation = z.object({
  kind: z.literal('accusation'),
  by: partySchema,
  against: partySchema,
  /** What of, as a slug: `breach`. */
  of: z.string().min(1),
});

/** That something is the first, the steepest or the like for as long as is told. */
const record = z.object({
  kind: z.literal('record'),
  /** The fact key of what it is said of. */
  of: z.string().min(1),
  /** `first`, `steepest`, `largest`. */
  rank: z.string().min(1),
  since: partialDateSchema,
});

const remark = z.object({
  kind: z.literal('remark'),
  /** What it is about, as a slug; remarks about one thing stand side by side. */
  about: z.string().min(1),
  /** What is said, in our own words. */
  says: z.string().min(1),
});

/** One checkable thing that coverage says, in typed slots. */
export const statementSchema = z.discriminatedUnion('kind', [
  tariff,
  round,
  delegate,
  lead,
  deadline,
  figure,
  control,
  contact,
  agreement,
  accusation,
  record,
  remark,
]);
export type Statement = z.infer<typeof statementSchema>;
export type StatementOf<K extends Statement['kind']> = Extract<Statement, { kind: K }>;
