import { type Kysely, sql } from 'kysely';

/** Makes text of ours compare by its bytes on PostgreSQL, as on SQLite and in our code, whatever the database was created with. */
export async function compareByBytes<T>(db: Kysely<T>): Promise<void> {
  if ((await columnsOf(db)).length === 0) return;
  await db.transaction().execute(async (trx) => {
    // Replicas that start together do it once.
    await sql`select pg_advisory_xact_lock(hashtext('parley: compare by bytes'))`.execute(trx);
    for (const { table_name: table, column_name: column } of await columnsOf(trx))
      await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} type text collate "C"`.execute(trx);
  });
}

async function columnsOf<T>(db: Kysely<T>): Promise<readonly { table_name: string; column_name: string }[]> {
  const { rows } = await sql<{ table_name: string; column_name: string }>`
    select table_name, column_name from information_schema.columns
    where table_schema = current_schema() and data_type = 'text' and collation_name is distinct from 'C'
      and table_name not like 'kysely%'
    order by table_name, column_name`.execute(db);
  return rows;
}
