import type { PartialDate } from './partial-date.ts';
import type { RelevanceRules } from './relevance.ts';
import type { Party, Side } from './statements.ts';

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

/** Goods that a side holds back from the other by export controls. */
export interface ControlledGood {
  /** The name under which facts keep them. */
  readonly item: string;
  /** Whose controls they are under where the text names nobody. */
  readonly imposer?: Side;
  /** Both sides control such goods, so whom the text names goes before `imposer`. */
  readonly isShared?: boolean;
  /** `list`: companies that may get no goods; `rule`: a curb that has a name of its own; else goods or who gets them. */
  readonly kind?: 'list' | 'rule';
  /** A name for goods of any kind; dropped where the text names them. */
  readonly isVague?: boolean;
  /** The `item` by which a text that names these means them: a text on Nexperia says "chips". */
  readonly alsoCalled?: string;
  /** The `item` of which these are a kind; that one is dropped where the text names these. */
  readonly kindOf?: string;
  /** Named in a row with its like, they are one item: "gallium and germanium". */
  readonly isMetal?: boolean;
  /** Regular expressions, matched whatever the case, at word borders. */
  readonly patterns: readonly string[];
  /** The same for other languages, matched anywhere. */
  readonly elsewhere?: readonly string[];
}

/** What the reader of coverage knows beforehand. */
export interface Lexicon {
  readonly people: readonly Person[];
  readonly places: readonly Place[];
  readonly parties: readonly PartyWords[];
  readonly controlledGoods: readonly ControlledGood[];
  readonly relevance: RelevanceRules;
}
