import { type Kysely, PostgresAdapter, sql } from 'kysely';
import { UserError } from '../../domain/user-error.ts';

/** True for a handle on PostgreSQL, or a transaction of one; else it is SQLite. */
export const isPostgres = <T>(db: Kysely<T>): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

const versionMin = 150_000;

/** Refuses a server that is too old, in one sentence. */
export async function refuseOldServer<T>(db: Kysely<T>): Promise<void> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(db);
  if (Number(rows[0]?.version) >= versionMin) return;
  throw new UserError('Parley needs PostgreSQL 15 or later. Set DATABASE_URL to a newer server, or to sqlite:PATH.');
}
