import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import { isPostgres } from '../dialect/engine.ts';
import { textIndexOf } from '../dialect/text-index.ts';

/** The index that `/ask` searches: which row stands for what, the words known, and the texts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('search_facts')
    .addColumn('id', 'integer', (c) => numbered(db, c))
    .addColumn('fact_key', 'text', (c) => c.notNull())
    .addColumn('place', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('search_facts_key').on('search_facts').column('fact_key').execute();
  await db.schema
    .createTable('search_coverage')
    .addColumn('id', 'integer', (c) => numbered(db, c))
    .addColumn('item_id', 'text', (c) => c.notNull().unique())
    .execute();
  await db.schema
    .createTable('search_words')
    .addColumn('word', 'text', (c) => c.primaryKey())
    .modifyEnd(isPostgres(db) ? sql`` : sql`without rowid`)
    .execute();
  await textIndexOf(db).create(db);
}

// SQLite numbers the rows of such a key by itself.
const numbered = (db: Kysely<unknown>, column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
  isPostgres(db) ? column.primaryKey().generatedByDefaultAsIdentity() : column.primaryKey();
