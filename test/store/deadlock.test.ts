import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/domain/deliveries.ts';
import type { Store } from '../../src/ports.ts';
import { openStore } from '../contracts/engines.ts';
import { isOnPostgres, takeDatabase } from '../contracts/postgres.ts';
import { deliveryOf } from './rows.ts';

const claim = { worker: 'w', platform: 'slack', now: 1000, leaseMs: 1000, limit: 10 };

const statements: Readonly<Record<string, (store: Store, claimed: readonly Delivery[]) => Promise<unknown>>> = {
  'that gives claims back': ({ deliveries }, claimed) =>
    deliveries.postpone(claimed.map((delivery) => ({ delivery, dueAt: 5000 }))),
  'that releases what lost workers had': ({ deliveries }) => deliveries.releaseExpired(3000),
};

describe.runIf(isOnPostgres)('A statement on many rows', () => {
  it.each(Object.entries(statements))('%s runs again when another got in its way', async (_name, statement) => {
    const url = takeDatabase();
    const [{ store, database }, other] = [await openStore(url), await openStore(url)];
    await store.deliveries.enqueue(
      [deliveryOf('a', { channel: 'slack:T1/A' }), deliveryOf('b', { channel: 'slack:T1/B' })],
      0,
    );
    const claimed = await store.deliveries.claim(claim);
    const touch = (db: typeof database.db, id: string) =>
      db.updateTable('deliveries').set({ reason: 'touched' }).where('id', '=', id).execute();

    let running: Promise<unknown> | undefined;
    await other.database.transaction(async (trx) => {
      await touch(trx, 'b');
      // Where this one is the victim, it runs again.
      if (running === undefined) {
        running = statement(store, claimed);
        await expect.poll(() => waitingIn(database.db)).toBe(1);
      }
      await touch(trx, 'a');
    });
    await running;

    expect(await store.deliveries.countByState()).toEqual({ pending: 2 });
  });
});

async function waitingIn(db: Awaited<ReturnType<typeof openStore>>['database']['db']): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return Number(rows[0]?.n);
}
