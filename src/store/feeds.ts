import { type Feed, feedSchema } from '../domain/feeds.ts';
import type { FeedStore } from '../ports.ts';
import type { Db } from './database.ts';
import { parseDocument } from './documents.ts';

/** The feeds that workspaces added, one row each. */
export function feedStore(db: Db): FeedStore {
  const select = () => db.selectFrom('feeds').select(['id', 'body']).orderBy('id');
  const parse = (row: { readonly id: string; readonly body: string }): Feed =>
    parseDocument(feedSchema, { table: 'feeds', ...row });
  return {
    all: async () => (await select().execute()).map(parse),
    ofWorkspace: async (workspace) => (await select().where('workspace', '=', workspace).execute()).map(parse),
    async put(feed) {
      const row = { workspace: feed.workspace, body: JSON.stringify(feed) };
      await db
        .insertInto('feeds')
        .values({ id: feed.id, ...row })
        .onConflict((c) => c.column('id').doUpdateSet(row))
        .execute();
    },
    async remove(id) {
      await db.deleteFrom('feeds').where('id', '=', id).execute();
    },
    async count() {
      const row = await db
        .selectFrom('feeds')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
  };
}
