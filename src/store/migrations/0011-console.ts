import { type Kysely, sql } from 'kysely';
import { isPostgres } from '../dialect/engine.ts';

/** What stands in the channels of the console. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = isPostgres(db) ? sql`text collate "C"` : sql`text`;
  const number = isPostgres(db) ? sql`bigint` : sql`integer`;
  await db.schema
    .createTable('console_messages')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('channel', text, (c) => c.notNull())
    .addColumn('ref', number, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('revision', number, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .execute();
  await index('ref');
  await index('key');
  // Two replicas that change at once cannot take the same revision: one of them tries again.
  await index('revision');

  async function index(column: string): Promise<void> {
    await db.schema
      .createIndex(`console_messages_${column}`)
      .on('console_messages')
      .columns(['channel', column])
      .unique()
      .execute();
  }
}
