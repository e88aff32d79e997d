import { AsyncLocalStorage } from 'node:async_hooks';
import {
  HandleEmptyInListsPlugin,
  Kysely,
  type KyselyConfig,
  type KyselyPlugin,
  type Logger,
  replaceWithNoncontingentExpression,
  sql,
  type Transaction,
} from 'kysely';
import { Migrator } from 'kysely/migration';
import { UserError } from '../domain/user-error.ts';
import type { Meter } from '../ports.ts';
import { compareByBytes } from './dialect/compare-by-bytes.ts';
import { isTaken, retryConflicts } from './dialect/conflicts.ts';
import { isPostgres, refuseOldServer } from './dialect/engine.ts';
import { NodeSqliteDialect } from './dialect/node-sqlite.ts';

import type { Patience } from './dialect/postgres.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** The whole database, or one transaction of it. */
export type Db = Kysely<Schema>;

export interface Database {
  readonly db: Db;
  /** All of it or nothing, as if alone. `work` may run again after a conflict, and uses only the handle that it is given. */
  transaction<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** Reads all of it as it is at one moment, while others write. `work` uses only the handle that it is given, and writes nothing. */
  snapshot<T>(work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Opening extends Patience {
  /** Counts what the database refuses. */
  readonly meter?: Meter | undefined;
}

/** Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://…` and brings the schema up to date. Refuses a database newer than the code. */
export async function openDatabase(url: string, { meter, silentMs }: Opening = {}): Promise<Database> {
  const raw = new Kysely<Schema>({
    ...(await engineOf(url, { silentMs })),
    ...(meter && { log: countedFailures(meter) }),
  });
  try {
    await migrate(raw);
  } catch (error) {
    await raw.destroy();
    throw error;
  }
  const guard = createGuard();
  const runAlone = <T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> =>
    // SQLite's are serial anyway.
    raw
      .transaction()
      .setIsolationLevel('serializable')
      .execute((trx) => guard.inside(() => work(trx)));
  return {
    db: raw.withPlugin(guard.plugin),
    async transaction(work) {
      guard.refuseInside();
      const onRetry = () => meter?.({ kind: 'query', outcome: 'retried' });
      return isPostgres(raw) ? await retryConflicts(() => runAlone(work), onRetry) : await runAlone(work);
    },
    snapshot: (work) =>
      raw.connection().execute((connection) => readAsOfNow(connection, () => guard.inside(() => work(connection)))),
    close: () => raw.destroy(),
  };
}

// A driver is loaded only for the engine in use.
async function engineOf(url: string, patience: Patience): Promise<KyselyConfig> {
  if (url.startsWith('sqlite:')) return { dialect: new NodeSqliteDialect(url.slice('sqlite:'.length)) };
  const { postgresDialect } = await import('./dialect/postgres.ts');
  return { dialect: postgresDialect(url, patience), plugins: [emptyListsMatchNothing] };
}
// What is only tried again, or was another's, is no failure.
const countedFailures =
  (meter: Meter): Logger =>
  (event) => {
    if (event.level === 'error' && !isTaken(event.error)) meter({ kind: 'query', outcome: 'failed' });
  };

// As on SQLite; PostgreSQL calls `in ()` a mistake.
const emptyListsMatchNothing = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression });

// Deferred: on SQLite it takes no lock that would keep others from writing.
async function readAsOfNow<T>(connection: Db, work: () => Promise<T>): Promise<T> {
  const begin = isPostgres(connection) ? 'begin isolation level repeatable read read only' : 'begin deferred';
  await sql.raw(begin).execute(connection);
  // An export goes only as fast as whoever takes it; nobody waits for what is only read.
  if (isPostgres(connection)) await sql`set local idle_in_transaction_session_timeout = 0`.execute(connection);
  try {
    return await work();
  } finally {
    await sql`rollback`.execute(connection);
  }
}

async function migrate(raw: Db): Promise<void> {
  const migrator = new Migrator({ db: raw, provider: { getMigrations: async () => ({ ...migrations }) } });
  if (isPostgres(raw)) await refuseOldServer(raw);
  await refuseNewer(raw);
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  if (isPostgres(raw)) await compareByBytes(raw);
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
function createGuard() {
  const isInside = new AsyncLocalStorage<boolean>();
  const refuseInside = () => {
    if (isInside.getStore()) throw new Error('Use the transaction’s own handle here.');
  };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      refuseInside();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { refuseInside, plugin, inside: <T>(work: () => Promise<T>): Promise<T> => isInside.run(true, work) };
}
