import { type Kysely, sql } from 'kysely';

/** Feeds that workspaces added, and whose alone coverage and alerts are; null where they are everyone's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('feeds')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('feeds_workspace').on('feeds').columns(['workspace', 'id']).execute();
  await db.schema.alterTable('coverage').addColumn('workspace', 'text').execute();
  await db.schema.dropIndex('coverage_spoken').execute();
  await db.schema
    .createIndex('coverage_spoken')
    .on('coverage')
    .columns(['workspace', 'is_relevant', 'spoken_at'])
    .execute();
  await db.schema.alterTable('claims').addColumn('workspace', 'text').execute();
  await db.schema
    .createIndex('claims_own')
    .on('claims')
    .columns(['workspace', 'fact_key', 'told_in'])
    .where(sql<boolean>`workspace is not null`)
    .execute();
  await db.schema.alterTable('alerts').addColumn('workspace', 'text').execute();
  await db.schema.dropIndex('alerts_opened').execute();
  await db.schema.createIndex('alerts_opened').on('alerts').columns(['workspace', 'opened_at']).execute();
}
