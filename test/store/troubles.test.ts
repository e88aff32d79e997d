import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { emptyDatabase, sharedDatabase } from '../contracts/engines.ts';
import { isOnPostgres } from '../contracts/postgres.ts';

/** Stores on one database, and how often each kind of trouble was counted. */
async function openCounted(url: string) {
  const counted = { failed: 0, retried: 0 };
  const database = await openDatabase(url, {
    meter: (happening) => {
      if (happening.kind === 'query') counted[happening.outcome]++;
    },
  });
  onTestFinished(() => database.close());
  return { database, store: createStore(database), counted };
}

describe('troubles of the database', () => {
  it('are counted: a statement that is refused, and none besides', async () => {
    const { database, store, counted } = await openCounted(emptyDatabase());

    await store.revision();
    await expect(sql`select nothing from nowhere`.execute(database.db)).rejects.toThrow();

    expect(counted).toEqual({ failed: 1, retried: 0 });
  });

  it.runIf(isOnPostgres)('are counted: transactions that got in each other’s way, which are no failures', async () => {
    const url = sharedDatabase();
    const { store, counted } = await openCounted(url);
    await store.watch.put({ lost: {}, backAt: {} });
    const addOne = () =>
      store.transaction(async (trx) => {
        const { backAt = {} } = (await trx.watch.get()) ?? {};
        await trx.watch.put({ lost: {}, backAt: { ...backAt, n: (backAt.n ?? 0) + 1 } });
      });

    await Promise.all(Array.from({ length: 20 }, addOne));

    expect((await store.watch.get())?.backAt.n).toBe(20);
    expect(counted.retried).toBeGreaterThan(0);
    expect(counted.failed).toBe(0);
  });
});
