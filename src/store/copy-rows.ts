import type { Database } from './database.ts';
import { indexAllCoverage, indexAllFacts } from './index-all.ts';
import { insertRows, pagesOf, storedTables } from './table-rows.ts';

/** Copies all of a database as it is now into an empty one, on whatever engine each of them is. */
export async function copyRows(from: Database, to: Database): Promise<void> {
  await from.snapshot(async (db) => {
    for (const table of storedTables)
      for await (const rows of pagesOf(db, table)) await to.transaction((trx) => insertRows(trx, { table, rows }));
  });
  await indexAllFacts(to);
  await indexAllCoverage(to);
}
