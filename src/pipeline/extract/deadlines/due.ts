import type { PartialDate } from '../../../domain/partial-date.ts';
import type { Sentence } from '../reading.ts';

/** Something that falls due, as one sentence tells of it. */
export interface Due {
  readonly what: string;
  readonly date?: PartialDate;
  readonly days?: number;
  readonly sentence: Sentence;
  readonly isMoved?: boolean;
  /** A length that is only asked for or discussed; it belongs to no date. */
  readonly isWish?: boolean;
}
