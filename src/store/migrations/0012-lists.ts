import { type Kysely, sql } from 'kysely';

/** What the console lists: the newest alerts of all, the coverage of a story, messages that were given up. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.createIndex('alerts_newest').on('alerts').columns(['opened_at', 'id']).execute();
  await schema.createIndex('coverage_story').on('coverage').columns(['story_id', 'seen_at', 'id']).execute();
  await schema
    .createIndex('deliveries_given_up')
    .on('deliveries')
    .columns(['created_at', 'id'])
    .where(sql<boolean>`state = 'abandoned'`)
    .execute();
  // What was given up because nobody could look it up may be there: its notice tells which.
  await sql`
    update deliveries set in_doubt = 1
    where state = 'abandoned' and ref is null
      and exists (select 1 from deliveries as notice where notice.id = deliveries.id || '/notice')
  `.execute(db);
}
