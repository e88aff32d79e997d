import { createHash } from 'node:crypto';
import type { Claim } from '../../domain/claims.ts';
import { type CoverageItem, spokenAt } from '../../domain/coverage.ts';
import { factKeyOf, statedValueOf } from '../../domain/fact-keys.ts';
import type { Lexicon } from '../../domain/lexicon.ts';
import type { Topic } from '../../domain/topics.ts';
import { findAccusations } from './accusations.ts';
import { findAgreements } from './agreements.ts';
import { findChinese } from './chinese/find-chinese.ts';
import { findContacts } from './contacts.ts';
import { createControlFinder } from './controls.ts';
import { findDeadlines } from './deadlines.ts';
import { findDelegates } from './delegates.ts';
import { findFigures } from './figures.ts';
import { createItemReader, type Found, type Reading } from './reading.ts';
import { isToldAsHistory } from './recalled.ts';
import { findRecords } from './records.ts';
import { findRemarks } from './remarks.ts';
import { findRounds } from './rounds.ts';
import { settlePlaces } from './settle-places.ts';
import { reserveIn, speakerOf } from './speaker.ts';
import { roundsElsewhere } from './talks/elsewhere.ts';
import { leaderContactsIn } from './talks/leader-contacts.ts';
import { principalsIn } from './talks/principals.ts';
import { findTariffs } from './tariffs.ts';

/** Reads the claims of an item: each value once, with the sentence that makes it, in the order of the text. */
export type ExtractClaims = (item: CoverageItem) => Claim[];

/** Builds the reader of claims from names and topics. */
export function createClaimExtractor({
  lexicon,
  topics,
}: {
  lexicon: Lexicon;
  topics: readonly Topic[];
}): ExtractClaims {
  const readItem = createItemReader(lexicon);
  const findControls = createControlFinder(lexicon.controlledGoods);
  return (item) => {
    const reading = readItem({ title: item.title, text: item.text, spokenAt: spokenAt(item) });
    const isCorrection = correction.test(item.title) || correction.test(item.text.slice(0, correctionCharsMax));
    const claims = settlePlaces([...findAll(reading), ...findControls(reading)], reading);
    // Remarks last: only a sentence that says nothing else is kept as one.
    const found = distinct([...claims, ...findRemarks(reading, claims)]);
    return found.map((one) => toClaim({ found: dated(one, reading), reading, item, topics, isCorrection }));
  };
}

function findAll(reading: Reading): Found[] {
  if (reading.isChinese) return findChinese(reading);
  // What leaders do together is no round of their teams, so both look at it.
  const leaderContacts = leaderContactsIn(reading);
  const rounds = findRounds(reading, leaderContacts);
  const held = rounds.length > 0 ? rounds : roundsElsewhere(reading);
  const seated = findDelegates(reading, rounds);
  const [contacts, figures] = [findContacts(reading, leaderContacts), findFigures(reading)];
  return [
    ...held,
    ...seated,
    ...principalsIn(reading, { rounds: held, seated }),
    ...findTariffs(reading),
    ...findDeadlines(reading),
    ...contacts,
    ...findAgreements(reading),
    ...figures,
    ...findRecords(reading, [...contacts, ...figures]),
    ...findAccusations(reading),
  ];
}

// News of an agreement is of the month in which it is told; a later one of the same name is another.
function dated(found: Found, reading: Reading): Found {
  const { statement } = found;
  if (statement.kind !== 'agreement' || statement.date !== undefined || isToldAsHistory(found, reading)) return found;
  return { ...found, statement: { ...statement, date: reading.day.slice(0, 7) } };
}

const correction =
  /\b(?:correct(?:ion|ed|s)|clarification)\b\s*[:—–-]|\bthis (?:story|article|report) (?:has been|was) corrected\b|\bcorrects\b/i;
const correctionCharsMax = 400;

// The surest sentence to say a thing is the one to quote, a sentence of the text before the title; else the first.
function distinct(found: readonly Found[]): Found[] {
  const byName = new Map<string, Found>();
  for (const one of found) {
    const held = byName.get(nameOf(one));
    if (held === undefined || sureness(one) > sureness(held)) byName.set(nameOf(one), one);
  }
  return [...byName.values()].toSorted((a, b) => a.sentence.index - b.sentence.index);
}

const titleCost = 0.1;
const sureness = ({ confidence, sentence }: Found): number => confidence - (sentence.isTitle ? titleCost : 0);

function nameOf({ statement }: Found): string {
  const key = factKeyOf(statement);
  if (statement.kind === 'round') return key;
  return `${key} ${statedValueOf(statement)} ${statement.kind === 'tariff' ? statement.status : ''}`;
}

interface Making {
  readonly found: Found;
  readonly reading: Reading;
  readonly item: CoverageItem;
  readonly topics: readonly Topic[];
  readonly isCorrection: boolean;
}

function toClaim({ found, reading, item, topics, isCorrection }: Making): Claim {
  const { statement, sentence, confidence } = found;
  // A source without a name, or somebody who says it, stands for all that the sentence states.
  const { hedge = reserveIn(sentence, ''), speaker = speakerOf(sentence) } = found;
  const key = factKeyOf(statement);
  const isHistory = isToldAsHistory(found, reading);
  return {
    id: claimIdOf({ itemId: item.id, key, statement }),
    itemId: item.id,
    key,
    statement,
    quote: sentence.quote,
    // A quote from the title has no place in the text.
    ...(sentence.isTitle ? {} : { start: sentence.start, end: sentence.end }),
    position: sentence.index,
    confidence,
    topics: topics
      .filter(({ keyPrefixes }) => keyPrefixes.some((prefix) => key.startsWith(prefix)))
      .map(({ id }) => id),
    ...(hedge === undefined ? {} : { hedge }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(isHistory ? { isRecalled: true } : {}),
    // What a correction only recalls is not what it corrects.
    ...(isCorrection && !isHistory ? { isCorrection } : {}),
  };
}

/** Names a claim by its item and what it states, so that it is the same when the item is read again. */
export const claimIdOf = ({ itemId, key, statement }: Pick<Claim, 'itemId' | 'key' | 'statement'>): string =>
  createHash('sha256')
    .update(`${itemId}\n${key}\n${JSON.stringify(statement)}`)
    .digest('hex')
    .slice(0, 24);
