import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreTrouble } from '../domain/store-trouble.ts';
import { UserError } from '../domain/user-error.ts';

/** What a copy of the database holds. */
export interface Copied {
  readonly bytes: number;
  readonly coverageItems: number;
  /** When the newest of everyone's coverage spoke, epoch milliseconds; undefined in an empty copy. */
  readonly newestAt: number | undefined;
}

/**
 * Writes a copy of the database into a file that only its owner may read. It is there whole and on the disk, or not at all.
 * Throws a UserError when the file is there already, unless it may be replaced.
 */
export async function writeBackup({
  file,
  mayReplace,
  copyInto,
}: {
  readonly file: string;
  readonly mayReplace: boolean;
  /** Writes the copy into this file, which is there and empty. */
  readonly copyInto: (path: string) => Promise<void>;
}): Promise<Copied> {
  if (existsSync(file) && !mayReplace)
    throw new UserError(`${file} is there already. Name another file, or replace it with --force.`);
  if (!existsSync(dirname(file)))
    throw new UserError(`There is no folder ${dirname(file)}. Make it first, or name a file in another.`);
  const path = `${file}.part-${process.pid}`;
  createOwn(path, file);
  try {
    await copyInto(path);
    const copied = finishCopy(path);
    orCannot(file, () => renameSync(path, file));
    syncFile(dirname(file));
    return copied;
  } catch (error) {
    throw isFull(error) ? new UserError(`There is no room for ${file}. Make room, or name another disk.`) : error;
  } finally {
    for (const rest of [path, `${path}-wal`, `${path}-shm`]) rmSync(rest, { force: true });
  }
}

const isFull = (error: unknown): boolean => error instanceof StoreTrouble && error.kind === 'full';

// Before a byte is in it, so that nobody else can read one.
const createOwn = (path: string, file: string): void => orCannot(file, () => closeSync(openSync(path, 'wx', 0o600)));

function orCannot(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new UserError(`${file} cannot be written (${error.message}). Name a file where Parley may write.`);
  }
}

function finishCopy(path: string): Copied {
  const database = new DatabaseSync(path);
  try {
    for (const doubt of doubts) database.exec(doubt);
    // One file, that a copy of it can be trusted to be all.
    database.exec('pragma journal_mode = delete');
    const [check] = database.prepare('pragma integrity_check(1)').all();
    if (check?.integrity_check !== 'ok') throw new Error(`The copy is damaged: ${String(check?.integrity_check)}`);
    const counted = database.prepare('select count(*) as n from coverage').get();
    const newest = database.prepare(newestCoverage).get();
    return {
      bytes: statSync(path).size,
      coverageItems: Number(counted?.n ?? 0),
      newestAt: newest?.at == null ? undefined : Number(newest.at),
    };
  } finally {
    database.close();
    syncFile(path);
  }
}

// What waited when the copy was made has gone out by the time that it is needed: who starts from it looks first.
const doubts = [
  `update deliveries set in_doubt = 1 where state in ('pending', 'held') and ref is null`,
  'update fan_outs set in_doubt = 1',
  `update deliveries set lease_until = 0 where state = 'sending'`,
  // Who held these does not run on the copy.
  `delete from holds where key in ('leader', 'gateway') or key like 'replica/%'`,
];
const newestCoverage = `select max(spoken_at) as at from coverage where workspace is null and is_relevant = 1`;

function syncFile(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
