import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, onTestFinished } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { exportLines } from '../../src/store/transfer.ts';
import { isOnPostgres, takeDatabase } from './postgres.ts';

/** A store with the database below it, for what only a foreign hand would write. */
export interface OpenStore {
  readonly store: Store;
  readonly database: Database;
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What an export holds, a line each. */
export async function exported(database: Database): Promise<string[]> {
  const lines: string[] = [];
  await exportLines(database, (line) => void lines.push(line));
  return lines;
}

/** An empty store that closes after the test. */
export async function openStore(url = emptyDatabase()): Promise<OpenStore> {
  const database = await openDatabase(url);
  onTestFinished(() => database.close());
  return { store: createStore(database), database };
}

/** The address of an empty database of the engine that the tests run on; it is gone after the test. */
export const emptyDatabase = (): string => (isOnPostgres ? takeDatabase() : 'sqlite::memory:');

/** The same, where several processes or connections are to share it. */
export const sharedDatabase = (): string =>
  isOnPostgres ? takeDatabase() : `sqlite:${join(temporaryFolder(), 'parley.sqlite')}`;

const engines: Readonly<Record<string, () => string>> = isOnPostgres
  ? { PostgreSQL: takeDatabase }
  : { 'SQLite in memory': emptyDatabase, 'SQLite on a file': sharedDatabase };

/** Runs the same tests on every engine of this run; `open` gives an empty store. */
export function onEveryEngine(about: string, tests: (open: () => Promise<OpenStore>) => void): void {
  for (const [engine, urlOf] of Object.entries(engines))
    describe(`${about}, ${engine}`, () => tests(() => openStore(urlOf())));
}
