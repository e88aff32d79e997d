import { type Kysely, sql } from 'kysely';

/** What is counted for whoever watches, and what is old enough to go: each found without reading what is neither. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createIndex('deliveries_open')
    .on('deliveries')
    .columns(['state', 'platform', 'ref', 'created_at'])
    .where(sql<boolean>`state in ('pending', 'sending', 'held', 'paused')`)
    .execute();
  await schema
    .createIndex('deliveries_doubtful')
    .on('deliveries')
    .columns(['platform', 'state'])
    .where(sql<boolean>`in_doubt = 1`)
    .execute();
  await schema
    .createIndex('deliveries_over')
    .on('deliveries')
    .column('created_at')
    .where(sql<boolean>`state in ('sent', 'merged', 'abandoned')`)
    .execute();
  await schema
    .alterTable('fan_outs')
    .addColumn('in_doubt', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  // 0 where it is not known: what was there before these columns is kept.
  await schema
    .alterTable('threads')
    .addColumn('at', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await schema.createIndex('threads_at').on('threads').column('at').execute();
  await schema
    .alterTable('coverage')
    .addColumn('seen_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await schema.createIndex('coverage_names_item').on('coverage_names').column('item_id').execute();
  await schema
    .createIndex('coverage_passed_over')
    .on('coverage')
    .column('seen_at')
    .where(sql<boolean>`is_relevant = 0`)
    .execute();
}
