import { createHash } from 'node:crypto';
import type { Claim } from '../../domain/claims.ts';
import { type CoverageItem, spokenAt } from '../../domain/coverage.ts';
import { factKeyOf, statedValueOf } from '../../domain/fact-keys.ts';
import type { Lexicon } from '../../domain/lexicon.ts';
import type { Statement } from '../../domain/statements.ts';
import type { Topic } from '../../domain/topics.ts';
import { findDeadlines } from './deadlines.ts';
import { findDelegates } from './delegates.ts';
import { type Passage, passagesOf } from './passages.ts';
import { findRounds } from './rounds.ts';
import { findTariffs } from './tariffs.ts';

/** A statement found in a passage. */
export interface Found {
  readonly statement: Statement;
  readonly passage: Passage;
  readonly confidence: number;
  readonly hedge?: string;
}

/** What is known while an item is read. */
export interface Reading {
  readonly lexicon: Lexicon;
  /** Epoch milliseconds against which its dates are read. */
  readonly spokenAt: number;
}

/** The claims of an item, each value once, with the sentence that makes it. Told in the order of the text. */
export function extractClaims({
  item,
  lexicon,
  topics,
}: {
  item: CoverageItem;
  lexicon: Lexicon;
  topics: readonly Topic[];
}): Claim[] {
  const passages = passagesOf(item);
  const reading = { lexicon, spokenAt: spokenAt(item) };
  const rounds = passages.flatMap((passage) => findRounds(passage, reading));
  const round = currentRound(rounds);
  const found = passages.flatMap((passage) => [
    ...findTariffs(passage),
    ...findDeadlines(passage, reading),
    ...findDelegates(passage, { ...reading, round }),
  ]);
  const isCorrection = correction.test(item.title) || correction.test(item.text.slice(0, correctionCharsMax));
  return distinct([...rounds, ...found]).map((one) => toClaim({ found: one, item, topics, isCorrection }));
}

const correction =
  /\b(?:correct(?:ion|ed|s)|clarification)\b\s*[:—–-]|\bthis (?:story|article|report) (?:has been|was) corrected\b|\bcorrects\b/i;
const correctionCharsMax = 400;

// The round that an item is about is the first that is not history.
function currentRound(rounds: readonly Found[]) {
  const statements = rounds.flatMap(({ statement }) => (statement.kind === 'round' ? [statement] : []));
  return statements.find(({ status }) => status !== 'concluded') ?? statements[0];
}

// The surest sentence to say a thing is the one to quote, else the first; a round is one thing whatever is said of its state.
function distinct(found: readonly Found[]): Found[] {
  const byName = new Map<string, Found>();
  for (const one of found) {
    const held = byName.get(nameOf(one));
    if (held === undefined || one.confidence > held.confidence) byName.set(nameOf(one), one);
  }
  return [...byName.values()];
}

function nameOf({ statement }: Found): string {
  const key = factKeyOf(statement);
  if (statement.kind === 'round') return key;
  return `${key} ${statedValueOf(statement)} ${statement.kind === 'tariff' ? statement.status : ''}`;
}

interface Making {
  readonly found: Found;
  readonly item: CoverageItem;
  readonly topics: readonly Topic[];
  readonly isCorrection: boolean;
}

function toClaim({ found, item, topics, isCorrection }: Making): Claim {
  const { statement, passage, confidence, hedge } = found;
  const key = factKeyOf(statement);
  return {
    id: createHash('sha256')
      .update(`${item.id}\n${key}\n${JSON.stringify(statement)}`)
      .digest('hex')
      .slice(0, 24),
    itemId: item.id,
    key,
    statement,
    quote: passage.text,
    ...(passage.start === undefined ? {} : { start: passage.start }),
    ...(passage.end === undefined ? {} : { end: passage.end }),
    confidence,
    topics: topics
      .filter(({ keyPrefixes }) => keyPrefixes.some((prefix) => key.startsWith(prefix)))
      .map(({ id }) => id),
    ...(hedge === undefined ? {} : { hedge }),
    ...(isCorrection ? { isCorrection } : {}),
  };
}
