import type { Side } from './statements.ts';

/** Someone who negotiates for a side. */
export interface Person {
  readonly name: string;
  /** The name under which coverage names them after the first time. */
  readonly surname: string;
  readonly side: Side;
  readonly role: string;
}

/** What the reader of coverage knows beforehand. */
export interface Lexicon {
  readonly people: readonly Person[];
  /** Cities where rounds are held. */
  readonly places: readonly string[];
  /** Words that stand for a party, capitals as written. */
  readonly parties: Readonly<Record<Side, readonly string[]>>;
  /** Beginnings of words that make a text one on trade, lower case. */
  readonly tradeTerms: readonly string[];
}
