import type { PartialDate } from '../../../domain/partial-date.ts';
import type { Party } from '../../../domain/statements.ts';

/** Someone named in a text: known from `config/people`, or unknown but named with a title. */
export interface Named {
  /** The full name as far as known. */
  readonly name: string;
  readonly side: Party | undefined;
  /** The office at the time of which the text speaks. */
  readonly role: string | undefined;
  readonly isLeader: boolean;
  /** Since when the office is held. */
  readonly since?: PartialDate;
}

/** A span of a sentence that means something to the rules. */
export type Tag = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'party'; readonly party: Party; readonly isAdjective: boolean }
  | { readonly kind: 'person'; readonly person: Named }
  | { readonly kind: 'place'; readonly place: string; readonly venue?: string; readonly within?: string }
  | { readonly kind: 'percent'; readonly value: number; readonly isOver: boolean }
  | { readonly kind: 'points'; readonly value: number }
  | { readonly kind: 'money'; readonly value: number; readonly currency: string }
  | { readonly kind: 'count'; readonly value: number; readonly unit: string }
  /** A length of time such as "90 days" or "one-year", in days. */
  | { readonly kind: 'span'; readonly days: number }
  /** `until` is the last day of a range such as "May 10-11". */
  | { readonly kind: 'date'; readonly date: PartialDate; readonly isRange?: boolean; readonly until?: PartialDate }
);
export type TagOf<K extends Tag['kind']> = Extract<Tag, { kind: K }>;

/** Finds the spans of one class; where two overlap, the tagger that runs first wins. */
export type Tagger = (text: string) => readonly Tag[];

/** The tags of all taggers in the order of the text, none overlapping. */
export function tagAll(text: string, taggers: readonly Tagger[]): Tag[] {
  const kept: Tag[] = [];
  for (const tagger of taggers)
    for (const tag of tagger(text)) if (!kept.some((other) => overlaps(tag, other))) kept.push(tag);
  return kept.toSorted((a, b) => a.start - b.start);
}

const overlaps = (a: Tag, b: Tag): boolean => a.start < b.end && b.start < a.end;
