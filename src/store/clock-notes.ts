import { sql } from 'kysely';
import type { ClockNotes } from '../ports.ts';
import type { Db } from './database.ts';

const key = 'clock';

/** Columns that say from when on something may be done. What quiet hours hold, digests and reminders go by the calendar, and stay. */
const waits = [
  ['deliveries', 'due_at', sql`state = 'pending'`],
  ['deliveries', 'lease_until', sql`state = 'sending'`],
  ['fan_outs', 'due_at', sql`true`],
  ['holds', 'expires_at', sql`true`],
  ['subscriptions', 'check_at', sql`true`],
] as const;
/** Columns that say when something was done. */
const pasts = ['created_at', 'tried_at', 'posted_at', 'edited_at'] as const;

/** Up to which time the clock has been seen to go, and what is put right when it was put back. */
export const clockNotes = (db: Db): ClockNotes => ({
  async seenAt() {
    const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
    return row?.value;
  },
  async note(now) {
    await db
      .insertInto('meta')
      .values({ key, value: now })
      .onConflict((c) => c.column('key').doUpdateSet({ value: now }))
      .execute();
  },
  async putBack({ now, byMs }) {
    for (const [table, column, isOpen] of waits) {
      const at = sql.ref(column);
      await sql`update ${sql.table(table)} set ${at} = case when ${at} - ${byMs} > ${now} then ${at} - ${byMs} else ${now} end
        where ${isOpen} and ${at} > ${now}`.execute(db);
    }
    for (const column of pasts)
      await db
        .updateTable('deliveries')
        .set({ [column]: now })
        .where(column, '>', now)
        .execute();
  },
});
