import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWhenThere } from '../../src/cli/open-when-there.ts';
import { StoreTrouble } from '../../src/domain/store-trouble.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openStore, temporaryFolder } from '../contracts/engines.ts';
import { isOnPostgres } from '../contracts/postgres.ts';
import { createKeptLog } from '../jobs/newsroom.ts';
import { alertOf } from './rows.ts';

/** A file, and another program that holds it. */
async function openHeld() {
  const path = join(temporaryFolder(), 'parley.sqlite');
  const opened = await openStore(`sqlite:${path}`);
  await opened.store.alerts.put(alertOf('before'));
  const other = new DatabaseSync(path);
  onTestFinished(() => other.close());
  return { ...opened, path, hold: () => other.exec('begin immediate'), release: () => other.exec('rollback') };
}

describe.skipIf(isOnPostgres)('A file that another program holds', () => {
  it('for longer than Parley waits is a trouble of its own kind; what reads goes on, and what writes does when it is let go', async () => {
    const { store, hold, release } = await openHeld();
    hold();
    const writing = store.alerts.put(alertOf('meanwhile'));

    await expect(writing).rejects.toThrow(new StoreTrouble('locked', undefined));
    const read = await store.alerts.recent(9);
    release();
    await store.alerts.put(alertOf('after'));

    expect(read.map(({ id }) => id)).toEqual(['before']);
    expect(await store.alerts.get('after')).toBeDefined();
  }, 30_000);

  it('at the start is waited for', async () => {
    const path = join(temporaryFolder(), 'parley.sqlite');
    const other = new DatabaseSync(path);
    onTestFinished(() => other.close());
    other.exec('pragma journal_mode = delete; create table held (n); begin exclusive');
    const log = createKeptLog();

    const opening = openWhenThere(() => openDatabase(`sqlite:${path}`), {
      ...{ log, limits: { retryMs: 50, waitMsMax: 60_000 } },
    });
    await expect
      .poll(() => log.logged.map(({ message }) => message), { timeout: 20_000 })
      .toEqual(['waiting for the database']);
    other.exec('rollback');
    const database = await opening;

    onTestFinished(() => database.close());
    expect((await sql`select 1 as one`.execute(database.db)).rows).toMatchObject([{ one: 1 }]);
  }, 60_000);
});

describe.skipIf(isOnPostgres)('A file that may not be written to', () => {
  it('is a trouble of its own kind, and is read all the same', async () => {
    const { store, database } = await openHeld();
    await sql`pragma query_only = on`.execute(database.db);

    await expect(store.alerts.put(alertOf('new'))).rejects.toThrow(new StoreTrouble('read-only', undefined));

    expect(await store.alerts.get('before')).toBeDefined();
  });
});
