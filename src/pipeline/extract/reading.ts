import type { Lexicon, Person } from '../../domain/lexicon.ts';
import { dayOf, firstDayOf } from '../../domain/partial-date.ts';
import type { Statement } from '../../domain/statements.ts';
import { normalise } from '../../lib/normalise.ts';
import { sentencesOf } from '../../lib/sentences.ts';
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
  return ({ title, text, spokenAt }) => {
    const day = dayOf(spokenAt);
    const tagPeople = peopleTaggerFor({ text: normalise(`${title}. ${text}`).text, day });
    const taggers = [
      ...[tagPeople, tagPlaces, tagParties, createDateTagger(spokenAt)],
      ...[tagMoney, tagPoints, tagPercents, tagCounts, tagSpans, tagUnknownPlaces],
    ];
    const body = sentencesIn(text, taggers).slice(0, sentencesMax);
    const sentences = [titleOf(title, taggers), ...body.map((one, index) => ({ ...one, index: index + 1 }))];
    return { sentences, spokenAt, day, leaders: leadersOn(lexicon.people, day) };
  };
}

function leadersOn(people: readonly Person[], day: string): string[] {
  const isInOffice = ({ offices }: Person) =>
    offices.some(({ from, until }) => (!from || firstDayOf(from) <= day) && (!until || day < firstDayOf(until)));
  const leaders = people.filter((person) => person.isLeader && isInOffice(person));
  return ['US', 'CN'].flatMap((side) => leaders.find((person) => person.side === side)?.surname ?? []);
}

const sentencesMax = 80;

function sentencesIn(text: string, taggers: readonly Tagger[]): Omit<Sentence, 'index'>[] {
  const plain = normalise(text);
  return sentencesOf(plain.text).map(({ text: piece, start, end }) => {
    const from = plain.originalAt(start);
    const to = plain.originalAt(end - 1) + 1;
    return { ...marked(piece, taggers), quote: text.slice(from, to), start: from, end: to, isTitle: false };
  });
}

function titleOf(title: string, taggers: readonly Tagger[]): Sentence {
  const plain = normalise(title).text;
  return { ...marked(plain, taggers), quote: title, start: 0, end: title.length, isTitle: true, index: 0 };
}

const marked = (plain: string, taggers: readonly Tagger[]) => ({ ...mark(plain, tagAll(plain, taggers)), plain });
