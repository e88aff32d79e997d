/** How often each term of a text occurs, with more weight on names and numbers. */
export type TermWeights = ReadonlyMap<string, number>;

const leadCharsMax = 1200;
const nameWeight = 1.5;
const pairWeight = 0.6;

/** Terms of the title and the first paragraphs: stems, and pairs of neighbours. Titles alone group badly. */
export function termsOf({ title, text }: { readonly title: string; readonly text: string }): TermWeights {
  const weights = new Map<string, number>();
  const add = (term: string, weight: number) => weights.set(term, (weights.get(term) ?? 0) + weight);
  let previous: string | undefined;
  for (const word of wordsOf(`${title}. ${text.slice(0, leadCharsMax)}`)) {
    if (stopWords.has(word.toLowerCase()) && word !== 'US') {
      previous = undefined;
      continue;
    }
    const term = stem(word.toLowerCase());
    add(term, /^[\p{Lu}\p{N}]/u.test(word) ? nameWeight : 1);
    if (previous !== undefined) add(`${previous} ${term}`, pairWeight);
    previous = term;
  }
  return weights;
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/U\.S\.A?\.?/g, 'US')
    .replace(/['’]s\b/g, '')
    .match(/[\p{L}\p{N}][\p{L}\p{N}.%-]*[\p{L}\p{N}%]|[\p{L}\p{N}]/gu) ?? [];

// Endings that carry no meaning for telling stories apart; the stem need not be a word.
function stem(word: string): string {
  if (word.length <= 4) return word;
  const singular = /(?:ss|us|is)$/.test(word) ? word : word.replace(/ies$/, 'y').replace(/s$/, '');
  const root = singular.replace(/(?:ing|edly|ed|ly|ment|ions?|er)$/, '');
  return root.length >= 4 ? root : singular;
}

const stopWords = new Set(
  (
    'a an the of to in on at for and or but with by from as is are was were be been being it its this that these those he she they ' +
    'his her their we us you i not no do does did has have had will would can could should may might must than then so if into over ' +
    'after before about up down out off more most some any all also just new says said say amid via vs how why what who when where which while'
  ).split(' '),
);
