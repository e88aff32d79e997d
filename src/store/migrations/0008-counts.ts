import { type Kysely, sql } from 'kysely';
import { isPostgres } from '../dialect/engine.ts';

/** How often something costly was done, until a count begins anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('counts')
    .addColumn('key', isPostgres(db) ? sql`text collate "C"` : 'text', (c) => c.primaryKey())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('counts_expires').on('counts').column('expires_at').execute();
}
