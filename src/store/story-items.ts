import { claimSchema } from '../domain/claims.ts';
import { coverageItemSchema } from '../domain/coverage.ts';
import type { StoryItem, StoryItemsWanted, StoryPlace } from '../ports.ts';
import type { Db } from './database.ts';
import { parseDocument } from './documents.ts';
import { isOf } from './schema.ts';

// Short, since reading a page holds up everything else: commands are answered between two of them.
const itemsPerPage = 25;

/** A page of the newest relevant items, oldest first; empty after the last. */
export async function storyItems(db: Db, wanted: StoryItemsWanted): Promise<StoryItem[]> {
  const rows = await rowsAfter(db, { ...wanted, after: wanted.after ?? (await beforeFirst(db, wanted)) });
  return rows.length === 0 ? [] : await itemsOf(db, rows);
}

const relevantOf = (db: Db, { sinceMs, workspace }: StoryItemsWanted) =>
  db
    .selectFrom('coverage')
    .where('workspace', isOf(workspace), workspace ?? null)
    .where('is_relevant', '=', 1)
    .where('spoken_at', '>=', sinceMs);

// The newest of those that are too many; without one, all are wanted.
const beforeFirst = (db: Db, wanted: StoryItemsWanted): Promise<StoryPlace | undefined> =>
  relevantOf(db, wanted)
    .select(['spoken_at as spokenAt', 'id as itemId'])
    .orderBy('spoken_at', 'desc')
    .orderBy('id', 'desc')
    .offset(wanted.itemsMax)
    .limit(1)
    .executeTakeFirst();

const rowsAfter = (db: Db, { after, ...wanted }: StoryItemsWanted) =>
  relevantOf(db, wanted)
    .select(['id', 'story_id', 'spoken_at', 'body'])
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('spoken_at', '>', after?.spokenAt ?? 0),
          eb.and([eb('spoken_at', '=', after?.spokenAt ?? 0), eb('id', '>', after?.itemId ?? '')]),
        ]),
      ),
    )
    .orderBy('spoken_at')
    .orderBy('id')
    .limit(itemsPerPage)
    .execute();

async function itemsOf(db: Db, rows: Awaited<ReturnType<typeof rowsAfter>>): Promise<StoryItem[]> {
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
  const claimsOf = Map.groupBy(claims, (row) => row.item_id);
  return rows.map((row) => {
    const { title, text, voice, tier, document } = parseDocument(coverageItemSchema, { table: 'coverage', ...row });
    const told = (claimsOf.get(row.id) ?? []).map((claim) => parseDocument(claimSchema, { table: 'claims', ...claim }));
    const story = { itemId: row.id, storyId: row.story_id, spokenAt: row.spoken_at };
    return { ...story, title, text, voice, tier, document, claims: told };
  });
}
