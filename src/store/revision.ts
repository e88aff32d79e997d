import type { Db } from './database.ts';

const key = 'revision';

/** How often facts or coverage have changed. */
export async function readRevision(db: Db): Promise<number> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? 0;
}

/** Makes every answer that was kept in memory out of date. */
export async function raiseRevision(db: Db): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key, value: 1 })
    .onConflict((c) => c.column('key').doUpdateSet((eb) => ({ value: eb('meta.value', '+', 1) })))
    .execute();
}
