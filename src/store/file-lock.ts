import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../domain/user-error.ts';
import { isBusy } from './dialect/node-sqlite.ts';

export interface FileLock {
  release(): void;
}

/**
 * Takes the right to run schedules on a SQLite file. While another process has it, throws a UserError that says who.
 * The lock is the system's own, on a file beside: it ends with the process, however that ends.
 */
export function lockFile(path: string, holder: string): FileLock {
  mkdirSync(dirname(path), { recursive: true });
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (isBusy(error))
      throw new UserError(
        `${path} is in use by ${readHolder(path)}. Stop that one first, or set DATABASE_URL to another file.`,
      );
    throw error;
  }
  writeFileSync(holderPath(path), holder);
  return { release: () => lock.close() };
}

const holderPath = (path: string): string => `${path}.lock.holder`;

function readHolder(path: string): string {
  try {
    return readFileSync(holderPath(path), 'utf8');
  } catch {
    // The other process has the lock and has not written its name yet.
    return 'another Parley';
  }
}
