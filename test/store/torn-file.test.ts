import { copyFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/domain/user-error.ts';
import { checkBeside, checkFile } from '../../src/store/check-file.ts';
import { lockFile } from '../../src/store/file-lock.ts';
import { openHome, runParley } from '../cli/parley.ts';
import { openStore, temporaryFolder } from '../contracts/engines.ts';
import { isOnPostgres } from '../contracts/postgres.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { alertOf } from './rows.ts';

// Few enough that nothing of the write-ahead log is taken over into the file yet.
const alertsMax = 60;
const cuts = 25;

/** A file with one alert a commit, all of it still in its write-ahead log, as the power cut leaves it. */
async function leftByPowerCut(): Promise<string> {
  const folder = temporaryFolder();
  const [live, left] = [join(folder, 'live.sqlite'), join(folder, 'left.sqlite')];
  const { store } = await openStore(`sqlite:${live}`);
  for (let n = 0; n < alertsMax; n++) await store.alerts.put(alertOf(String(n), { openedAt: n }));
  return copyOf(live, left);
}

function copyOf(from: string, to: string): string {
  for (const end of ['', '-wal']) copyFileSync(`${from}${end}`, `${to}${end}`);
  return to;
}

const alertsIn = async (path: string): Promise<string[]> => {
  const { store } = await openStore(`sqlite:${path}`);
  return (await store.alerts.recent(alertsMax)).map(({ id }) => id).toReversed();
};

const overwrite = (path: string, { from, bytes }: { readonly from: number; readonly bytes: number }): void => {
  const whole = readFileSync(path);
  whole.fill(0xa5, from, from + bytes);
  writeFileSync(path, whole);
};

describe.skipIf(isOnPostgres)('After a power cut', () => {
  it('a write-ahead log that was torn anywhere gives all up to a commit, and no half of one', async () => {
    const random = seededRandom(7);
    const kept = new Set<number>();
    const left = await leftByPowerCut();
    for (let cut = 0; cut < cuts; cut++) {
      const path = copyOf(left, `${left}-${cut}`);
      truncateSync(`${path}-wal`, random(statSync(`${path}-wal`).size));

      checkFile(path);
      const ids = await alertsIn(path);

      expect(ids).toEqual(Array.from({ length: ids.length }, (_, n) => String(n)));
      kept.add(ids.length);
    }

    expect(kept.size).toBeGreaterThan(5);
  }, 120_000);

  it('a log in which bytes are wrong gives what was committed before them', async () => {
    const path = await leftByPowerCut();
    overwrite(`${path}-wal`, { from: Math.floor(statSync(`${path}-wal`).size / 2), bytes: 64 });

    checkFile(path);
    const ids = await alertsIn(path);

    expect(ids.length).toBeGreaterThan(0);
    expect(ids.length).toBeLessThan(alertsMax);
  });
});

/** A file that was closed in good order and then damaged. */
async function damagedFile(damage: (path: string) => void): Promise<string> {
  const left = await leftByPowerCut();
  const database = new DatabaseSync(left);
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
  damage(left);
  return left;
}

const damages: Readonly<Record<string, (path: string) => void>> = {
  'is cut off': (path) => truncateSync(path, Math.floor(statSync(path).size / 2)),
  'is empty': (path) => truncateSync(path, 0),
  'has another beginning': (path) => overwrite(path, { from: 0, bytes: 100 }),
  'is overwritten in the middle': (path) =>
    overwrite(path, { from: Math.floor(statSync(path).size / 3), bytes: 20_000 }),
};

describe.skipIf(isOnPostgres)('A database file that', () => {
  it.each(Object.entries(damages))(
    '%s is refused after a crash in one sentence, and left as it is',
    async (...[, damage]) => {
      const path = await damagedFile(damage);
      writeFileSync(`${path}.lock.holder`, 'process 7');
      const before = readFileSync(path);

      const starting = () => lockFile(path, 'process 8');

      expect(starting).toThrow(UserError);
      expect(starting).toThrow(
        /^The database file .* is damaged \(.+\)\. Nothing was written to it\. Put the last backup/,
      );
      expect(readFileSync(path).equals(before)).toBe(true);
      expect(existsSync(`${path}.lock.holder`)).toBe(true);
    },
  );

  it('is whole after a crash is taken, and one that was let go in good order is not looked through', async () => {
    const [whole, unread] = [await damagedFile(() => undefined), await damagedFile(damages['is cut off']!)];
    writeFileSync(`${whole}.lock.holder`, 'process 7');

    for (const path of [whole, unread]) lockFile(path, 'process 8').release();

    expect(existsSync(`${whole}.lock.holder`)).toBe(false);
  });

  it('is large is left for a look beside the bot, which says whether it is damaged', async () => {
    const [whole, damaged] = [await damagedFile(() => undefined), await damagedFile(damages['is cut off']!)];

    const isChecked = [whole, damaged].map((path) => checkFile(path, 1000));

    expect(isChecked).toEqual([false, false]);
    expect(await checkBeside(whole)).toBeUndefined();
    expect(await checkBeside(damaged)).toMatch(
      /^The database file .* is damaged \(.+\)\. Parley has stopped\. Put the last/,
    );
  });

  it('is damaged ends `parley start` and `parley status` with exit code 1 and one sentence', async () => {
    const home = openHome();
    const path = home.env.DATABASE_URL!.slice('sqlite:'.length);
    await runParley(home, 'status');
    overwrite(path, { from: 0, bytes: 100 });
    writeFileSync(`${path}.lock.holder`, 'process 7');

    const [start, status] = [await runParley(home, 'start'), await runParley(home, 'status')];

    expect(start).toMatchObject({ code: 1, err: expect.stringMatching(/^The database file .* is damaged .*\n$/) });
    expect(status).toMatchObject({ code: 1, out: expect.stringContaining('! The database is damaged: stop Parley') });
  }, 60_000);
});
