import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { UserError } from '../domain/user-error.ts';
import { faultIn } from './fault-in-file.ts';

// About a second. A larger file is looked through beside the bot that has started on it.
const bytesAtOnceMax = 200_000_000;

/**
 * Looks through a SQLite file that was not closed in good order, without writing to it. Throws a UserError where it is
 * damaged. False when it is so large that it was left for `checkBeside`.
 */
export function checkFile(path: string, bytesMax = bytesAtOnceMax): boolean {
  if (!existsSync(path)) return true;
  const { size } = statSync(path);
  if (size > bytesMax) return false;
  const fault = size === 0 ? 'it is empty' : faultIn(path);
  if (fault === undefined) return true;
  throw new UserError(
    `The database file ${path} is damaged (${fault}). Nothing was written to it. ${whatToDo(path)}, then start Parley again.`,
  );
}

const whatToDo = (path: string): string => `Put the last backup in its place and remove ${path}-wal and ${path}-shm`;

/** Looks through a file in a thread of its own, while others use it. Resolves with a sentence where it is damaged. */
export async function checkBeside(path: string): Promise<string | undefined> {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: { path } });
  worker.unref();
  const { fault } = await new Promise<{ readonly fault?: string }>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  return fault === undefined
    ? undefined
    : `The database file ${path} is damaged (${fault}). Parley has stopped. ${whatToDo(path)}, then start it again.`;
}

/** True for a SQLite file that some Parley has written. */
export function isParleyFile(path: string): boolean {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      database.prepare('select name from kysely_migration limit 1').get();
    } finally {
      database.close();
    }
    return true;
  } catch {
    return false;
  }
}
