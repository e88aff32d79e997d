import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../domain/user-error.ts';

/** Looks through a SQLite file that was not closed in good order, without writing to it. Throws a UserError where it is damaged. */
export function checkFile(path: string): void {
  if (!existsSync(path)) return;
  const fault = statSync(path).size === 0 ? 'it is empty' : firstFault(path);
  if (fault === undefined) return;
  throw new UserError(
    `The database file ${path} is damaged (${fault}). Nothing was written to it. Put the last backup in its place and remove ${path}-wal and ${path}-shm, then start Parley again.`,
  );
}

/** True for a SQLite file, whole as far as a quick look tells, that some Parley has written. */
export function isParleyFile(path: string): boolean {
  return statSync(path).size > 0 && firstFault(path, 'select name from kysely_migration limit 1') === undefined;
}

// A write-ahead log that ends in the middle is no damage: what was committed before is there.
function firstFault(path: string, also = 'select 1'): string | undefined {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      database.prepare(also).all();
      const [found] = database.prepare('pragma quick_check(1)').all();
      return found?.quick_check === 'ok' ? undefined : String(found?.quick_check).replaceAll(/\s+/g, ' ');
    } finally {
      database.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
