/** A pattern that finds any of these words or phrases, longest first, at word borders. A dot may end one: "U.S.". */
export const anyOf = (words: readonly string[], flags = 'gu'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives(words)})(?![\\p{L}\\p{N}])`, flags);

/** No letter or digit goes on before; one of a script that sets no spaces between words may. */
export const wordStart = '(?<!(?![\\p{Script=Han}])[\\p{L}\\p{N}])';
/** No letter or digit goes on behind, with the same exception. */
export const wordEnd = '(?!(?![\\p{Script=Han}])[\\p{L}\\p{N}])';

/** For use inside a larger pattern. */
export const alternatives = (words: readonly string[]): string =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
