import type { Term, TermTable } from '../domain/terms.ts';
import type { TermHits } from '../lib/terms.ts';

/** A term found in a piece. */
export interface WeighedTerm extends Term {
  /** The indexes of the sentences where it stands, once for each time; the title is 0. */
  readonly at: readonly number[];
}

/** Those of the terms that were found, with their weights. */
export const weighTerms = (terms: readonly Term[], hits: TermHits): WeighedTerm[] =>
  terms.flatMap(({ words, weight }) => {
    const at = hits.get(words);
    return at ? [{ words, weight, at }] : [];
  });

/** The terms that a text in this language is searched for: the English ones and its own. */
export const termsFor = (table: TermTable, language: string | undefined): readonly Term[] =>
  language === undefined || language === 'en' ? table.en : [...table.en, ...(table[language] ?? [])];

/** The words of terms, without their weights. */
export const wordsOf = (terms: readonly Term[]): string[] => terms.map(({ words }) => words);
