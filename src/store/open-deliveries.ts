import { type SqlBool, sql } from 'kysely';
import type { OpenDeliveries } from '../domain/open-deliveries.ts';
import type { Db } from './database.ts';

/** How many messages of each chat are in each state that is not over, by indexes that hold nothing else. */
export async function openDeliveries(db: Db): Promise<OpenDeliveries[]> {
  const oldest = await oldestPosts(db);
  const doubtful = await doubtfulPosts(db);
  const rows = await db
    .selectFrom('deliveries')
    .select((eb) => ['platform', 'state', eb.fn.countAll<number>().as('count')])
    .where(isOpen)
    .groupBy(['state', 'platform'])
    .orderBy('state')
    .orderBy('platform')
    .execute();
  return rows.map(({ platform, state, count }) => {
    const oldestAt = state === 'pending' ? oldest.get(platform) : undefined;
    const inDoubt = doubtful.get(`${platform} ${state}`) ?? 0;
    return {
      ...{ platform, state: state as OpenDeliveries['state'], count: Number(count), inDoubt },
      ...(oldestAt === undefined ? {} : { oldestAt }),
    };
  });
}

// Edits that wait are left out: they may wait for an hour by design.
async function oldestPosts(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('deliveries')
    .select((eb) => ['platform', eb.fn.min('created_at').as('oldestAt')])
    .where(isOpen)
    .where('state', '=', 'pending')
    .where('ref', 'is', null)
    .groupBy('platform')
    .execute();
  return new Map(rows.map(({ platform, oldestAt }) => [platform, Number(oldestAt)]));
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
