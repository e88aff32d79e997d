import { z } from 'zod';
import { tierSchema } from './outlets.ts';
import { partialDateSchema } from './partial-date.ts';
import { statementSchema } from './statements.ts';

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
      return statement.status;
    case 'remark':
      return statement.says;
    default:
      return statement.kind;
  }
}

/** How many independent outlets tell it. Copies, re-tellings and unnamed outlets add nothing. */
export const countIndependentOutlets = (tellings: readonly Telling[]): number =>
  new Set(tellings.map((telling) => telling.voice).filter((voice) => voice !== null)).size;
