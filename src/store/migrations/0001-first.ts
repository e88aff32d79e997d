import { type Kysely, sql } from 'kysely';

/** Everything of the first release. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCoverage(db);
  await createFacts(db);
  await createAlerts(db);
  await createDeliveries(db);
  await createSmallTables(db);
}

async function createCoverage({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('coverage')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('story_id', 'text', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('is_relevant', 'integer', (c) => c.notNull())
    .addColumn('spoken_at', 'bigint', (c) => c.notNull())
    .addColumn('topics', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('coverage_spoken').on('coverage').columns(['is_relevant', 'spoken_at']).execute();
  await schema
    .createTable('coverage_names')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('item_id', 'text', (c) => c.notNull())
    .execute();
}

async function createFacts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('claims')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('item_id', 'text', (c) => c.notNull())
    .addColumn('fact_key', 'text', (c) => c.notNull())
    .addColumn('told_in', 'bigint', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('claims_fact').on('claims').column('fact_key').execute();
  await schema.createIndex('claims_told').on('claims').column('told_in').execute();
  await schema.createIndex('claims_item').on('claims').column('item_id').execute();
  await schema
    .createTable('fact_index')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('family', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('fact_index_family').on('fact_index').columns(['family', 'key']).execute();
}

async function createAlerts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('alerts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('short_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('story_id', 'text', (c) => c.notNull())
    .addColumn('opened_at', 'bigint', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('alerts_story').on('alerts').columns(['kind', 'story_id', 'opened_at']).execute();
  await schema.createIndex('alerts_opened').on('alerts').column('opened_at').execute();
  await schema
    .createTable('alert_keys')
    .addColumn('alert_id', 'text', (c) => c.notNull())
    .addColumn('fact_key', 'text', (c) => c.notNull())
    .addColumn('opened_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('alert_keys_key', ['fact_key', 'alert_id'])
    .execute();
  await schema
    .createTable('fan_outs')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('alert_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('after', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('fan_outs_due').on('fan_outs').column('due_at').execute();
}

async function createDeliveries({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('deliveries')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('alert_id', 'text')
    .addColumn('message', 'text')
    .addColumn('reply_to', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('lease_until', 'bigint')
    .addColumn('leased_by', 'text')
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('in_doubt', 'integer', (c) => c.notNull())
    .addColumn('ref', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('posted_at', 'bigint')
    .addColumn('edited_at', 'bigint')
    .addColumn('shown_version', 'integer', (c) => c.notNull())
    .addColumn('edits', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text')
    .execute();
  await schema
    .createIndex('deliveries_due')
    .on('deliveries')
    .columns(['due_at', 'id', 'channel'])
    .where(sql<boolean>`state = 'pending'`)
    .execute();
  // The guarantee that a channel has one message in flight; the claim query only avoids running into it.
  await schema
    .createIndex('deliveries_one_in_flight')
    .unique()
    .on('deliveries')
    .column('channel')
    .where(sql<boolean>`state = 'sending'`)
    .execute();
  await schema.createIndex('deliveries_alert').on('deliveries').columns(['alert_id', 'id']).execute();
}

async function createSmallTables({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('subscriptions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('channel', 'text', (c) => c.notNull().unique())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('inbox')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('kv')
    .addColumn('namespace', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint')
    .addPrimaryKeyConstraint('kv_key', ['namespace', 'key'])
    .execute();
  await schema
    .createTable('holds')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('audit')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('by', 'text')
    .addColumn('command', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('audit_channel').on('audit').columns(['channel', 'at']).execute();
  await schema
    .createTable('meta')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'bigint', (c) => c.notNull())
    .execute();
}
