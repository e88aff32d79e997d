import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import {
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
} from 'kysely';
import { makePrivateFile } from '../private-file.ts';
import { orTrouble, sqliteTrouble, tellTroubles } from './troubles.ts';

const limits = { busyMs: 5000, turnMs: 8, statementsMax: 200 };

/** Kysely on Node's own SQLite: durable commits, whole migrations, and an event loop that stays alive. */
export class NodeSqliteDialect extends SqliteDialect {
  constructor(path: string) {
    super({
      database: () => orTrouble(sqliteTrouble, () => openFile(path)),
      onCreateConnection: async (connection) => {
        letOthersRun(connection);
        tellTroubles(connection, sqliteTrouble);
      },
    });
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalDdl();
  }
}

// Kysely assumes the opposite, and would leave half a migration behind after a crash.
class TransactionalDdl extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function openFile(path: string): SqliteDatabase {
  if (path !== ':memory:') makePrivateFile(path);
  const db = new DatabaseSync(path, { timeout: limits.busyMs });
  db.exec('pragma journal_mode = wal; pragma synchronous = full');
  // From here on waiting is asynchronous, see whenNotBusy.
  db.exec('pragma busy_timeout = 0');
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => db.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      if (prepared.size >= limits.statementsMax) prepared.clear();
      const statement = prepare(db, sql);
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function prepare(db: DatabaseSync, sql: string): SqliteStatement {
  // Immediate: a transaction that reads first would fail at its first write when another process wrote in between.
  const statement = db.prepare(sql === 'begin' ? 'begin immediate' : sql);
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...storable(values)),
    // A full disk has ended the transaction already, and saying so would hide why.
    run: (values) => (sql === 'rollback' && !db.isTransaction ? nothingDone : statement.run(...storable(values))),
    iterate: (values) => statement.iterate(...storable(values)),
  };
}

const nothingDone = { changes: 0, lastInsertRowid: 0 };

// node:sqlite takes a leading object for a list of named parameters: a Date would become NULL and shift the rest.
function storable(values: readonly unknown[]): SQLInputValue[] {
  return values.map((value) => {
    if (isStorable(value)) return value;
    throw new TypeError('Store text and numbers: a Date or an object cannot be a column value.');
  });
}

const isStorable = (value: unknown): value is SQLInputValue =>
  value === null || ['string', 'number', 'bigint'].includes(typeof value);

// SQLite answers at once, so a loop of awaited queries is one run of microtasks: no timer, no socket gets a turn.
function letOthersRun(connection: DatabaseConnection): void {
  const executeQuery: DatabaseConnection['executeQuery'] = connection.executeQuery.bind(connection);
  let turnEndsAtMs = 0;
  connection.executeQuery = async (query, options) => {
    if (performance.now() >= turnEndsAtMs) {
      await nextTurn();
      turnEndsAtMs = performance.now() + limits.turnMs;
    }
    return await whenNotBusy(() => executeQuery(query, options));
  };
}

// Another process may hold the file; SQLite's own busy_timeout would stop the whole process while it waits.
async function whenNotBusy<T>(run: () => Promise<T>): Promise<T> {
  const giveUpAtMs = performance.now() + limits.busyMs;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= giveUpAtMs) throw error;
    }
    await pause(2 + Math.random() * 8);
  }
}

const sqliteBusy = 5;

/** True when another process holds the file just now. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === sqliteBusy;
