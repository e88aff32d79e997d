import type { Statement } from '../../domain/statements.ts';
import { lengthOf, type Passage, stemsOfPassage } from './passages.ts';
import type { Concept, Question } from './read-question.ts';
import { standsIn } from './stems.ts';

/** What counts how much when passages are ranked. */
const boosts = {
  /** All that the question names stands in the passage itself. */
  named: 10,
  /** The passage is about little else. */
  brevity: 1.5,
  /** The index's own rank, of the best passage. */
  rank: 2,
  /** A kind of statement that answers this form of question. */
  kind: 4,
  sameDirection: 3,
  otherDirection: -4,
  sameSide: 2,
  otherSide: -2,
  past: -2,
  askedPast: 2,
  /** The whole rate, where no measure is asked for. */
  totalRate: 1.5,
  /** It names a person or a figure. */
  outright: 0.5,
} as const;

/** A passage with its score; `named` is the share of the question's words that it has, by weight. */
export interface Ranked {
  readonly passage: Passage;
  readonly score: number;
  readonly named: number;
}

/** The passages that answer, best first. Those that have too little of what the question names are left out. */
export function rankPassages(passages: readonly Passage[], question: Question): Ranked[] {
  const laid = passages.map((passage) => ({ passage, found: foundIn(passage, question.concepts) }));
  const weights = question.concepts.map((_, i) => {
    const having = laid.filter(({ found }) => (found[i] ?? 0) > 0).length;
    return weightOf(having, passages.length);
  });
  const bestRank = Math.max(...passages.map(({ rank }) => rank), 1e-9);
  const ranked = laid
    .map((one) => rankOne(one, { question, weights, bestRank }))
    .filter(({ named }) => named >= namedMin)
    .toSorted((a, b) => b.score - a.score || b.passage.version.lastAt - a.passage.version.lastAt);
  const best = ranked[0]?.score ?? 0;
  return ranked.filter(({ score }) => score >= best * scoreShareMin);
}

interface Laid {
  readonly passage: Passage;
  /** For each thing that the question names: how much of it the passage has, 0 to 1. */
  readonly found: readonly number[];
}
interface Scale {
  readonly question: Question;
  readonly weights: readonly number[];
  readonly bestRank: number;
}

function rankOne({ passage, found }: Laid, { question, weights, bestRank }: Scale): Ranked {
  const whole = sumOf(weights);
  const had = sumOf(weights.map((weight, i) => weight * (found[i] ?? 0)));
  const named = whole === 0 ? 1 : had / whole;
  const brevity = found.filter((share) => share > 0).length / Math.max(lengthMin, lengthOf(passage));
  const score =
    boosts.named * named +
    boosts.brevity * brevity +
    (boosts.rank * passage.rank) / bestRank +
    boostOf(passage, question);
  return { passage, score, named };
}

const lengthMin = 6;
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
const namedMin = 0.2;
// What is much worse than the best is no answer.
const scoreShareMin = 0.45;

// A word that few passages have tells more.
const weightOf = (having: number, all: number): number => (having === 0 ? 0 : Math.log(1 + (all + 1) / (having + 0.5)));

function foundIn(passage: Passage, concepts: readonly Concept[]): number[] {
  const parts = stemsOfPassage(passage);
  return concepts.map(({ stems: [said = [], ...synonyms] }) => {
    const having = (phrase: readonly string[]) => parts.find((one) => standsIn(phrase, one.stems))?.share ?? 0;
    return Math.max(having(said), synonymShare * Math.max(0, ...synonyms.map(having)));
  });
}

/** What was said itself counts for more than another word for it. */
const synonymShare = 0.85;

function boostOf({ version }: Passage, question: Question): number {
  const { statement } = version;
  const isPast = version.standing === 'past' || (statement.kind === 'tariff' && statement.status === 'former');
  return (
    (question.kinds.includes(statement.kind) ? boosts.kind : 0) +
    sideBoost(statement, question) +
    (isPast ? (question.isOnPast ? boosts.askedPast : boosts.past) : 0) +
    (statement.kind === 'tariff' && statement.measure === 'total' ? boosts.totalRate : 0) +
    (isOutright(statement) ? boosts.outright : 0)
  );
}

const isOutright = (statement: Statement): boolean =>
  statement.kind === 'figure' || (statement.kind === 'lead' && statement.people.length > 0);

function sideBoost(statement: Statement, { direction, sides }: Question): number {
  switch (statement.kind) {
    case 'tariff':
      if (!direction) return 0;
      return direction.actor === statement.imposer && [direction.target, 'WORLD'].includes(statement.target)
        ? boosts.sameDirection
        : boosts.otherDirection;
    case 'control':
      return direction && sides.length > 0 ? sideOf(statement.imposer, [direction.actor]) : 0;
    case 'lead':
    case 'delegate':
      return sides.length === 1 ? sideOf(statement.side, sides) : 0;
    default:
      return 0;
  }
}

const sideOf = (side: string, sides: readonly string[]): number =>
  sides.includes(side) ? boosts.sameSide : boosts.otherSide;
