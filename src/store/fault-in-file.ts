import { DatabaseSync } from 'node:sqlite';

/** The first fault of a SQLite file, found without writing to it. A write-ahead log that ends in the middle is none: what was committed before is there. */
export function faultIn(path: string): string | undefined {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const [found] = database.prepare('pragma quick_check(1)').all();
      return found?.quick_check === 'ok' ? undefined : String(found?.quick_check).replaceAll(/\s+/g, ' ');
    } finally {
      database.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
