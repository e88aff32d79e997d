import type { AskTerms, QuestionForm } from '../../domain/ask-terms.ts';
import type { Side, Statement } from '../../domain/statements.ts';
import { stemsOf, wordsOf } from './stems.ts';

type Stems = readonly string[];

/** The table of terms, laid out for reading: every phrase as its stems. */
export interface Terms {
  readonly stopWords: ReadonlySet<string>;
  /** Longest first. */
  readonly synonyms: readonly { readonly said: Stems; readonly means: readonly string[] }[];
  readonly sides: readonly { readonly side: Side; readonly words: readonly string[] }[];
  readonly forms: readonly Form[];
  /** All words of the table that a reader may write. */
  readonly words: readonly string[];
}
interface Form {
  readonly asks: readonly Stems[];
  readonly about: readonly Stems[];
  readonly kinds: readonly Statement['kind'][];
}

/** Lays the table out, once. */
export function prepareTerms({ stopWords, synonyms, parties, forms }: AskTerms): Terms {
  const sides = (['US', 'CN'] as const).flatMap((side) =>
    parties[side].map((name) => ({ side, words: wordsOf(name) })),
  );
  const phrases = [...synonyms.flatMap(({ said }) => said), ...parties.US, ...parties.CN];
  return {
    stopWords: new Set(stopWords),
    synonyms: synonyms
      .flatMap(({ said, means }) => said.map((phrase) => ({ said: stemsOf(phrase), means })))
      .toSorted((a, b) => b.said.length - a.said.length),
    sides: sides.toSorted((a, b) => b.words.length - a.words.length),
    forms: forms.map(prepareForm),
    words: [...new Set(phrases.flatMap(wordsOf))],
  };
}

const prepareForm = ({ asks, about, kinds }: QuestionForm): Form => ({
  asks: asks.map(stemsOf),
  about: about.map(stemsOf),
  kinds,
});
