import { type Kysely, sql } from 'kysely';
import type { Db } from './database.ts';
import type { Schema } from './schema.ts';

/** The tables that hold what cannot be worked out again, with their keys. */
const keys = {
  coverage: ['id'],
  coverage_names: ['name'],
  claims: ['id'],
  fact_index: ['key'],
  kv: ['namespace', 'key'],
  alerts: ['id'],
  alert_keys: ['fact_key', 'alert_id'],
  fan_outs: ['id'],
  deliveries: ['id'],
  subscriptions: ['id'],
  threads: ['channel', 'key'],
  feeds: ['id'],
  inbox: ['id'],
  holds: ['key'],
  audit: ['id'],
  feedback: ['id'],
  set_aside: ['id'],
  console_messages: ['id'],
  meta: ['key'],
} as const satisfies Partial<Record<keyof Schema, readonly string[]>>;

/** A table that holds more than an index of others. */
export type StoredTable = keyof typeof keys;
export const storedTables = Object.keys(keys) as readonly StoredTable[];

export type Row = Readonly<Record<string, unknown>>;

const rowsPerPage = 500;

/** All rows of a table in the order of its key, in pages of 500. */
export async function* pagesOf(db: Db, table: StoredTable): AsyncGenerator<readonly Row[]> {
  const columns = sql.join(keys[table].map((column) => sql.ref(column)));
  let after: readonly unknown[] | undefined;
  for (;;) {
    const rows = await pageAfter(db, { table, columns, after });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsPerPage) return;
    after = keys[table].map((column) => last[column]);
  }
}

interface Page {
  readonly table: StoredTable;
  readonly columns: ReturnType<typeof sql.join>;
  readonly after: readonly unknown[] | undefined;
}

async function pageAfter<T>(db: Kysely<T>, { table, columns, after }: Page): Promise<readonly Row[]> {
  const from = after === undefined ? sql`` : sql`where (${columns}) > (${sql.join(after)})`;
  const page = sql<Row>`select * from ${sql.table(table)} ${from} order by ${columns} limit ${sql.lit(rowsPerPage)}`;
  return (await page.execute(db)).rows;
}

/** Puts rows into a table; those whose key is there already are left out, but for the revision, which takes the new value. */
export async function insertRows(
  trx: Db,
  { table, rows }: { readonly table: StoredTable; readonly rows: readonly Row[] },
): Promise<void> {
  await trx
    .insertInto(table)
    .values(rows as never)
    .onConflict((c) =>
      table === 'meta' ? c.column('key').doUpdateSet({ value: sql<number>`excluded.value` }) : c.doNothing(),
    )
    .execute();
}
