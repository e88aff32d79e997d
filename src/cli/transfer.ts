import { createInterface } from 'node:readline';
import type { Settings } from '../../config/env.ts';
import { rebuildFacts } from '../jobs/rebuild-facts.ts';
import { withNumbers } from '../lib/json-line.ts';
import { openDatabase } from '../store/database.ts';
import { createStore } from '../store/store.ts';
import { exportLines, importLines } from '../store/transfer.ts';
import { lockDatabase } from './database-lock.ts';

/** Writes everything but secrets as JSON lines; works beside a running bot. */
export async function exportStore({ DATABASE_URL }: Settings, write: (text: string) => void): Promise<void> {
  const database = await openDatabase(DATABASE_URL);
  await exportLines(database, (line) => write(`${withNumbers(line)}\n`));
  await database.close();
}

/** Takes an export from a stream into an empty database, and builds the facts from its claims. Returns a sentence on what came. */
export async function importStore({ DATABASE_URL }: Settings, input: NodeJS.ReadableStream): Promise<string> {
  const lock = lockDatabase(DATABASE_URL, `an import, process ${process.pid}`);
  const database = await openDatabase(DATABASE_URL);
  try {
    const rows = await importLines(database, linesOf(input));
    const facts = await rebuildFacts(createStore(database));
    return `Took in ${rows} rows; ${facts} facts.`;
  } finally {
    await database.close();
    lock?.release();
  }
}

// Opened only when the first line is asked for: what readline reads before anybody listens is lost.
async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  yield* createInterface({ input });
}
