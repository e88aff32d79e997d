import type { Side } from './statements.ts';
import type { Term, TermTable } from './terms.ts';

/** Words that stand for the two sides in a language other than English, as they are written. */
export type SideWords = Readonly<Record<Side, readonly string[]>>;

/** What speaks against coverage of US–China trade. */
export interface Counterweight {
  /** Ends the sentence "reads like …". */
  readonly name: string;
  readonly weight: number;
  readonly terms: readonly Term[];
}

/** A side whose own notices count though they do not name the other. */
export interface LoneVoice {
  readonly side: Side;
  /** What the other side needs. */
  readonly terms: readonly Term[];
}

/** By what coverage of US–China trade is known. */
export interface RelevanceRules {
  /** Companies that stand for their side where no government is named. */
  readonly companies: SideWords;
  /** Names of the sides in other languages. */
  readonly sideWords: Readonly<Record<string, SideWords>>;
  /** Matters of trade, by how surely they show it. */
  readonly tradeTerms: TermTable;
  readonly counterweights: readonly Counterweight[];
  readonly loneVoices: readonly LoneVoice[];
}
