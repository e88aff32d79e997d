/** A word or phrase by which coverage is recognised. */
export interface Term {
  /** Lower case, as `listTerms` describes it. */
  readonly words: string;
  readonly weight: number;
}

/** Terms by the language that they belong to, such as `en` or `zh`; the English ones are looked for in every text. */
export type TermTable = { readonly en: readonly Term[] } & Readonly<Record<string, readonly Term[]>>;

/**
 * Terms as an operator writes them, parted by `;` or line ends. A term is found at the start of a word; `|` parts
 * alternatives, `$` ends a whole word, `#` is a digit. All that ` & ` joins must stand in one sentence, and nothing of
 * a part that begins with `!` may. A term weighs 1, or what stands behind ` * `.
 */
export const listTerms = (written: string): Term[] =>
  written
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [words = '', weight = '1'] = line.split(' * ');
      return { words, weight: Number(weight) };
    });
