import { distance } from 'fastest-levenshtein';

/** A title's words in lower case, without signs. */
export const titleWords = (title: string): string[] =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether two titles, as words, differ in no more than a slip of the pen: one letter, or two that changed places, in one word. */
export function isSameTitle(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.length < wordsMin) return false;
  const others = a.flatMap((word, place) => (word === b[place] ? [] : [[word, b[place] ?? ''] as const]));
  return others.length === 0 || (others.length === 1 && others.every(([word, other]) => isSlip(word, other)));
}

// A shorter title says too little to tell one act from another.
const wordsMin = 5;
const slipCharsMin = 4;

// Another figure is another thing, and in a short word a letter makes another word.
function isSlip(word: string, other: string): boolean {
  if (/\p{N}/u.test(word + other) || Math.min(word.length, other.length) < slipCharsMin) return false;
  return distance(word, other) <= 1 || haveChangedPlaces(word, other);
}

function haveChangedPlaces(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  const at = [...word].findIndex((letter, place) => letter !== other[place]);
  const swapped = `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`;
  return swapped === other;
}
