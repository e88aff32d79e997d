import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../config/env.ts';
import type { Clock } from '../ports.ts';
import { copyFile } from '../store/copy-file.ts';
import { copyRows } from '../store/copy-rows.ts';
import { openDatabase } from '../store/database.ts';
import { filePathOf, isPostgresUrl } from './database-lock.ts';
import { type OpenStore, openStore } from './open-store.ts';

/** A copy of the store of the settings, to try things in; it is gone when closed, or when the process exits. */
export async function openCopy(settings: Settings, clock: Clock): Promise<OpenStore> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-copy-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const path = join(folder, 'parley.sqlite');
  await copyInto(path, settings);
  const { store, close } = await openStore({ ...settings, DATABASE_URL: `sqlite:${path}` }, clock);
  return {
    store,
    async close() {
      await close();
      remove();
      process.removeListener('exit', remove);
    },
  };
}

async function copyInto(path: string, { DATABASE_URL }: Settings): Promise<void> {
  if (isPostgresUrl(DATABASE_URL)) return await copyFromServer(DATABASE_URL, path);
  const file = filePathOf(DATABASE_URL);
  if (file !== undefined && existsSync(file)) await copyFile(file, path);
}

async function copyFromServer(url: string, path: string): Promise<void> {
  const from = await openDatabase(url);
  const to = await openDatabase(`sqlite:${path}`);
  try {
    await copyRows(from, to);
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}
