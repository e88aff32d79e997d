import { type Kysely, sql } from 'kysely';
import { isPostgres } from '../dialect/engine.ts';

/** Rows that did not fit any more, kept as they were. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = isPostgres(db) ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('set_aside')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('source', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .execute();
}
