import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, type KyselyPlugin, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { UserError } from '../domain/user-error.ts';
import { NodeSqliteDialect } from './dialect/node-sqlite.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** The whole database, or one transaction of it. */
export type Db = Kysely<Schema>;

export interface Database {
  readonly db: Db;
  /** All of it or nothing, as if alone. `work` uses only the handle that it is given. */
  transaction<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens `sqlite:PATH` or `sqlite::memory:` and brings the schema up to date. Refuses a database newer than the code. */
export async function openDatabase(url: string): Promise<Database> {
  const raw = new Kysely<Schema>({ dialect: new NodeSqliteDialect(url.slice('sqlite:'.length)) });
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
      return await raw.transaction().execute((trx) => inTransaction.run(true, () => work(trx)));
    },
    close: () => raw.destroy(),
  };
}

async function migrate(raw: Db): Promise<void> {
  const migrator = new Migrator({ db: raw, provider: { getMigrations: async () => ({ ...migrations }) } });
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
      `The database was written by a newer Parley (its step ${unknown} is not known here). Update Parley, or set DATABASE_URL to another file.`,
    );
}

// With one connection, a query on the outer handle would wait for ever for the transaction that waits for it.
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
