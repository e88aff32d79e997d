import { type Kysely, sql } from 'kysely';
import { createTextIndex } from '../dialect/sqlite-search.ts';

/** The index that `/ask` searches: which row stands for what, the words known, and the texts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('search_facts')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('fact_key', 'text', (c) => c.notNull())
    .addColumn('place', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('search_facts_key').on('search_facts').column('fact_key').execute();
  await db.schema
    .createTable('search_coverage')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('item_id', 'text', (c) => c.notNull().unique())
    .execute();
  await db.schema
    .createTable('search_words')
    .addColumn('word', 'text', (c) => c.primaryKey())
    .modifyEnd(sql`without rowid`)
    .execute();
  await createTextIndex(db);
}
