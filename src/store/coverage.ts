import type { Claim } from '../domain/claims.ts';
import { coverageItemSchema, spokenAt } from '../domain/coverage.ts';
import type { CoverageEntry, CoverageStore } from '../ports.ts';
import type { Db } from './database.ts';
import { parseDocument } from './documents.ts';
import { raiseRevision } from './revision.ts';

/** Coverage items, their claims, and the names under which an item can come again. */
export function coverageStore(db: Db): CoverageStore {
  return {
    put: (entry) => putEntry(db, entry),
    async get(id) {
      const row = await db.selectFrom('coverage').select(['id', 'body']).where('id', '=', id).executeTakeFirst();
      return row && parseDocument(coverageItemSchema, row);
    },
    async findByNames(names) {
      const rows = await db
        .selectFrom('coverage')
        .innerJoin('coverage_names', 'coverage_names.item_id', 'coverage.id')
        .select(['coverage.id', 'story_id', 'content_hash', 'name'])
        .where('coverage_names.name', 'in', names)
        .execute();
      // The strongest name decides: the database would give them in an order of its own.
      const [row] = rows.toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
      return row && { id: row.id, storyId: row.story_id, contentHash: row.content_hash };
    },
    async storyItemsSince(atMs) {
      const rows = await db
        .selectFrom('coverage')
        .select(['id', 'story_id', 'spoken_at', 'body'])
        .where('is_relevant', '=', 1)
        .where('spoken_at', '>=', atMs)
        .orderBy('spoken_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => {
        const { title, text } = parseDocument(coverageItemSchema, row);
        return { itemId: row.id, storyId: row.story_id, title, text, spokenAt: row.spoken_at };
      });
    },
    async newestAt() {
      const row = await db
        .selectFrom('coverage')
        .select('spoken_at')
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
  const { id } = entry.item;
  const ifNew = {
    names: entry.names.map((name) => ({ name, item_id: id })),
    claims: entry.claims.map((claim) => claimRow(claim, id)),
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
      .onConflict((c) => c.doNothing())
      .execute();
  await raiseRevision(db);
}

const claimRow = (claim: Claim, itemId: string) => ({
  id: claim.id,
  item_id: itemId,
  fact_key: claim.key,
  body: JSON.stringify(claim),
});

async function putItem(db: Db, { item, storyId, contentHash, isRelevant, topics }: CoverageEntry): Promise<void> {
  const content = {
    story_id: storyId,
    content_hash: contentHash,
    is_relevant: isRelevant ? 1 : 0,
    spoken_at: spokenAt(item),
    topics: JSON.stringify(topics),
    title: item.title,
    body: JSON.stringify(item),
  };
  await db
    .insertInto('coverage')
    .values({ id: item.id, ...content })
    .onConflict((c) => c.column('id').doUpdateSet(content))
    .execute();
}
