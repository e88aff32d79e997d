import { AsyncLocalStorage } from 'node:async_hooks';
import { type Dialect, Kysely, type KyselyPlugin, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { UserError } from '../domain/user-error.ts';
import { retryConflicts } from './dialect/conflicts.ts';
import { isPostgres, refuseOldServer } from './dialect/engine.ts';
import { NodeSqliteDialect } from './dialect/node-sqlite.ts';

import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** The whole database, or one transaction of it. */
export type Db = Kysely<Schema>;

export interface Database {
  readonly db: Db;
  /** All of it or nothing, as if alone. `work` may run again after a conflict, and uses only the handle that it is given. */
  transaction<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://…` and brings the schema up to date. Refuses a database newer than the code. */
export async function openDatabase(url: string): Promise<Database> {
  const raw = new Kysely<Schema>({ dialect: await dialectOf(url) });
  try {
    await migrate(raw);
  } catch (error) {
    await raw.destroy();
    throw error;
  }
  return {
    db: raw.withPlugin(refuseInsideTransaction),
    async transaction(work) {
      refuseOuterHandle();
      return isPostgres(raw) ? await retryConflicts(() => runAlone(raw, work)) : await runAlone(raw, work);
    },
    close: () => raw.destroy(),
  };
}

// A driver is loaded only for the engine in use.
async function dialectOf(url: string): Promise<Dialect> {
  if (url.startsWith('sqlite:')) return new NodeSqliteDialect(url.slice('sqlite:'.length));
  const { postgresDialect } = await import('./dialect/postgres.ts');
  return postgresDialect(url);
}

// SQLite's are serial anyway.
const runAlone = <T>(raw: Db, work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> =>
  raw
    .transaction()
    .setIsolationLevel('serializable')
    .execute((trx) => inTransaction.run(true, () => work(trx)));

async function migrate(raw: Db): Promise<void> {
  const migrator = new Migrator({ db: raw, provider: { getMigrations: async () => ({ ...migrations }) } });
  if (isPostgres(raw)) await refuseOldServer(raw);
  await refuseNewer(raw);
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function refuseNewer(raw: Db): Promise<void> {
  const tables = await raw.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(raw);
  const unknown = rows.map(({ name }) => name).find((name) => !(name in migrations));
  if (unknown !== undefined)
    throw new UserError(
      `The database was written by a newer Parley (its step ${unknown} is not known here). Update Parley, or set DATABASE_URL to another ${isPostgres(raw) ? 'database' : 'file'}.`,
    );
}

// With one connection, a query on the outer handle would wait for ever for the transaction that waits for it; with ten,
// it would see the database as it is without that transaction.
const inTransaction = new AsyncLocalStorage<boolean>();
const refuseInsideTransaction: KyselyPlugin = {
  transformQuery: ({ node }) => {
    refuseOuterHandle();
    return node;
  },
  transformResult: async ({ result }) => result,
};

function refuseOuterHandle(): void {
  if (inTransaction.getStore()) throw new Error('Use the transaction’s own handle here.');
}
