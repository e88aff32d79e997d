import { type Kysely, sql } from 'kysely';
import { isPostgres } from '../dialect/engine.ts';

/** Deliveries by chat, what is paused with its times, and the conversations of channels. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await splitDeliveries(db);
  await timePauses(db);
  await db.schema
    .createTable('threads')
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('root', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('threads_key', ['channel', 'key'])
    .execute();
}

async function splitDeliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('deliveries')
    .addColumn('platform', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  // The one who is first on PostgreSQL has no rows yet.
  if (!isPostgres(db))
    await sql`update deliveries set platform = substr(channel, 1, instr(channel, ':') - 1)`.execute(db);
  await db.schema.dropIndex('deliveries_due').execute();
  await db.schema
    .createIndex('deliveries_due')
    .on('deliveries')
    .columns(['platform', 'due_at', 'id', 'channel'])
    .where(sql<boolean>`state = 'pending'`)
    .execute();
  // A channel is put off or held as a whole.
  await db.schema
    .createIndex('deliveries_waiting')
    .on('deliveries')
    .columns(['channel', 'due_at'])
    .where(sql<boolean>`state = 'pending'`)
    .execute();
  await db.schema
    .createIndex('deliveries_paused')
    .on('deliveries')
    .columns(['channel', 'id'])
    .where(sql<boolean>`state = 'paused'`)
    .execute();
}

// What was paused before these times were kept is checked at once, and kept from now on.
async function timePauses(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('subscriptions').addColumn('check_at', 'bigint').execute();
  await db.schema.alterTable('subscriptions').addColumn('paused_at', 'bigint').execute();
  await sql`update subscriptions set check_at = 0 where state = 'paused'`.execute(db);
  await db.schema.createIndex('subscriptions_check').on('subscriptions').column('check_at').execute();
  await db.schema.createIndex('subscriptions_paused').on('subscriptions').column('paused_at').execute();
}
