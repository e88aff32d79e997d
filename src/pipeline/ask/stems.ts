/** The words of a text without their endings, in order: enough to lay a question beside an answer. */
export const stemsOf = (text: string): string[] => wordsOf(text).map(stemOf);

/** The words of a text, lower case. `U.S.` is one word; a hyphen parts two. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\b(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll('.', ''))
    .replace(/[’']s\b/gu, '')
    .match(/\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+/gu) ?? [];

/** A word without its ending; both sides of a comparison go through it. */
export function stemOf(word: string): string {
  if (word.length < 4) return word;
  const singular = word.replace(/ies$/, 'y').replace(/(?<![su])s$/, '');
  const base = singular.replace(/(?<=\p{L}{3})(?:ing|ed)$/u, '');
  return base.replace(/([bdglmnprt])\1$/, '$1').replace(/(?<=\p{L}{3})(?:e|y)$/u, '');
}

/** True when these stems stand in the text's stems one after the other. */
export function standsIn(phrase: readonly string[], text: readonly string[]): boolean {
  if (phrase.length === 0) return false;
  return text.some((_, from) => phrase.every((stem, i) => text[from + i] === stem));
}
