import type { Alert } from '../domain/alerts.ts';
import type { Claim } from '../domain/claims.ts';
import type { CoverageItem } from '../domain/coverage.ts';
import type { Development } from '../domain/developments.ts';
import type { Fact } from '../domain/facts.ts';
import { dayOf } from '../domain/partial-date.ts';
import { isFiledCopy, isOfOtherDocument, isSuperseded } from '../pipeline/documents.ts';
import type { StoryLimits } from '../pipeline/group-stories.ts';
import { contentNameOf, itemIdOf, namesOf } from '../pipeline/identify.ts';
import {
  createItemReader,
  developmentsOf,
  type ItemReaderParts,
  type ItemReading,
  layClaims,
  withTopics,
} from '../pipeline/read-item.ts';
import { reconcile } from '../pipeline/reconcile.ts';
import type { Clock, InboxRow, KnownItem, Log, ReadingStore } from '../ports.ts';
import { sendNews } from './send-news.ts';
import { createStories, type OwnStoryLimits, type Placed, type Stories } from './stories.ts';

export interface ReadLimits {
  readonly itemsPerRunMax: number;
  readonly storiesBackMs: number;
  /** For how long an item that only tells known facts counts as a re-telling of the alert that told them. */
  readonly retoldWithinMs: number;
}
export interface ReadingJob extends ItemReaderParts {
  readonly store: ReadingStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly batchMs: number;
  readonly limits: {
    readonly reading: ReadLimits;
    readonly stories: StoryLimits;
    readonly ownFeeds: OwnStoryLimits & {
      /** Claims about one fact that a workspace's own feeds brought and that count. */
      readonly claimsPerFactMax: number;
    };
  };
}

/** What reading one item brought. */
export interface ReadResult {
  readonly item: CoverageItem;
  readonly isRelevant: boolean;
  /** What spoke for and against its being coverage of US–China trade. */
  readonly reasons: readonly string[];
  readonly topics: readonly string[];
  readonly claims: readonly Claim[];
  readonly storyId: string;
  readonly developments: readonly Development[];
}

/** Reads the inbox in order; each item is committed with all that follows from it. The stories in memory are good for as long as nobody else reads: only the leader does. */
export function createInboxReader(job: ReadingJob): () => Promise<ReadResult[]> {
  const stories = createStories(job);
  const readItem = createItemReader(job);
  return async () => {
    const results: ReadResult[] = [];
    const rows = await job.store.inbox.take(job.limits.reading.itemsPerRunMax);
    try {
      for (const row of rows) results.push(await readRow({ job, row, stories, readItem }));
    } catch (error) {
      // It may have been committed all the same, with the answer lost.
      stories.reset();
      throw error;
    }
    return results;
  };
}

interface ReadRow {
  readonly job: ReadingJob;
  readonly row: InboxRow;
  readonly stories: Stories;
  readonly readItem: (item: CoverageItem) => ItemReading;
}

async function readRow({ job, row, stories, readItem }: ReadRow): Promise<ReadResult> {
  const { coverage } = job.store;
  const { workspace } = row;
  const names = namesOf(row);
  const known = await coverage.findByNames(names, workspace);
  const isEveryones = known !== undefined && known.workspace !== workspace;
  const isPrinted = known !== undefined && isSuperseded(row.item, await heldDocument(coverage, { row, known }));
  const read = readItem(itemOf({ row, names, known: isEveryones ? undefined : known }));
  const reading = boundBy(read, await stories.boundTo({ input: read.input, isRelevant: true, workspace }));
  const { match, claims, input } = reading;
  const placing = { input, isRelevant: match.isRelevant, workspace };
  const placed = await stories.place(placing);
  const storyId = known?.storyId ?? placed.storyId;
  // Wire text under another outlet's name says nothing that was not said already.
  const item = placed.copyOf === undefined ? reading.item : { ...reading.item, voice: null };
  const contentName = contentNameOf(row);
  const isSeen =
    isPrinted ||
    isEveryones ||
    known?.contentHash === row.contentHash ||
    (await coverage.findByNames([contentName], workspace)) !== undefined;
  const committing = {
    ...{ job, row, names: [...names, contentName], reading: { ...reading, item }, storyId, placed },
    isEdited: known?.isRelevant === true,
  };
  const developments = await job.store.transaction((trx) => (isSeen ? dropRow(trx, row) : commitItem(trx, committing)));
  // Only after the commit: a transaction may run twice. What was dropped is in no story, least of all one of everyone's.
  if (isSeen) return { item, ...match, claims, storyId, developments };
  if (known === undefined || (match.isRelevant && !known.isRelevant)) await stories.add(placing, storyId);
  else await stories.bind(placing, storyId);
  return { item, ...match, claims, storyId, developments };
}

// A copy of a document that coverage is about is coverage, however little it says.
function boundBy(reading: ItemReading, boundTo: string | undefined): ItemReading {
  const { match } = reading;
  if (match.isRelevant || boundTo === undefined) return reading;
  const reasons = [...match.reasons, 'coverage is about the same official document'];
  return { ...reading, match: { ...match, isRelevant: true, reasons } };
}

// Only the list of what is filed can come after the print.
const heldDocument = async (
  coverage: ReadingStore['coverage'],
  { row, known }: { readonly row: InboxRow; readonly known: KnownItem },
): Promise<CoverageItem | undefined> => (isFiledCopy(row.item) ? await coverage.get(known.id) : undefined);

interface Committing {
  readonly job: ReadingJob;
  readonly row: InboxRow;
  readonly names: readonly string[];
  readonly reading: ItemReading;
  readonly storyId: string;
  readonly isEdited: boolean;
  readonly placed: Placed;
}

async function dropRow(trx: ReadingStore, row: InboxRow): Promise<readonly Development[]> {
  await trx.inbox.remove(row.id);
  return [];
}

async function commitItem(trx: ReadingStore, committing: Committing): Promise<readonly Development[]> {
  const { job, row, reading, storyId, names, isEdited, placed } = committing;
  const { item, claims, match } = reading;
  const foundAt = job.clock.now();
  const laid = layClaims({ item, claims, held: await heldFacts(trx, committing), foundAt });
  // What a workspace's own feed says is laid beside what everyone knows, and changes nothing there.
  if (row.workspace === undefined) await trx.facts.putAll(laid.facts);
  const latest = await latestAlert(trx, { committing, laid: laid.developments });
  const isAlerted = latest !== undefined || placed.isEveryones;
  const developments = developmentsOf({ reading, storyId, laid: laid.developments, isAlerted, isEdited, foundAt });
  const { topics, isRelevant } = match;
  const told = { ...item, reasons: [...match.reasons] };
  await trx.coverage.put({ item: told, claims, topics, isRelevant, storyId, contentHash: row.contentHash, names });
  const news = {
    item,
    storyId,
    latest,
    developments: withTopics(developments, topics),
    isLate: row.arrival === 'late',
  };
  if (isRelevant && row.arrival !== 'baseline') await sendNews(trx, { ...news, now: foundAt, limits: job });
  await trx.inbox.remove(row.id);
  return developments;
}

// Each once: a fact may have thousands of tellers.
async function heldFacts(trx: ReadingStore, { job, row, reading }: Committing): Promise<ReadonlyMap<string, Fact>> {
  const held = new Map<string, Fact>();
  const limit = job.limits.ownFeeds.claimsPerFactMax;
  for (const key of new Set(reading.claims.map((claim) => claim.key))) {
    const everyones = await trx.facts.get(key);
    const fact =
      row.workspace === undefined
        ? everyones
        : await withOwnClaims(trx, { everyones, about: { workspace: row.workspace, key, limit } });
    if (fact) held.set(key, fact);
  }
  return held;
}

interface OwnFact {
  readonly everyones: Fact | undefined;
  readonly about: Parameters<ReadingStore['coverage']['ownClaims']>[0];
}

// A fact as a workspace knows it: what everyone's feeds told, and on top of that what its own did.
async function withOwnClaims(trx: ReadingStore, { everyones, about }: OwnFact): Promise<Fact | undefined> {
  let fact = everyones;
  for (const { claim, item } of await trx.coverage.ownClaims(about)) fact = reconcile({ held: fact, claim, item }).fact;
  return fact;
}

interface Told {
  readonly committing: Committing;
  readonly laid: readonly Development[];
}

// The alert of the story; else, for an item that only tells known facts, the alert that told them a short while ago.
async function latestAlert(trx: ReadingStore, { committing, laid }: Told): Promise<Alert | undefined> {
  const { job, row, reading, storyId } = committing;
  const ofStory = await trx.alerts.latestOf('story', storyId);
  if (ofStory || laid.some(({ kind, significance }) => kind !== 'corroborated' && significance !== 'low'))
    return ofStory;
  const sinceMs = job.clock.now() - job.limits.reading.retoldWithinMs;
  const keys = [...new Set(reading.claims.map(({ key }) => key))];
  const about = await trx.alerts.latestAbout(keys, { sinceMs, workspace: row.workspace });
  // Two documents that say much the same are two acts.
  return about && isOfOtherDocument(reading.item, about.tellers) ? undefined : about;
}

function itemOf({
  row,
  names,
  known,
}: {
  row: InboxRow;
  names: readonly string[];
  known: KnownItem | undefined;
}): CoverageItem {
  const { feedId, outlet, tier, item, seenAt, workspace } = row;
  const isCopy = tier === 'copy' || tier === 'aggregator';
  return {
    id: known?.id ?? itemIdOf(names, workspace),
    feedId,
    outlet,
    tier,
    voice: isCopy ? null : outlet,
    ...(item.url === undefined ? {} : { url: item.url }),
    title: item.title,
    text: item.text,
    publishedAt: item.publishedAt,
    ...(item.publishedAt === null ? {} : { publishedOn: dayOf(item.publishedAt) }),
    seenAt,
    ...(item.document === undefined ? {} : { document: item.document }),
    ...(workspace === undefined ? {} : { workspace }),
  };
}
