import type { PartialDate } from './partial-date.ts';
import type { Party } from './statements.ts';

/** What someone was, and when; open where it is still held or where the start does not matter. */
export interface Office {
  readonly role: string;
  readonly from?: PartialDate;
  readonly until?: PartialDate;
}

/** Someone whom coverage of the talks names. */
export interface Person {
  readonly name: string;
  readonly side: Party;
  /** The office at a time tells the role. */
  readonly offices: readonly Office[];
  /** Other full forms of the name, in any script. */
  readonly names?: readonly string[];
  /** The name under which coverage names them after the first time. */
  readonly surname: string;
  /** The surname alone is enough, without a title and before the full name; false for `He`, `Li`, `Wang`. */
  readonly isSurnameClear?: boolean;
  /** Heads of state: `contact` claims are about them. */
  readonly isLeader?: boolean;
}

/** A place where the sides meet. */
export interface Place {
  /** The city, or the country where coverage names no city. */
  readonly name: string;
  /** Other names of the place, in any script. */
  readonly names?: readonly string[];
  /** The country, or the larger city, which coverage may name instead. */
  readonly within?: string;
  /** Buildings there; they tell the place too. */
  readonly venues?: readonly string[];
  /** The name also stands for a government or country: a place only after "in", "to" and the like. */
  readonly isMetonym?: boolean;
}

/** Words that stand for a party. */
export interface PartyWords {
  readonly party: Party;
  /** Capitals as written; the longest that fits wins. */
  readonly nouns: readonly string[];
  readonly adjectives: readonly string[];
}

/** What the reader of coverage knows beforehand. */
export interface Lexicon {
  readonly people: readonly Person[];
  readonly places: readonly Place[];
  readonly parties: readonly PartyWords[];
  /** Beginnings of words that make a text one on trade, lower case. */
  readonly tradeTerms: readonly string[];
}
