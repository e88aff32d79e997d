import { type Kysely, sql } from 'kysely';

/** When digests and reminders of a channel are due, what is held until then, and what readers say is wrong. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  // Of those that are there, it is not known yet: 0, so that they are looked at first.
  for (const column of ['digest_due_at', 'remind_due_at'])
    await schema
      .alterTable('subscriptions')
      .addColumn(column, 'bigint', (c) => c.defaultTo(0))
      .execute();
  await schema.createIndex('subscriptions_digest').on('subscriptions').columns(['state', 'digest_due_at']).execute();
  await schema.createIndex('subscriptions_remind').on('subscriptions').columns(['state', 'remind_due_at']).execute();
  // Where a look for a message that may be there begins.
  await schema.alterTable('deliveries').addColumn('tried_at', 'bigint').execute();
  await schema
    .createIndex('deliveries_held')
    .on('deliveries')
    .columns(['due_at', 'channel'])
    .where(sql<boolean>`state = 'held'`)
    .execute();
  await schema
    .createIndex('deliveries_held_of')
    .on('deliveries')
    .columns(['channel', 'created_at', 'id'])
    .where(sql<boolean>`state = 'held'`)
    .execute();
  // How many alerts a channel had in the last hour.
  await schema.createIndex('deliveries_posted').on('deliveries').columns(['channel', 'posted_at']).execute();
  await schema
    .createTable('feedback')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('feedback_channel').on('feedback').column('channel').execute();
}
