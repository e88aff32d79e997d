import { z } from 'zod';
import { tierSchema } from './outlets.ts';
import { partialDateSchema } from './partial-date.ts';
import { type StatementOf, statementSchema } from './statements.ts';

/** One outlet's word for a version of a fact. */
export const tellingSchema = z.object({
  claimId: z.string(),
  itemId: z.string(),
  outlet: z.string().nullable(),
  voice: z.string().nullable(),
  tier: tierSchema,
  title: z.string(),
  url: z.string().optional(),
  /** The day it was told. */
  date: partialDateSchema,
  isDateGuessed: z.boolean().optional(),
  speaker: z.string().optional(),
  hedge: z.string().optional(),
  /** This telling in our own words, where its slots alone would lose something. */
  says: z.string().optional(),
  confidence: z.number(),
});
export type Telling = z.infer<typeof tellingSchema>;

/**
 * One value of a fact, with all who told it. `live`: holds as far as known; `past`: was replaced or is history;
 * `struck`: taken back by the outlet that told it.
 */
export const versionSchema = z.object({
  value: z.string(),
  statement: statementSchema,
  note: z.string().optional(),
  row: z.string().optional(),
  /** A seed pack marks that accounts differ, where the slots cannot show it. */
  isDisputed: z.boolean().optional(),
  /** Told only as history along with other news: it gives way to news without a word. */
  isRecalled: z.boolean().optional(),
  standing: z.enum(['live', 'past', 'struck']),
  tellings: z.array(tellingSchema).min(1),
  /** When it was first and last told, epoch milliseconds. */
  firstAt: z.number(),
  lastAt: z.number(),
  /** When another version took its place, epoch milliseconds. */
  replacedAt: z.number().optional(),
});
export type Version = z.infer<typeof versionSchema>;

/** What we hold for one key, with the claims behind it: as reported, not as true. */
export const factSchema = z.object({
  key: z.string().min(1),
  topics: z.array(z.string()),
  versions: z.array(versionSchema).min(1),
});
export type Fact = z.infer<typeof factSchema>;

/** The versions that hold as far as known. */
export const liveVersions = (fact: Fact): Version[] => fact.versions.filter((version) => version.standing === 'live');

/** True when live versions contradict each other, or are marked so. Remarks by themselves stand side by side. */
export function isDisputed(fact: Fact): boolean {
  const live = liveVersions(fact);
  const lanes = live.filter(({ value }) => value !== 'none named').map(laneOf);
  return new Set(lanes).size < lanes.length || live.filter((version) => version.isDisputed).length > 1;
}

/**
 * Versions in different lanes do not contradict each other: a threatened rate stands beside the one in force,
 * a remark beside another remark.
 */
export function laneOf({ statement }: Pick<Version, 'statement'>): string {
  switch (statement.kind) {
    case 'tariff':
      // Which duty it is was not told: it contradicts no other.
      return statement.measure === 'unspecified' ? `${statement.status} ${statement.percent}` : statement.status;
    case 'remark':
      return statement.says;
    case 'figure':
      return isComparable(statement) ? statement.kind : `${statement.value} ${statement.unit}`;
    case 'contact':
      return statement.mode;
    case 'deadline':
      return statement.date === undefined ? 'length' : deadlineLane(statement.what, statement.date);
    case 'control':
      // Licences for some and licences for nobody knows whom are two accounts.
      return `${controlLanes[statement.action]}${statement.to === 'undisclosed' ? ', undisclosed' : ''}`;
    case 'agreement':
      return agreementLanes[statement.status];
    default:
      return statement.kind;
  }
}

// Two readings of one official series contradict each other; other figures may well count different things.
const isComparable = ({ metric, period }: StatementOf<'figure'>): boolean =>
  period !== undefined && ['cn_exports_to_us', 'cn_exports', 'us_deficit_with_cn'].includes(metric);

// A truce has one end; duties, rules and exemptions have many days on which they begin or lapse.
const deadlineLane = (what: string, date: string): string =>
  /increase|effect|suspen|start|begin|cut|fee|comment|exclusion|licen/i.test(what) ? date.slice(0, 7) : 'end';

// Outlets word one act in several ways: "imposed" and "tightened" contradict nothing.
const controlLanes = {
  threatened: 'threatened',
  imposed: 'held back',
  tightened: 'held back',
  pledged_to_ease: 'pledged',
  eased: 'eased',
  licensed: 'eased',
  suspended: 'eased',
} as const satisfies Record<StatementOf<'control'>['action'], string>;

const agreementLanes = {
  in_principle: 'tentative',
  pending_approval: 'tentative',
  // One government's deal is another's denial: these two contradict each other.
  reached: 'outcome',
  rejected: 'outcome',
  signed: 'signed',
  breach_alleged: 'breach',
} as const satisfies Record<StatementOf<'agreement'>['status'], string>;

/** How many independent outlets tell it. Copies, re-tellings and unnamed outlets add nothing. */
export const countIndependentOutlets = (tellings: readonly Telling[]): number =>
  new Set(tellings.map((telling) => telling.voice).filter((voice) => voice !== null)).size;

/** A version of a fact that a search found. */
export interface FoundVersion {
  readonly fact: Fact;
  /** Its place among the fact's versions. */
  readonly place: number;
  /** Higher is better. */
  readonly rank: number;
}
