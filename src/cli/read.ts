import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import type { Development } from '../domain/developments.ts';
import { statedValueOf } from '../domain/fact-keys.ts';
import { createInboxReader, type ReadResult } from '../jobs/read.ts';
import { jsonLine } from '../lib/json-line.ts';
import { contentHashOf } from '../pipeline/identify.ts';
import { createTopicMatcher } from '../pipeline/match-topics.ts';
import type { InboxRow, Log } from '../ports.ts';
import { createPassingStore } from '../store/passing-store.ts';
import { claimLinesOf } from './claim-lines.ts';
import { type CoverageLine, coverageLines } from './coverage-lines.ts';
import { tierOf } from './tiers.ts';

/** Reads pieces of coverage from JSON lines, in order, keeping what was told in memory; writes one line a piece. */
export async function read({
  input,
  write,
  log,
}: {
  input: NodeJS.ReadableStream;
  write: (text: string) => void;
  log: Log;
}): Promise<void> {
  const store = createPassingStore();
  let nowMs = 0;
  const readInbox = createInboxReader({
    ...{ store, log, lexicon, topics, limits, clock: { now: () => nowMs } },
    matchTopics: createTopicMatcher({ lexicon, topics }),
    batchMs: 90_000,
  });
  let count = 0;
  for await (const piece of coverageLines(input)) {
    const row = rowOf(piece, count++);
    nowMs = row.seenAt;
    await store.inbox.add([row]);
    for (const result of await readInbox()) write(jsonLine(lineOf(piece, result)));
  }
}

const lineOf = (piece: CoverageLine, { isRelevant, reasons, topics: touched, claims, ...result }: ReadResult) => ({
  id: piece.id,
  relevant: isRelevant,
  reasons,
  topics: touched,
  claims: claimLinesOf(claims),
  story: result.storyId,
  developments: result.developments.map(developmentLine),
});

/** A development as one object: what it is about, and the values before and after. */
export const developmentLine = ({ key, kind, before, statement }: Development) => ({
  key,
  kind,
  ...(before === undefined ? {} : { before: statedValueOf(before) }),
  after: statedValueOf(statement),
  status: 'status' in statement ? statement.status : undefined,
});

/** A piece as an inbox row; what bears no day of publication is dated by when it was seen. */
export function rowOf({ id, url, outlet, published, seen, title, text }: CoverageLine, index: number): InboxRow {
  const publishedAt = published ? noonOf(published) : null;
  const item = { title, text, guid: id, publishedAt, ...(url ? { url } : {}) };
  const tier = tierOf(outlet ?? '');
  return {
    ...{ id: String(index).padStart(8, '0'), feedId: 'read', outlet: outlet ?? 'unnamed', tier, item },
    contentHash: contentHashOf(item),
    seenAt: noonOf(seen),
    arrival: 'live',
  };
}

// A day without a time is taken at noon, so that no time zone moves it.
const noonOf = (day: string): number => Date.parse(day.length === 10 ? `${day}T12:00:00Z` : day);
