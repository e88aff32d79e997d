import { withAmounts } from './story-amounts.ts';
import { isEnglishOfGlossary, withEnglishWords } from './story-glossary.ts';
import { stemOf } from './story-stems.ts';

/** How often each term of a text occurs, with more weight on names and numbers. */
export type TermWeights = ReadonlyMap<string, number>;

interface TermSource {
  readonly title: string;
  readonly text: string;
  /** People, places and organisations by their canonical names, in whatever language the text has them. */
  readonly names?: readonly string[];
}

/** Terms of the title and the first paragraphs: stems, pairs of neighbours, amounts in one spelling. Titles alone group badly. */
export function termsOf({ title, text, names = [] }: TermSource): TermWeights {
  const weights = new Map<string, number>();
  const words = wordsOf(withAmounts(withEnglishWords(readable(`${title}. ${text.slice(0, leadCharsMax)}`))));
  const plainWeight = isForeign(words) ? foreignWordWeight : 1;
  let previous: string | undefined;
  for (const word of words) {
    for (const bigram of bigramsOf(word)) add(weights, { term: bigram, weight: bigramWeight });
    const term = termOf(word);
    if (term !== undefined) add(weights, { term, weight: weightOf(word, plainWeight) });
    if (term !== undefined && previous !== undefined)
      add(weights, { term: pairOf(previous, term), weight: pairWeight * plainWeight });
    previous = term;
  }
  // Only what the text itself has not said: a name counts once, in whatever script.
  for (const term of names.flatMap(nameTerms)) if (!weights.has(term)) weights.set(term, nameWeight);
  return weights;
}

// In whatever order: "the ministry of commerce" is the commerce ministry.
const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

const weightOf = (word: string, plainWeight: number): number =>
  isNameOrNumber.test(word) ? nameWeight : isEnglishOfGlossary(word) ? 1 : plainWeight;

const add = (weights: Map<string, number>, { term, weight }: { readonly term: string; readonly weight: number }) =>
  weights.set(term, (weights.get(term) ?? 0) + weight);

const leadCharsMax = 1200;
const nameWeight = 1.5;
const pairWeight = 0.6;
// What no glossary knows counts for little in a foreign text, or it would drown what can be compared.
const bigramWeight = 0.25;
const foreignWordWeight = 0.3;

const isUnspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]/u;
const isNameOrNumber = /^[\p{Lu}\p{N}#]/u;

const readable = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/U\.S\.A?\.?/g, 'US')
    .replace(/['’]s\b/g, '');

const spacedWord = /#?[\p{L}\p{N}][\p{L}\p{N}.%-]*[\p{L}\p{N}%]|#?[\p{L}\p{N}]/gu;
const unspacedRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+/gu;

// Scripts that part no words are cut out first: a run of theirs ends where a Latin word or a figure begins.
const wordsOf = (text: string): string[] =>
  text.search(unspacedRun) < 0
    ? (text.match(spacedWord) ?? [])
    : text
        .replace(unspacedRun, ' $& ')
        .split(/\s+/)
        .flatMap((piece) => (isUnspaced.test(piece) ? [piece] : (piece.match(spacedWord) ?? [])));

// Of a run of characters without spaces; a word of another script has none.
const bigramsOf = (word: string): string[] =>
  isUnspaced.test(word) ? Array.from({ length: Math.max(1, word.length - 1) }, (_, i) => word.slice(i, i + 2)) : [];

const nameTerms = (name: string): string[] =>
  wordsOf(readable(name))
    .map(termOf)
    .filter((term) => term !== undefined);

// Small words and runs without spaces are no terms of their own.
function termOf(word: string): string | undefined {
  const folded = word.toLowerCase();
  return isUnspaced.test(word) || (stopWords.has(folded) && word !== 'US') ? undefined : stemOf(folded);
}

/** A text in another language that parts its words, told by its small words. */
function isForeign(words: readonly string[]): boolean {
  const foreign = words.filter((word) => foreignStopWords.has(word.toLowerCase())).length;
  return foreign > words.filter((word) => englishStopWords.has(word.toLowerCase())).length;
}

const englishStopWords: ReadonlySet<string> = new Set(
  (
    'a an the of to in on at for and or but with by from as is are was were be been being it its this that these those he she they ' +
    'his her their we us you i not no do does did has have had will would can could should may might must than then so if into over ' +
    'after before about up down out off more most some any all also just new says said say amid via vs how why what who when where which while'
  ).split(' '),
);
const foreignStopWords: ReadonlySet<string> = new Set(
  (
    'el la los las un una unos unas de del al y o que en con por para se su sus lo como más pero este esta no es son fue ha han ' +
    'le les des du et ou une dans sur pour par avec qui est sont au aux ce cette ses son sa il elle ont été plus ' +
    'der die das den dem des und oder ein eine einen einem mit von zu im ist sind hat haben auf für nicht sich auch als nach bei ' +
    'o os as um uma do da dos das em no na nos nas com e que se não ' +
    'и в на с по из за не что это как для от до'
  ).split(' '),
);
const stopWords: ReadonlySet<string> = new Set([...englishStopWords, ...foreignStopWords]);
