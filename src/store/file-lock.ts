import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './dialect/node-sqlite.ts';

/**
 * Takes the right to run schedules on a SQLite file, or undefined while another process has it.
 * The lock is the system's own, on a file beside: it ends with the process, however that ends.
 */
export function lockFile(path: string): { release(): void } | undefined {
  const lockPath = `${path}.lock`;
  mkdirSync(dirname(lockPath), { recursive: true });
  const lock = new DatabaseSync(lockPath, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return { release: () => lock.close() };
}
