import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, onTestFinished } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';

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

/** An empty store that closes after the test. */
export async function openStore(url = 'sqlite::memory:'): Promise<OpenStore> {
  const database = await openDatabase(url);
  onTestFinished(() => database.close());
  return { store: createStore(database), database };
}

const engines: Readonly<Record<string, () => string>> = {
  'SQLite in memory': () => 'sqlite::memory:',
  'SQLite on a file': () => `sqlite:${join(temporaryFolder(), 'parley.sqlite')}`,
};

/** Runs the same tests on every engine; `open` gives an empty store. */
export function onEveryEngine(about: string, tests: (open: () => Promise<OpenStore>) => void): void {
  for (const [engine, urlOf] of Object.entries(engines))
    describe(`${about}, ${engine}`, () => tests(() => openStore(urlOf())));
}
