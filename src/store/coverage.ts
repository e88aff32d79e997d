import { z } from 'zod';
import { claimSchema } from '../domain/claims.ts';
import { coverageItemSchema, spokenAt } from '../domain/coverage.ts';
import type {
  CoverageEntry,
  CoverageReading,
  CoverageStore,
  LastClaims,
  OwnClaims,
  StoriedClaim,
  ToldClaim,
} from '../ports.ts';
import type { Db } from './database.ts';
import { parseDocument } from './documents.ts';
import { itemsOfFeed } from './feed-items.ts';
import { raiseRevision, readRevision } from './revision.ts';
import { indexCoverage } from './search-index.ts';
import { storyItems } from './story-items.ts';

/** Coverage items, their claims, and the names under which an item can come again. */
export function coverageStore(db: Db): CoverageStore {
  return {
    put: (entry) => putEntry(db, entry),
    async get(id) {
      const row = await db.selectFrom('coverage').select(['id', 'body']).where('id', '=', id).executeTakeFirst();
      return row && parseDocument(coverageItemSchema, { table: 'coverage', ...row });
    },
    async findByNames(given, workspace) {
      const names = workspace === undefined ? given : [...given.map((name) => ownName(workspace, name)), ...given];
      const rows = await db
        .selectFrom('coverage')
        .innerJoin('coverage_names', 'coverage_names.item_id', 'coverage.id')
        .select(['coverage.id', 'story_id', 'content_hash', 'is_relevant', 'name', 'workspace'])
        .where('coverage_names.name', 'in', names)
        .execute();
      // The strongest name decides: the database would give them in an order of its own.
      const [row] = rows.toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
      return (
        row && {
          id: row.id,
          storyId: row.story_id,
          contentHash: row.content_hash,
          isRelevant: row.is_relevant === 1,
          ...(row.workspace === null ? {} : { workspace: row.workspace }),
        }
      );
    },
    storyItems: (wanted) => storyItems(db, wanted),
    ownClaims: (about) => ownClaims(db, about),
    ofFeed: (feedId, limit) => itemsOfFeed(db, { feedId, limit }),
    reading: async (id) => (await readingsOf(db, await selectEntries(db).where('id', '=', id).execute()))[0],
    async ofStory(storyId, limit) {
      const ofIt = selectEntries(db).where('story_id', '=', storyId);
      return await readingsOf(db, await ofIt.orderBy('seen_at').orderBy('id').limit(limit).execute());
    },
    claimsAfter: (toldIn, limit) => claimsAfter({ db, toldIn, limit }),
    claimsOf: (key, page) => claimsOf(db, { key, ...page }),
    lastClaimsOf: (key, page) => lastClaimsOf(db, { key, ...page }),
    async newestAt() {
      const row = await db
        .selectFrom('coverage')
        .select('spoken_at')
        .where('workspace', 'is', null)
        .where('is_relevant', '=', 1)
        .orderBy('spoken_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.spoken_at;
    },
    async count() {
      const row = await db
        .selectFrom('coverage')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
  };
}

async function putEntry(db: Db, entry: CoverageEntry): Promise<void> {
  await putItem(db, entry);
  const { id, workspace } = entry.item;
  const revision = await readRevision(db);
  const ifNew = {
    names: entry.names.map((name) => ({
      name: workspace === undefined ? name : ownName(workspace, name),
      item_id: id,
    })),
    claims: entry.claims.map((claim, place) =>
      claimRow({ claim, item: entry.item, toldIn: revision * claimsPerPutMax + place }),
    ),
  };
  if (ifNew.names.length > 0)
    await db
      .insertInto('coverage_names')
      .values(ifNew.names)
      .onConflict((c) => c.doNothing())
      .execute();
  if (ifNew.claims.length > 0)
    await db
      .insertInto('claims')
      .values(ifNew.claims)
      // The print of a document takes the place of the copy that was filed.
      .onConflict((c) =>
        entry.item.document?.number === undefined
          ? c.doNothing()
          : c.column('id').doUpdateSet(({ ref }) => ({ body: ref('excluded.body') })),
      )
      .execute();
  await indexCoverage(db, entry);
  await raiseRevision(db);
}

/** Claims are numbered in the order in which they came in, so that facts can be built from them again. */
const claimsPerPutMax = 10_000;

const claimRow = ({ claim, item, toldIn }: ToldClaim) => ({
  id: claim.id,
  item_id: item.id,
  fact_key: claim.key,
  told_in: toldIn,
  body: JSON.stringify(claim),
  workspace: item.workspace ?? null,
});

const selectEntries = (db: Db) => db.selectFrom('coverage').select(['id', 'story_id', 'is_relevant', 'topics', 'body']);

async function readingsOf(
  db: Db,
  rows: Awaited<ReturnType<ReturnType<typeof selectEntries>['execute']>>,
): Promise<CoverageReading[]> {
  if (rows.length === 0) return [];
  const claims = await db
    .selectFrom('claims')
    .select(['id', 'body', 'item_id'])
    .where(
      'item_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('told_in')
    .execute();
  const claimsOfItem = Map.groupBy(claims, (claim) => claim.item_id);
  return rows.map((row) => ({
    item: parseDocument(coverageItemSchema, { table: 'coverage', ...row }),
    storyId: row.story_id,
    isRelevant: row.is_relevant === 1,
    topics: parseDocument(topicsSchema, { table: 'coverage', id: row.id, body: row.topics }),
    claims: (claimsOfItem.get(row.id) ?? []).map((claim) => parseDocument(claimSchema, { table: 'claims', ...claim })),
  }));
}

async function claimsAfter({ db, toldIn, limit }: { db: Db; toldIn: number; limit: number }): Promise<ToldClaim[]> {
  const rows = await selectTold(db)
    .where('claims.workspace', 'is', null)
    .where('claims.told_in', '>', toldIn)
    .orderBy('claims.told_in')
    .limit(limit)
    .execute();
  return rows.map(toldClaim);
}

async function claimsOf(db: Db, { key, after, limit }: { key: string; after: number; limit: number }) {
  const rows = await selectTold(db)
    .where('claims.workspace', 'is', null)
    .where('claims.fact_key', '=', key)
    .where('claims.told_in', '>', after)
    .orderBy('claims.told_in')
    .limit(limit)
    .execute();
  return rows.map(toldClaim);
}

async function lastClaimsOf(
  db: Db,
  { key, before = Number.MAX_SAFE_INTEGER, limit }: LastClaims & { key: string },
): Promise<StoriedClaim[]> {
  // Only those of the page are read whole: a fact may have thousands of claims, and each lies beside its piece.
  const ids = db
    .selectFrom('claims as told')
    .select('told.id')
    .where('told.workspace', 'is', null)
    .where('told.fact_key', '=', key)
    .where('told.told_in', '<', before)
    .orderBy('told.told_in', 'desc')
    .limit(limit);
  const rows = await selectTold(db)
    .select('coverage.story_id')
    .where('claims.id', 'in', ids)
    .orderBy('claims.told_in', 'desc')
    .execute();
  return rows.map((row) => ({ ...toldClaim(row), storyId: row.story_id }));
}

async function ownClaims(db: Db, { workspace, key, limit }: OwnClaims): Promise<ToldClaim[]> {
  const rows = await selectTold(db)
    .where('claims.workspace', '=', workspace)
    .where('claims.fact_key', '=', key)
    .orderBy('claims.told_in', 'desc')
    .limit(limit)
    .execute();
  return rows.toReversed().map(toldClaim);
}

const selectTold = (db: Db) =>
  db
    .selectFrom('claims')
    .innerJoin('coverage', 'coverage.id', 'claims.item_id')
    .select(['claims.id', 'claims.item_id', 'claims.told_in', 'claims.body', 'coverage.body as item']);

const toldClaim = (row: { id: string; item_id: string; told_in: number; body: string; item: string }): ToldClaim => ({
  toldIn: row.told_in,
  claim: parseDocument(claimSchema, { table: 'claims', ...row }),
  item: parseDocument(coverageItemSchema, { table: 'coverage', id: row.item_id, body: row.item }),
});

// So that what a workspace alone sees is never taken for something that everyone has seen.
const ownName = (workspace: string, name: string): string => `own ${workspace} ${name}`;

const topicsSchema = z.array(z.string());

async function putItem(db: Db, { item, storyId, contentHash, isRelevant, topics }: CoverageEntry): Promise<void> {
  const content = {
    story_id: storyId,
    content_hash: contentHash,
    is_relevant: isRelevant ? 1 : 0,
    spoken_at: spokenAt(item),
    topics: JSON.stringify(topics),
    title: item.title,
    body: JSON.stringify(item),
    workspace: item.workspace ?? null,
    seen_at: item.seenAt,
    feed_id: item.feedId,
  };
  await db
    .insertInto('coverage')
    .values({ id: item.id, ...content })
    .onConflict((c) => c.column('id').doUpdateSet(content))
    .execute();
}
