import { inboxRowSchema } from '../domain/inbox.ts';
import type { InboxStore } from '../ports.ts';
import type { Db } from './database.ts';
import { parseDocument } from './documents.ts';

const rowsPerInsertMax = 500;

/** Raw items between poll and reader, in the order of their ids. */
export function inboxStore(db: Db): InboxStore {
  return {
    async add(rows) {
      for (let from = 0; from < rows.length; from += rowsPerInsertMax)
        await db
          .insertInto('inbox')
          .values(rows.slice(from, from + rowsPerInsertMax).map((row) => ({ id: row.id, body: JSON.stringify(row) })))
          .onConflict((c) => c.doNothing())
          .execute();
    },
    async take(limit) {
      const rows = await db.selectFrom('inbox').selectAll().orderBy('id').limit(limit).execute();
      return rows.map((row) => parseDocument(inboxRowSchema, { table: 'inbox', ...row }));
    },
    async remove(id) {
      await db.deleteFrom('inbox').where('id', '=', id).execute();
    },
    async count() {
      const row = await db
        .selectFrom('inbox')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
  };
}
