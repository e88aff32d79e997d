import { existsSync } from 'node:fs';
import type { Settings } from '../../config/env.ts';
import { formatMoment } from '../domain/partial-date.ts';
import { UserError } from '../domain/user-error.ts';
import { isParleyFile } from '../store/check-file.ts';
import { copyFile } from '../store/copy-file.ts';
import { copyRows } from '../store/copy-rows.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { createStore } from '../store/store.ts';
import { type Copied, writeBackup } from '../store/write-backup.ts';
import { filePathOf, isPostgresUrl, lockDatabase } from './database-lock.ts';

/** Copies the database of the settings, as it is at one moment, into a SQLite file; works beside a running bot. Returns a sentence on what the file holds. */
export async function backup({
  settings: { DATABASE_URL },
  file,
  mayReplace,
}: {
  readonly settings: Settings;
  readonly file: string;
  readonly mayReplace: boolean;
}): Promise<string> {
  const startedAt = performance.now();
  const copyFrom = isPostgresUrl(DATABASE_URL) ? copyServer : copyOwnFile;
  const copied = await writeBackup({ file, mayReplace, copyInto: (path) => copyFrom(DATABASE_URL, path) });
  return `${file}: ${heldBy(copied)}; ${secondsSince(startedAt)} s.`;
}

/** Brings a backup into the empty database of the settings, on whatever engine that is. Returns a sentence on what came. */
export async function restore({
  settings: { DATABASE_URL },
  file,
}: {
  readonly settings: Settings;
  readonly file: string;
}): Promise<string> {
  const startedAt = performance.now();
  if (!existsSync(file)) throw new UserError(`There is no file ${file}. Name a file that parley backup wrote.`);
  refuseOther(file);
  const lock = lockDatabase(DATABASE_URL, `a restore, process ${process.pid}`);
  try {
    await (isPostgresUrl(DATABASE_URL) ? restoreServer : restoreFile)(file, DATABASE_URL);
  } finally {
    lock?.release();
  }
  return `Restored ${file} in ${secondsSince(startedAt)} s. Start Parley now.`;
}

function refuseOther(file: string): void {
  if (!isParleyFile(file))
    throw new UserError(`${file} is no backup, or a damaged one. Name a file that parley backup wrote.`);
}

async function restoreFile(file: string, url: string): Promise<void> {
  const target = filePathOf(url);
  if (target === undefined) throw new UserError('A backup is restored into a file: set DATABASE_URL to sqlite:PATH.');
  if (existsSync(target))
    throw new UserError(`${target} is there already. Move it away, with its -wal and -shm, or set DATABASE_URL.`);
  await writeBackup({ file: target, mayReplace: false, copyInto: (path) => copyFile(file, path) });
}

const restoreServer = (file: string, url: string): Promise<void> =>
  betweenTwo({ from: `sqlite:${file}`, to: url }, async (from, to) => {
    if ((await createStore(to).coverage.count()) > 0)
      throw new UserError('A backup is restored into an empty database only. Set DATABASE_URL to a new one.');
    await copyRows(from, to);
  });

async function copyOwnFile(url: string, path: string): Promise<void> {
  const from = filePathOf(url);
  if (from === undefined || !existsSync(from))
    throw new UserError(`There is no database at ${url} yet, so there is nothing to back up.`);
  await copyFile(from, path);
}

const copyServer = (url: string, path: string): Promise<void> =>
  betweenTwo({ from: url, to: `sqlite:${path}` }, copyRows);

async function betweenTwo(
  urls: { readonly from: string; readonly to: string },
  work: (from: Database, to: Database) => Promise<void>,
): Promise<void> {
  const from = await openDatabase(urls.from);
  try {
    const to = await openDatabase(urls.to);
    await work(from, to).finally(to.close);
  } finally {
    await from.close();
  }
}

function heldBy({ bytes, coverageItems, newestAt }: Copied): string {
  const newest = newestAt === undefined ? 'none' : `${formatMoment(newestAt)}`;
  return `${bytes} bytes, ${coverageItems} coverage items, newest coverage ${newest}`;
}

const secondsSince = (startedAt: number): string => ((performance.now() - startedAt) / 1000).toFixed(1);
