import type { Alert } from '../domain/alerts.ts';
import type { Claim } from '../domain/claims.ts';
import type { CoverageItem } from '../domain/coverage.ts';
import type { Development } from '../domain/developments.ts';
import type { Fact } from '../domain/facts.ts';
import { dayOf } from '../domain/partial-date.ts';
import { isFiledCopy, isOfOtherDocument, isSuperseded } from '../pipeline/documents.ts';
import { createStoryIndex, type StoryIndex, type StoryLimits } from '../pipeline/group-stories.ts';
import { contentNameOf, itemIdOf, namesOf } from '../pipeline/identify.ts';
import {
  createItemReader,
  createStoryInput,
  developmentsOf,
  type ItemReaderParts,
  type ItemReading,
  layClaims,
  withTopics,
} from '../pipeline/read-item.ts';
import type { Clock, InboxRow, KnownItem, Log, ReadingStore } from '../ports.ts';
import { sendNews } from './send-news.ts';

export interface ReadLimits {
  readonly itemsPerRunMax: number;
  readonly leaseMs: number;
  readonly storiesBackMs: number;
  /** For how long an item that only tells known facts counts as a re-telling of the alert that told them. */
  readonly retoldWithinMs: number;
}
export interface ReadingJob extends ItemReaderParts {
  readonly store: ReadingStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process among those that could read. */
  readonly owner: string;
  readonly batchMs: number;
  readonly limits: { readonly reading: ReadLimits; readonly stories: StoryLimits };
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

/** Reads the inbox in order, one reader at a time; each item is committed with all that follows from it. */
export function createInboxReader(job: ReadingJob): () => Promise<ReadResult[]> {
  let stories: Stories | undefined;
  const readItem = createItemReader(job);
  return async () => {
    const { store, clock, owner, limits } = job;
    const isOurs = await store.holds.take({ key: 'reader', owner, now: clock.now(), forMs: limits.reading.leaseMs });
    // Another reader may have added to the stories meanwhile: they are loaded again when the lease comes back.
    if (!isOurs) stories = undefined;
    const rows = isOurs ? await store.inbox.take(limits.reading.itemsPerRunMax) : [];
    if (rows.length === 0) return [];
    stories ??= await loadStories(job);
    const results: ReadResult[] = [];
    for (const row of rows) results.push(await readRow({ job, row, stories, readItem }));
    return results;
  };
}

/** The live stories of coverage, and those of what is none: apart, so that a story is never opened by an aside. */
interface Stories {
  readonly coverage: StoryIndex;
  readonly asides: StoryIndex;
}

async function loadStories({ store, clock, limits, lexicon }: ReadingJob): Promise<Stories> {
  const coverage = createStoryIndex(limits.stories);
  const storyInputOf = createStoryInput(lexicon);
  const items = await store.coverage.storyItemsSince(clock.now() - limits.reading.storiesBackMs);
  for (const { storyId, ...item } of items.slice(-limits.stories.itemsMax)) coverage.add(storyInputOf(item), storyId);
  return { coverage, asides: createStoryIndex(limits.stories) };
}

interface ReadRow {
  readonly job: ReadingJob;
  readonly row: InboxRow;
  readonly stories: Stories;
  readonly readItem: (item: CoverageItem) => ItemReading;
}

async function readRow({ job, row, stories, readItem }: ReadRow): Promise<ReadResult> {
  const { coverage } = job.store;
  const names = namesOf(row);
  const known = await coverage.findByNames(names);
  const isPrinted = known !== undefined && isSuperseded(row.item, await heldDocument(coverage, { row, known }));
  const reading = boundBy(stories.coverage, readItem(itemOf({ row, names, known })));
  const { match, claims, input } = reading;
  const index = match.isRelevant ? stories.coverage : stories.asides;
  const placed = index.storyFor(input);
  const storyId = known?.storyId ?? placed.storyId;
  // Wire text under another outlet's name says nothing that was not said already.
  const item = placed.copyOf === undefined ? reading.item : { ...reading.item, voice: null };
  const contentName = contentNameOf(row);
  const isSeen =
    isPrinted || known?.contentHash === row.contentHash || (await coverage.findByNames([contentName])) !== undefined;
  const committing = {
    ...{ job, row, names: [...names, contentName], reading: { ...reading, item }, storyId },
    isEdited: known?.isRelevant === true,
  };
  const developments = await job.store.transaction((trx) => (isSeen ? dropRow(trx, row) : commitItem(trx, committing)));
  // Only after the commit: a transaction may run twice.
  if (known === undefined || (match.isRelevant && !known.isRelevant)) index.add(input, storyId);
  else if (!isSeen) index.bind(input, storyId);
  return { item, ...match, claims, storyId, developments };
}

// A copy of a document that coverage is about is coverage, however little it says.
function boundBy(stories: StoryIndex, reading: ItemReading): ItemReading {
  const { match, input } = reading;
  if (match.isRelevant || stories.boundTo(input) === undefined) return reading;
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
}

async function dropRow(trx: ReadingStore, row: InboxRow): Promise<readonly Development[]> {
  await trx.inbox.remove(row.id);
  return [];
}

async function commitItem(trx: ReadingStore, committing: Committing): Promise<readonly Development[]> {
  const { job, row, reading, storyId, names, isEdited } = committing;
  const { item, claims, match } = reading;
  const foundAt = job.clock.now();
  const laid = layClaims({ item, claims, held: await heldFacts(trx, claims), foundAt });
  await trx.facts.putAll(laid.facts);
  const latest = await latestAlert(trx, { committing, laid: laid.developments });
  const isAlerted = latest !== undefined;
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
async function heldFacts(trx: ReadingStore, claims: readonly Claim[]): Promise<ReadonlyMap<string, Fact>> {
  const held = new Map<string, Fact>();
  for (const key of new Set(claims.map((claim) => claim.key))) {
    const fact = await trx.facts.get(key);
    if (fact) held.set(key, fact);
  }
  return held;
}

interface Told {
  readonly committing: Committing;
  readonly laid: readonly Development[];
}

// The alert of the story; else, for an item that only tells known facts, the alert that told them a short while ago.
async function latestAlert(trx: ReadingStore, { committing, laid }: Told): Promise<Alert | undefined> {
  const { job, reading, storyId } = committing;
  const ofStory = await trx.alerts.latestOf('story', storyId);
  if (ofStory || laid.some(({ kind, significance }) => kind !== 'corroborated' && significance !== 'low'))
    return ofStory;
  const sinceMs = job.clock.now() - job.limits.reading.retoldWithinMs;
  const about = await trx.alerts.latestAbout([...new Set(reading.claims.map(({ key }) => key))], sinceMs);
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
  const { feedId, outlet, tier, item, seenAt } = row;
  const isCopy = tier === 'copy' || tier === 'aggregator';
  return {
    id: known?.id ?? itemIdOf(names),
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
  };
}
