import { type Kysely, sql } from 'kysely';
import { isPostgres } from '../dialect/engine.ts';

/** Makes text compare by its bytes on PostgreSQL too, as on SQLite and in our code, whatever the database was created with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!isPostgres(db)) return;
  const { rows } = await sql<{ table_name: string; column_name: string }>`
    select table_name, column_name from information_schema.columns
    where table_schema = current_schema() and data_type = 'text' and collation_name is distinct from 'C'
      and table_name not like 'kysely%'
    order by table_name, column_name`.execute(db);
  for (const { table_name: table, column_name: column } of rows)
    await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} type text collate "C"`.execute(db);
}
