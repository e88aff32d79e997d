import type { Side, Statement } from './statements.ts';

/** Words that a reader may use, and those under which the store tells it. Lower case. */
export interface Synonym {
  readonly said: readonly string[];
  readonly means: readonly string[];
}

/** A form of question and the kinds of statement that answer it. Each list needs one of its words, none when empty. */
export interface QuestionForm {
  readonly asks: readonly string[];
  readonly about: readonly string[];
  readonly kinds: readonly Statement['kind'][];
}

/** What `/ask` knows of the words of its readers. */
export interface AskTerms {
  /** Words that a question needs and an answer does not. */
  readonly stopWords: readonly string[];
  readonly synonyms: readonly Synonym[];
  readonly parties: Readonly<Record<Side, readonly string[]>>;
  readonly forms: readonly QuestionForm[];
}

/** An empty table: words are found as they are written. */
export const noAskTerms: AskTerms = { stopWords: [], synonyms: [], parties: { US: [], CN: [] }, forms: [] };
