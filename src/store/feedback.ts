import { feedbackSchema } from '../domain/feedback.ts';
import type { FeedbackStore } from '../ports.ts';
import type { Db } from './database.ts';
import { parseDocument } from './documents.ts';

/** What readers said is wrong, a row each. */
export const feedbackStore = (db: Db): FeedbackStore => ({
  async add(feedback) {
    const { id, at, channel } = feedback;
    await db
      .insertInto('feedback')
      .values({ id, at, channel, body: JSON.stringify(feedback) })
      .onConflict((c) => c.doNothing())
      .execute();
  },
  async after(id, limit) {
    const rows = await db
      .selectFrom('feedback')
      .select(['id', 'body'])
      .where('id', '>', id)
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => parseDocument(feedbackSchema, { table: 'feedback', ...row }));
  },
  async newest({ before, limit }) {
    const rows = await db
      .selectFrom('feedback')
      .select(['id', 'body'])
      .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => parseDocument(feedbackSchema, { table: 'feedback', ...row }));
  },
  async count() {
    const row = await db
      .selectFrom('feedback')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  },
  async forget(channel) {
    await db.deleteFrom('feedback').where('channel', '=', channel).execute();
  },
});
