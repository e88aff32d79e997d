import { sql } from 'kysely';
import type { SetAsideRow, SetAsideStore } from '../ports.ts';
import type { Db } from './database.ts';
import { DamagedRow, nameOf, type Place } from './documents.ts';
import { raiseRevision } from './revision.ts';

/** Rows that did not fit any more, kept as they were. */
export const setAsideStore = (db: Db): SetAsideStore => ({
  async recent(limit) {
    const rows = db.selectFrom('set_aside').select(['id as name', 'reason']).orderBy('id').limit(limit);
    return await rows.execute();
  },
  async count() {
    const { n } = await db
      .selectFrom('set_aside')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(n);
  },
});

/** Takes damaged rows out of the way of all others: each is kept whole, with what is wrong with it. Gives those that were still there. */
export async function setAside(trx: Db, damaged: readonly DamagedRow[]): Promise<SetAsideRow[]> {
  const moved: SetAsideRow[] = [];
  for (const { place, reason } of damaged) {
    const row = await rowAt(trx, place);
    if (row === undefined) continue;
    const kept = { id: nameOf(place), source: place.table, reason, body: JSON.stringify(row) };
    await trx
      .insertInto('set_aside')
      .values(kept)
      .onConflict((c) => c.column('id').doUpdateSet({ reason, body: kept.body }))
      .execute();
    await sql`delete from ${sql.table(place.table)} where ${isAt(place)}`.execute(trx);
    moved.push({ name: kept.id, reason });
  }
  if (moved.length > 0) await raiseRevision(trx);
  return moved;
}

async function rowAt(trx: Db, place: Place): Promise<unknown> {
  const { rows } = await sql`select * from ${sql.table(place.table)} where ${isAt(place)}`.execute(trx);
  return rows[0];
}

const isAt = ({ key }: Place) =>
  sql.join(
    Object.entries(key).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql` and `,
  );

/** What an error says of damaged rows; none when it is about something else. */
export async function damagedBy(db: Db, error: unknown): Promise<readonly DamagedRow[]> {
  if (error instanceof DamagedRow) return [error];
  // Keyed documents are read as JSON by a library that does not say which one is broken.
  return error instanceof SyntaxError ? await brokenDocuments(db) : [];
}

async function brokenDocuments(db: Db): Promise<DamagedRow[]> {
  const rows = await db.selectFrom('kv').select(['namespace', 'key', 'value']).execute();
  return rows
    .filter(({ value }) => !isJson(value))
    .map(({ namespace, key }) => new DamagedRow({ table: 'kv', key: { namespace, key } }, 'it is no JSON'));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
