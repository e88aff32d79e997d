import type { Lexicon, Person } from '../../domain/lexicon.ts';
import { dayOf, firstDayOf } from '../../domain/partial-date.ts';
import type { Statement } from '../../domain/statements.ts';
import { normalise } from '../../lib/normalise.ts';
import { sentencesOf } from '../../lib/sentences.ts';
import { keptRanges, type TextRange } from '../trim-litter.ts';
import { chineseSentences } from './chinese/chinese-sentences.ts';
import { chineseTaggers } from './chinese/chinese-tags.ts';
import { isChinese, toSimplified } from './chinese/script.ts';
import { tagCounts, tagMoney, tagPercents, tagPoints, tagSpans } from './tagging/amounts.ts';
import { createDateTagger } from './tagging/dates.ts';
import { type Marked, mark } from './tagging/marked.ts';
import { createPartyTagger, createPlaceTagger, tagUnknownPlaces } from './tagging/parties.ts';
import { createPeopleTagger } from './tagging/people.ts';
import { type Tagger, tagAll } from './tagging/tags.ts';

/** A sentence of an item made ready for the rules: `text` is marked, `plain` is without marks, `quote` as it came. */
export interface Sentence extends Marked {
  readonly plain: string;
  readonly quote: string;
  /** `text.slice(start, end) === quote` in the item's text, or in its title when `isTitle`. */
  readonly start: number;
  readonly end: number;
  readonly isTitle: boolean;
  /** 0 is the title, 1 the first sentence of the text. */
  readonly index: number;
}

/** An item made ready for the rules. */
export interface Reading {
  /** The title first, then the text. */
  readonly sentences: readonly Sentence[];
  /** Epoch milliseconds against which its dates are read. */
  readonly spokenAt: number;
  /** The same as a day, `YYYY-MM-DD`. */
  readonly day: string;
  readonly isChinese: boolean;
  /** The surnames of who leads either side on that day, the US first; empty where the lexicon names none. */
  readonly leaders: readonly string[];
}

/** A statement that a rule found, and the sentence that makes it. */
export interface Found {
  readonly statement: Statement;
  readonly sentence: Sentence;
  /** 0 to 1. */
  readonly confidence: number;
  /** The outlet's reserve: `reportedly`, `may`. */
  readonly hedge?: string;
  /** Who says it, where it is not the outlet. */
  readonly speaker?: string;
}

export interface Readable {
  readonly title: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly spokenAt: number;
}

/** Builds what makes items ready for the rules: sentences with the marks of parties, people, places, amounts and dates. */
export function createItemReader(lexicon: Lexicon): (item: Readable) => Reading {
  const tagPlaces = createPlaceTagger(lexicon.places);
  const tagParties = createPartyTagger(lexicon.parties);
  const peopleTaggerFor = createPeopleTagger(lexicon);
  const leaders = lexicon.people.filter(({ isLeader }) => isLeader);
  return ({ title, text, spokenAt }) => {
    const day = dayOf(spokenAt);
    if (isChinese(`${title}${text}`)) return chineseReading({ title, text, spokenAt }, lexicon);
    const tagPeople = peopleTaggerFor({ text: normalise(`${title}. ${text}`).text, day });
    const taggers = [
      ...[tagPeople, tagPlaces, tagParties, createDateTagger(spokenAt)],
      ...[tagMoney, tagPoints, tagPercents, tagCounts, tagSpans, tagUnknownPlaces],
    ];
    const body = keptRanges(text)
      .flatMap((range) => sentencesIn(text, { range, taggers }))
      .slice(0, sentencesMax);
    const sentences = [titleOf(title, taggers), ...body.map((one, index) => ({ ...one, index: index + 1 }))];
    return { sentences, spokenAt, day, isChinese: false, leaders: leadersOn(leaders, day) };
  };
}

// Traditional characters become simplified ones, one for one, so that offsets hold.
function chineseReading({ title, text, spokenAt }: Readable, lexicon: Lexicon): Reading {
  const taggers = chineseTaggers(lexicon, spokenAt);
  const sentenceOf = (whole: string, start: number) => {
    const quote = shortened(whole);
    return { ...marked(toSimplified(quote), taggers), quote, start, end: start + quote.length };
  };
  const body = chineseSentences(text)
    .slice(0, sentencesMax)
    .map((place, at) => ({
      ...sentenceOf(text.slice(place.start, place.end), place.start),
      isTitle: false,
      index: at + 1,
    }));
  const heading = { ...sentenceOf(title, 0), isTitle: true, index: 0 };
  const day = dayOf(spokenAt);
  return { sentences: [heading, ...body], spokenAt, day, isChinese: true, leaders: leadersOn(lexicon.people, day) };
}

function leadersOn(people: readonly Person[], day: string): string[] {
  const isInOffice = ({ offices }: Person) =>
    offices.some(({ from, until }) => (!from || firstDayOf(from) <= day) && (!until || day < firstDayOf(until)));
  const leaders = people.filter((person) => person.isLeader && isInOffice(person));
  return ['US', 'CN'].flatMap((side) => leaders.find((person) => person.side === side)?.surname ?? []);
}

const sentencesMax = 80;

interface Place {
  readonly range: TextRange;
  readonly taggers: readonly Tagger[];
}

function sentencesIn(text: string, { range, taggers }: Place): Omit<Sentence, 'index'>[] {
  const plain = normalise(text.slice(range.start, range.end));
  return sentencesOf(plain.text).map(({ text: whole, start }) => {
    const piece = shortened(whole);
    const end = start + piece.length;
    const from = range.start + plain.originalAt(start);
    const to = range.start + plain.originalAt(end - 1) + 1;
    return { ...marked(piece, taggers), quote: text.slice(from, to), start: from, end: to, isTitle: false };
  });
}

// What runs on for longer is a list, a table or a trap: its beginning will do.
const shortened = (piece: string): string =>
  piece.length <= sentenceCharsMax
    ? piece
    : piece.slice(0, Math.max(piece.lastIndexOf(' ', sentenceCharsMax), sentenceCharsMax / 2)).trimEnd();

const sentenceCharsMax = 1_200;

function titleOf(title: string, taggers: readonly Tagger[]): Sentence {
  const plain = normalise(title);
  const piece = shortened(plain.text);
  const end = piece.length === plain.text.length ? title.length : plain.originalAt(piece.length);
  return { ...marked(piece, taggers), quote: title.slice(0, end), start: 0, end, isTitle: true, index: 0 };
}

const marked = (plain: string, taggers: readonly Tagger[]) => ({ ...mark(plain, tagAll(plain, taggers)), plain });
