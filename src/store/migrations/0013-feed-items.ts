import { type Kysely, sql } from 'kysely';
import { isPostgres } from '../dialect/engine.ts';

/** What a feed brought last is found without reading all coverage. Null for what came before this column. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = isPostgres(db) ? sql`text collate "C"` : sql`text`;
  await db.schema.alterTable('coverage').addColumn('feed_id', text).execute();
  await db.schema.createIndex('coverage_feed').on('coverage').columns(['feed_id', 'seen_at']).execute();
}
