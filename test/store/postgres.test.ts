import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../contracts/engines.ts';
import { isOnPostgres, takeBareDatabase } from '../contracts/postgres.ts';
import { entryOf, itemOf } from './rows.ts';

describe.runIf(isOnPostgres)('PostgreSQL', () => {
  it('may be opened for the first time by several at once', async () => {
    const url = await takeBareDatabase();

    const opened = await Promise.all([1, 2, 3].map(() => openStore(url)));

    expect(await Promise.all(opened.map(({ store }) => store.coverage.count()))).toEqual([0, 0, 0]);
  });

  it('compares every text of ours by its bytes', async () => {
    const { database } = await openStore();

    const { rows } = await sql<{ place: string }>`select table_name || '.' || column_name as place
      from information_schema.columns where table_schema = 'public' and data_type = 'text'
      and collation_name is distinct from 'C' and table_name not like 'kysely%'`.execute(database.db);

    expect(rows).toEqual([]);
  });

  it('waits for whoever reads it as it is at one moment, and writes that elsewhere in between', async () => {
    const { database } = await openStore();

    const { rows } = await database.snapshot((db) =>
      sql<{ patience: string }>`select current_setting('idle_in_transaction_session_timeout') as patience`.execute(db),
    );

    expect(rows).toEqual([{ patience: '0' }]);
  });

  it('that drops its connections fails the query of each, and answers the next', async () => {
    const url = await takeBareDatabase();
    const { store, database } = await openStore(url);
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    onTestFinished(() => admin.end());
    const dropAll = () =>
      admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`);

    const writing = store.transaction(async (trx) => {
      await trx.coverage.put(entryOf(itemOf('a')));
      await dropAll();
      await trx.coverage.put(entryOf(itemOf('b')));
    });

    await expect(writing).rejects.toThrow();
    await expect.poll(() => store.coverage.count().catch(() => 'not yet')).toBe(0);
    await store.coverage.put(entryOf(itemOf('c')));
    expect(await database.db.selectFrom('coverage').select('id').execute()).toEqual([{ id: 'c' }]);
  });
});
