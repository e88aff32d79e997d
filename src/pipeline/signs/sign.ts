import type { Party } from '../../domain/statements.ts';
import type { TermHits } from '../../lib/terms.ts';
import type { WeighedTerm } from '../weigh-terms.ts';

/** Something that speaks for or against coverage of US–China trade. */
export interface Sign {
  readonly points: number;
  readonly reason: string;
}

/** What a piece shows, by sentence; the title is the first. */
export interface Shown {
  readonly parties: readonly (readonly Party[])[];
  readonly trade: readonly WeighedTerm[];
  /** All terms of the rules and the topics. */
  readonly hits: TermHits;
}

/** How far down a sentence still belongs to the lead. */
export const leadEndsAt = 2;
