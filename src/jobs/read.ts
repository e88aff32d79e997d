import type { Alert } from '../domain/alerts.ts';
import type { Claim } from '../domain/claims.ts';
import { type CoverageItem, spokenAt } from '../domain/coverage.ts';
import type { Development } from '../domain/developments.ts';
import type { Lexicon } from '../domain/lexicon.ts';
import { dayOf } from '../domain/partial-date.ts';
import type { Topic } from '../domain/topics.ts';
import { anchorsOf } from '../pipeline/anchors.ts';
import { detectDevelopment, headlineDevelopment } from '../pipeline/detect-developments.ts';
import { createClaimExtractor, type ExtractClaims } from '../pipeline/extract/extract-claims.ts';
import { createStoryIndex, type StoryIndex, type StoryInput, type StoryLimits } from '../pipeline/group-stories.ts';
import { contentNameOf, itemIdOf, namesOf } from '../pipeline/identify.ts';
import { type MatchTopics, type TopicMatch, topicsWithClaims } from '../pipeline/match-topics.ts';
import { reconcile } from '../pipeline/reconcile.ts';
import { createNameFinder, type FindNames } from '../pipeline/story-names.ts';
import { trimLitter } from '../pipeline/trim-litter.ts';
import type { Clock, InboxRow, KnownItem, Log, Store, StoryItem } from '../ports.ts';
import { sendNews } from './send-news.ts';

export interface ReadLimits {
  readonly itemsPerRunMax: number;
  readonly leaseMs: number;
  readonly storiesBackMs: number;
  /** For how long an item that only tells known facts counts as a re-telling of the alert that told them. */
  readonly retoldWithinMs: number;
}
export interface ReadingJob {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process among those that could read. */
  readonly owner: string;
  readonly matchTopics: MatchTopics;
  readonly lexicon: Lexicon;
  readonly topics: readonly Topic[];
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
  const readers = { extractClaims: createClaimExtractor(job), findNames: createNameFinder(job.lexicon) };
  return async () => {
    const { store, clock, owner, limits } = job;
    const isOurs = await store.holds.take({ key: 'reader', owner, now: clock.now(), forMs: limits.reading.leaseMs });
    // Another reader may have added to the stories meanwhile: they are loaded again when the lease comes back.
    if (!isOurs) stories = undefined;
    const rows = isOurs ? await store.inbox.take(limits.reading.itemsPerRunMax) : [];
    if (rows.length === 0) return [];
    stories ??= await loadStories(job, readers.findNames);
    const results: ReadResult[] = [];
    for (const row of rows) results.push(await readRow({ job, row, stories, readers }));
    return results;
  };
}

/** The live stories of coverage, and those of what is none: apart, so that a story is never opened by an aside. */
interface Stories {
  readonly coverage: StoryIndex;
  readonly asides: StoryIndex;
}

async function loadStories({ store, clock, limits }: ReadingJob, findNames: FindNames): Promise<Stories> {
  const coverage = createStoryIndex(limits.stories);
  const items = await store.coverage.storyItemsSince(clock.now() - limits.reading.storiesBackMs);
  for (const { storyId, ...item } of items.slice(-limits.stories.itemsMax))
    coverage.add(inputOf(item, findNames), storyId);
  return { coverage, asides: createStoryIndex(limits.stories) };
}

interface Readers {
  readonly extractClaims: ExtractClaims;
  readonly findNames: FindNames;
}

interface ReadRow {
  readonly job: ReadingJob;
  readonly row: InboxRow;
  readonly stories: Stories;
  readonly readers: Readers;
}

async function readRow({ job, row, stories, readers }: ReadRow): Promise<ReadResult> {
  const names = namesOf(row);
  const known = await job.store.coverage.findByNames(names);
  const piece = itemOf({ row, names, known });
  const text = trimLitter(piece.text);
  const matched = job.matchTopics({ title: piece.title, text });
  const claims = matched.isRelevant ? readers.extractClaims(piece) : [];
  const match = { ...matched, topics: topicsWithClaims(matched.topics, { claims, topics: job.topics }) };
  const input = inputOf(toldBy(piece, claims), readers.findNames);
  const index = match.isRelevant ? stories.coverage : stories.asides;
  const placed = index.storyFor(input);
  const storyId = known?.storyId ?? placed.storyId;
  // Wire text under another outlet's name says nothing that was not said already.
  const item = placed.copyOf === undefined ? piece : { ...piece, voice: null };
  const contentName = contentNameOf(row);
  const reading: Reading = { job, row, names: [...names, contentName], item, match, storyId, claims, known };
  const isSeen =
    known?.contentHash === row.contentHash || (await job.store.coverage.findByNames([contentName])) !== undefined;
  const developments = await job.store.transaction((trx) => (isSeen ? dropRow(trx, row) : commitItem(trx, reading)));
  // Only after the commit: a transaction may run twice.
  if (known === undefined) index.add(input, storyId);
  return { item, ...match, claims, storyId, developments };
}

const toldBy = (item: CoverageItem, claims: readonly Claim[]): Told => ({
  ...{ itemId: item.id, title: item.title, text: item.text, spokenAt: spokenAt(item), voice: item.voice },
  claims,
});

function inputOf({ claims, voice, ...told }: Told, findNames: FindNames): StoryInput {
  const text = trimLitter(told.text);
  const names = findNames(`${told.title}\n${text}`);
  return { ...told, text, names, isVoice: voice !== null, ...anchorsOf(claims, { text: told.text }) };
}

type Told = Omit<StoryItem, 'storyId'>;

interface Reading {
  readonly job: ReadingJob;
  readonly row: InboxRow;
  readonly names: readonly string[];
  readonly item: CoverageItem;
  readonly match: TopicMatch;
  readonly storyId: string;
  readonly claims: readonly Claim[];
  readonly known: KnownItem | undefined;
}

async function dropRow(trx: Store, row: InboxRow): Promise<Development[]> {
  await trx.inbox.remove(row.id);
  return [];
}

async function commitItem(trx: Store, reading: Reading): Promise<Development[]> {
  const { item, row, match, claims, storyId, names } = reading;
  const laid = await layClaims(trx, reading);
  const latest = await latestAlert({ trx, reading, developments: laid });
  const developments = isUntold({ reading, latest, developments: laid }) ? [...laid, headline(reading)] : laid;
  const { topics, isRelevant } = match;
  await trx.coverage.put({ item, claims, topics, isRelevant, storyId, contentHash: row.contentHash, names });
  const news = {
    item,
    storyId,
    developments: withTopics(developments, topics),
    latest,
    isLate: row.arrival === 'late',
  };
  if (isRelevant && row.arrival !== 'baseline')
    await sendNews(trx, { ...news, now: reading.job.clock.now(), limits: reading.job });
  await trx.inbox.remove(row.id);
  return developments;
}

interface Untold {
  readonly reading: Reading;
  readonly developments: readonly Development[];
}

// The alert of the story; else, for an item that only tells known facts, the alert that told them a short while ago.
async function latestAlert({
  trx,
  reading,
  developments,
}: Untold & { readonly trx: Store }): Promise<Alert | undefined> {
  const ofStory = await trx.alerts.latestOf('story', reading.storyId);
  if (ofStory || developments.some(({ kind }) => kind !== 'corroborated')) return ofStory;
  const sinceMs = reading.job.clock.now() - reading.job.limits.reading.retoldWithinMs;
  return await trx.alerts.latestAbout([...new Set(reading.claims.map(({ key }) => key))], sinceMs);
}

// A new story that no claim tells and no alert has told still goes out, by its headline.
const isUntold = ({ reading, latest, developments }: Untold & { readonly latest: Alert | undefined }): boolean =>
  reading.match.isRelevant &&
  reading.storyId === reading.item.id &&
  latest === undefined &&
  developments.every(({ kind }) => kind === 'corroborated');

async function layClaims(trx: Store, { claims, item, job }: Reading): Promise<Development[]> {
  const developments: Development[] = [];
  for (const claim of claims) {
    const { fact, change } = reconcile({ held: await trx.facts.get(claim.key), claim, item });
    await trx.facts.put(fact);
    const development = detectDevelopment({ change, claim, fact, item, foundAt: job.clock.now() });
    if (development) developments.push(development);
  }
  return developments;
}

const headline = ({ item, match, job }: Reading): Development =>
  headlineDevelopment({ item, topics: match.topics, foundAt: job.clock.now() });

// A channel that follows a topic wants what its coverage brings, even where the claim itself is of another kind.
const withTopics = (developments: readonly Development[], topics: readonly string[]): Development[] =>
  developments.map((development) => ({ ...development, topics: [...new Set([...development.topics, ...topics])] }));

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
  };
}
