import type { Side, Statement } from '../../domain/statements.ts';
import { standsIn, stemOf, stemsOf, wordsOf } from './stems.ts';
import type { Terms } from './terms.ts';

/** One thing that a question names, with all phrases under which an answer may have it. */
export interface Concept {
  /** As the reader wrote it. */
  readonly said: string;
  readonly phrases: readonly string[];
  /** The phrases as their stems. */
  readonly stems: readonly (readonly string[])[];
}

/** What a question asks, as far as its words tell. */
export interface Question {
  readonly concepts: readonly Concept[];
  /** Sides that it names, in order. */
  readonly sides: readonly Side[];
  /** Who acts on whom, where it names a side. */
  readonly direction: Direction | undefined;
  /** Kinds of statement that answer this form of question. */
  readonly kinds: readonly Statement['kind'][];
  readonly isOnPast: boolean;
}
export interface Direction {
  readonly actor: Side;
  readonly target: Side;
}

/** Reads a question: stop words go, sides and their direction are told apart, other words bring their synonyms. */
export function readQuestion(text: string, terms: Terms): Question {
  const words = wordsOf(text);
  const named = sidesIn(words, terms);
  const concepts = conceptsOf(words, { terms, named });
  const stems = [...words.map(stemOf), ...concepts.flatMap((concept) => ['', ...concept.stems.flat()])];
  return {
    concepts,
    sides: [...new Set(named.map(({ side }) => side))],
    direction: directionOf(words, named),
    kinds: terms.forms.find((form) => hasForm(form, stems))?.kinds ?? [],
    isOnPast: words.some((word) => pastWords.includes(word)),
  };
}

/**
 * What to search for. Sides stand in nearly every fact: they rank what is found, and are searched for only when nothing
 * else is named.
 */
export const phrasesOf = ({ concepts, sides }: Question): string[] =>
  concepts.length > 0
    ? concepts.flatMap(({ phrases }) => phrases)
    : sides.flatMap((side) => (side === 'US' ? ['US'] : ['China', 'Chinese']));

const pastWords: readonly string[] = ['before', 'former', 'formerly', 'previous', 'previously', 'were', 'once'];

/** A side that a question names, and where. */
interface NamedSide {
  readonly side: Side;
  readonly at: number;
  readonly length: number;
}

function sidesIn(words: readonly string[], { sides }: Terms): NamedSide[] {
  const named: NamedSide[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const found = sides.find((name) => name.words.every((part, i) => isWord(words[at + i], part)));
    if (!found || isPronoun(words, at)) continue;
    named.push({ side: found.side, at, length: found.words.length });
    at += found.words.length - 1;
  }
  return named;
}

// "Chinas" is China.
const isWord = (written: string | undefined, part: string): boolean => written === part || written === `${part}s`;

const isPronoun = (words: readonly string[], at: number): boolean =>
  words[at] === 'us' && ['tell', 'give', 'show', 'let', 'remind'].includes(words[at - 1] ?? '');

// The first named acts on the second, unless it stands as the target ("on China") or the second as the actor ("by China").
function directionOf(words: readonly string[], named: readonly NamedSide[]): Direction | undefined {
  const [first] = named;
  if (!first) return undefined;
  const second = named.find(({ side }) => side !== first.side);
  const before = [words[first.at - 1] ?? '', words[first.at - 2] ?? ''];
  const isTarget = !before.includes('by') && before.some((word) => targetWords.includes(word));
  const isActedOn = second !== undefined && words[second.at - 1] === 'by';
  const actor = isTarget || isActedOn ? opposite(first.side) : first.side;
  return { actor, target: opposite(actor) };
}

const opposite = (side: Side): Side => (side === 'US' ? 'CN' : 'US');
const targetWords: readonly string[] = ['on', 'against', 'for', 'to', 'onto', 'towards', 'toward', 'from', 'hitting'];

interface Reading {
  readonly terms: Terms;
  readonly named: readonly NamedSide[];
}

function conceptsOf(words: readonly string[], { terms, named }: Reading): Concept[] {
  const stems = words.map(stemOf);
  const isSide = (at: number) => named.some((side) => at >= side.at && at < side.at + side.length);
  const concepts: Concept[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const synonym = terms.synonyms.find(({ said }) => said.every((stem, i) => stems[at + i] === stem));
    const length = synonym?.said.length ?? 1;
    const said = words.slice(at, at + length).join(' ');
    if (synonym) concepts.push(conceptOf(said, synonym.means));
    else if (!isSide(at) && !terms.stopWords.has(said)) concepts.push(conceptOf(said, []));
    at += length - 1;
  }
  return concepts;
}

function conceptOf(said: string, means: readonly string[]): Concept {
  const phrases = [...new Set([said, ...means])];
  return { said, phrases, stems: phrases.map(stemsOf) };
}

const hasForm = ({ asks, about }: Terms['forms'][number], stems: readonly string[]): boolean =>
  [asks, about].every((list) => list.length === 0 || list.some((phrase) => standsIn(phrase, stems)));
