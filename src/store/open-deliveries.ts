import { type SqlBool, sql } from 'kysely';
import type { OpenDeliveries } from '../domain/open-deliveries.ts';
import type { Db } from './database.ts';

/** How many messages of each chat are in each state that is not over, by indexes that hold nothing else. */
export async function openDeliveries(db: Db): Promise<OpenDeliveries[]> {
  const doubtful = await doubtfulPosts(db);
  const rows = await db
    .selectFrom('deliveries')
    .select((eb) => ['platform', 'state', eb.fn.countAll<number>().as('count')])
    .where(isOpen)
    .groupBy(['state', 'platform'])
    .orderBy('state')
    .orderBy('platform')
    .execute();
  const open: OpenDeliveries[] = [];
  for (const { platform, state, count } of rows)
    open.push({
      ...{ platform, state: state as OpenDeliveries['state'], count: Number(count) },
      inDoubt: doubtful.get(`${platform} ${state}`) ?? 0,
      ...(state === 'pending' ? await oldestPost(db, platform) : {}),
    });
  return open;
}

// Edits that wait are left out: they may wait for an hour by design. One look into the index, however many wait.
async function oldestPost(db: Db, platform: string): Promise<{ oldestAt?: number }> {
  const row = await db
    .selectFrom('deliveries')
    .select('created_at')
    .where(isOpen)
    .where('state', '=', 'pending')
    .where('platform', '=', platform)
    .where('ref', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? {} : { oldestAt: row.created_at };
}

async function doubtfulPosts(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('deliveries')
    .select((eb) => ['platform', 'state', eb.fn.countAll<number>().as('count')])
    .where(isInDoubt)
    .groupBy(['platform', 'state'])
    .execute();
  return new Map(rows.map(({ platform, state, count }) => [`${platform} ${state}`, Number(count)]));
}

// Word for word the conditions of partial indexes: SQLite takes these for no others.
const isOpen = sql<SqlBool>`state in ('pending', 'sending', 'held', 'paused')`;
const isInDoubt = sql<SqlBool>`in_doubt = 1`;
