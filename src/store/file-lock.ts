import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../domain/user-error.ts';
import { checkFile } from './check-file.ts';
import { isBusy } from './dialect/node-sqlite.ts';
import { asTrouble, sqliteTrouble } from './dialect/troubles.ts';
import { makePrivateFile } from './private-file.ts';

export interface FileLock {
  /** The file was left by one that was killed, and is so large that it is still to be looked through. */
  readonly isUnchecked: boolean;
  release(): void;
}

/**
 * Takes the right to run schedules on a SQLite file. While another process has it, throws a UserError that says who.
 * The lock is the system's own, on a file beside: it ends with the process, however that ends. After one that was
 * killed, or a power cut, the file is looked through first, unless it is large: a damaged one is a UserError too.
 */
export function lockFile(path: string, holder: string): FileLock {
  const lock = openLock(path);
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (isBusy(error))
      throw new UserError(
        `${path} is in use by ${readHolder(path)}. Stop that one first, or set DATABASE_URL to another file.`,
      );
    throw asTrouble(sqliteTrouble, error);
  }
  // Whoever had it before did not let it go in good order: it was killed, or the power went.
  const isChecked = !existsSync(holderPath(path)) || checkUnder(lock, path);
  writeHolder(path, holder);
  return {
    isUnchecked: !isChecked,
    release() {
      rmSync(holderPath(path), { force: true });
      lock.close();
    },
  };
}

// Its name stays where it is, so that the next start looks again.
function checkUnder(lock: DatabaseSync, path: string): boolean {
  try {
    return checkFile(path);
  } catch (error) {
    lock.close();
    throw error;
  }
}

function openLock(path: string): DatabaseSync {
  try {
    makePrivateFile(`${path}.lock`);
    return new DatabaseSync(`${path}.lock`, { timeout: 0 });
  } catch (error) {
    throw asTrouble(sqliteTrouble, error);
  }
}

function writeHolder(path: string, holder: string): void {
  try {
    writeFileSync(holderPath(path), holder);
  } catch (error) {
    throw asTrouble(sqliteTrouble, error);
  }
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
