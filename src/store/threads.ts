import type { ThreadStore } from '../ports.ts';
import type { Db } from './database.ts';

/** The conversations of channels: which message opened each. */
export const threadStore = (db: Db): ThreadStore => ({
  async root(channel, key) {
    const row = await db
      .selectFrom('threads')
      .select('root')
      .where('channel', '=', channel)
      .where('key', '=', key)
      .executeTakeFirst();
    return row?.root;
  },
  async put(thread) {
    await db
      .insertInto('threads')
      .values(thread)
      .onConflict((c) => c.columns(['channel', 'key']).doUpdateSet({ root: thread.root, at: thread.at }))
      .execute();
  },
  async drop(channel, key) {
    await db.deleteFrom('threads').where('channel', '=', channel).where('key', '=', key).execute();
  },
  async forget(channel) {
    await db.deleteFrom('threads').where('channel', '=', channel).execute();
  },
});
