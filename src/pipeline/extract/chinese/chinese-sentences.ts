import { matchesOf } from '../../../lib/matches.ts';
/** Where the sentences of a Chinese text stand; a line end closes one too. */
export const chineseSentences = (text: string): { readonly start: number; readonly end: number }[] =>
  matchesOf(text, /[^。！？!?\n]+[。！？!?」”"]*/gu).flatMap(({ 0: found, index }) => {
    const start = index + (found.length - found.trimStart().length);
    const end = index + found.trimEnd().length;
    return end > start ? [{ start, end }] : [];
  });

/** The clauses of a marked Chinese sentence. */
export const chineseClauses = (marked: string): string[] =>
  marked.split(/[，；,;]/u).filter((clause) => clause.trim() !== '');
