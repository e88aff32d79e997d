import { backup, DatabaseSync } from 'node:sqlite';
import { orTrouble, sqliteTrouble } from './dialect/troubles.ts';
import { makePrivateFile } from './private-file.ts';

// All in one step: one that is interrupted by a writer would begin again.
const pagesPerStep = 2 ** 30;

/** Copies a SQLite file as it is now, while others read and write it. */
export async function copyFile(from: string, to: string): Promise<void> {
  makePrivateFile(to);
  const database = new DatabaseSync(from);
  try {
    await orTrouble(sqliteTrouble, () => backup(database, to, { rate: pagesPerStep }));
  } finally {
    database.close();
  }
}
