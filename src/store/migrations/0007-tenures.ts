import type { Kysely } from 'kysely';

/** Numbers the times for which a replica holds a lease, so that a late one can be told from its successor. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('holds')
    .addColumn('tenure', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
}
