import { z } from 'zod';
import type { AskTerms } from '../src/domain/ask-terms.ts';
import type { Reply } from '../src/domain/replies.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import { disputeNotes, excerptLine, passageLine } from '../src/pipeline/ask/answer-lines.ts';
import { chooseCoverage, type Excerpt } from '../src/pipeline/ask/choose-coverage.ts';
import { type Correction, correct } from '../src/pipeline/ask/correct.ts';
import { type Passage, passagesOf } from '../src/pipeline/ask/passages.ts';
import { rankPassages } from '../src/pipeline/ask/rank-passages.ts';
import { type Concept, phrasesOf, type Question, readQuestion } from '../src/pipeline/ask/read-question.ts';
import { prepareTerms, type Terms } from '../src/pipeline/ask/terms.ts';
import { createCiter } from '../src/pipeline/citing.ts';
import type { Store } from '../src/ports.ts';
import { defineCommand, type Option } from './command.ts';

const limits = { wordsCharsMax: 200, conceptsMax: 12, candidatesMax: 80, facts: 6, coverage: 4, itemsRead: 24 };

/** An answer to a question in plain words: facts first, then coverage. */
export function ask(table: AskTerms) {
  const terms = prepareTerms(table);
  return defineCommand({
    name: 'ask',
    description: 'An answer to a question in plain words, from facts first, then coverage',
    example: '/ask when does the truce end',
    isFactual: true,
    isCostly: () => true,
    options: { words: { ...wordsOption, isRequired: true } },
    async answer({ options: { words }, store, clock }) {
      const asked = await readForgiving(words, { store, terms });
      const passages = await findPassages(asked.question, store);
      const excerpts = await findCoverage(asked, store);
      return composeReply({ words, asked, passages, excerpts, nowMs: clock.now() });
    },
  });
}

const wordsOption = {
  description: 'a question or a few words',
  check: z.string().transform((written) => plainLine(written, limits.wordsCharsMax)),
} satisfies Option<string>;

/** A question as it was understood. */
interface Asked {
  readonly question: Question;
  readonly corrections: readonly Correction[];
  /** Words that stand nowhere in the store. */
  readonly unknown: readonly string[];
}

interface Reading {
  readonly store: Store;
  readonly terms: Terms;
}

// Words that nobody used are read as the nearest that somebody did.
async function readForgiving(words: string, { store, terms }: Reading): Promise<Asked> {
  const strange = await unknownIn(readQuestion(words, terms), store);
  const corrections: Correction[] = [];
  for (const { said } of strange) {
    const known = [...terms.words, ...(await store.search.wordsLike(said))];
    const correction = correct(
      said,
      known.filter((word) => !terms.stopWords.has(word)),
    );
    if (correction) corrections.push(correction);
  }
  const corrected = corrections.reduce(
    (text, { written, read }) => text.replaceAll(new RegExp(`(?<!\\p{L})${written}(?!\\p{L})`, 'giu'), read),
    words,
  );
  const question = atMost(readQuestion(corrected, terms));
  const unknown = (await unknownIn(question, store)).map(({ said }) => said);
  return { question, corrections, unknown };
}

const atMost = (question: Question): Question => ({
  ...question,
  concepts: question.concepts.slice(0, limits.conceptsMax),
});

async function unknownIn({ concepts }: Question, store: Store): Promise<Concept[]> {
  const unknown: Concept[] = [];
  for (const concept of concepts.slice(0, limits.conceptsMax))
    if (!(await knowsAny(concept, store))) unknown.push(concept);
  return unknown;
}

async function knowsAny({ phrases }: Concept, store: Store): Promise<boolean> {
  for (const phrase of phrases) if (await store.search.knows(phrase)) return true;
  return false;
}

async function findPassages(question: Question, store: Store): Promise<Passage[]> {
  const found = await store.search.facts({ phrases: phrasesOf(question), limit: limits.candidatesMax });
  const ranked = rankPassages(found.flatMap(passagesOf), question);
  return ranked.slice(0, limits.facts).map(({ passage }) => passage);
}

async function findCoverage({ question, unknown }: Asked, store: Store): Promise<Excerpt[]> {
  const concepts = question.concepts.filter(({ said }) => !unknown.includes(said));
  const limit = limits.itemsRead;
  const all = await store.search.coverage({ groups: concepts.map(({ phrases }) => phrases), limit });
  const any =
    all.length < limits.coverage && concepts.length > 1
      ? await store.search.coverage({ groups: [concepts.flatMap(({ phrases }) => phrases)], limit })
      : [];
  return chooseCoverage([...all, ...any], { concepts, limit: limits.coverage });
}

interface Found {
  readonly words: string;
  readonly asked: Asked;
  readonly passages: readonly Passage[];
  readonly excerpts: readonly Excerpt[];
  readonly nowMs: number;
}

function composeReply({ words, asked, passages, excerpts, nowMs }: Found): Reply {
  const citer = createCiter();
  const lines = [
    ...passages.map((passage) => passageLine(passage, { citer, nowMs })),
    ...(excerpts.length > 0 ? ['Coverage'] : []),
    ...excerpts.map((excerpt) => excerptLine(excerpt, { citer })),
  ];
  return {
    title: `On “${plainLine(words, 80)}”`,
    lines: lines.length > 0 ? lines : [`Nothing here on “${plainLine(words, 80)}”.`],
    citations: citer.citations,
    notes: [...readingNotes(asked, lines.length > 0), ...disputeNotes(passages.map(({ fact }) => fact))],
  };
}

const readingNotes = ({ corrections, unknown }: Asked, isAnswered: boolean): string[] => [
  ...corrections.map(({ written, read }) => `Read “${written}” as “${read}”.`),
  ...(isAnswered ? unknown.map((word) => `Nothing here on “${word}”.`) : []),
];
