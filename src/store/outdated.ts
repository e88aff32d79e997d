import { type SqlBool, sql } from 'kysely';
import type { Outdated, OutdatedKind } from '../domain/outdated.ts';
import type { Db } from './database.ts';

/** Deletes what is outdated, the oldest first; gives how many rows of the kind went. Facts, claims and what they rest on stay. */
export async function dropOutdated(db: Db, outdated: Outdated): Promise<number> {
  return await drops[outdated.kind](db, outdated);
}

const drops: Readonly<Record<OutdatedKind, (db: Db, outdated: Outdated) => Promise<number>>> = {
  messages: dropMessages,
  threads: dropThreads,
  'passed-over': dropPassedOver,
  changes: dropChanges,
  feedback: dropFeedback,
};

// Those that are still owed, held or paused have no age.
async function dropMessages(db: Db, { before, limit }: Outdated): Promise<number> {
  const rows = await db
    .selectFrom('deliveries')
    .select('id')
    .where(isOver)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(limit)
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await db.deleteFrom('deliveries').where('id', 'in', ids).where(isOver).execute();
  return ids.length;
}

async function dropThreads(db: Db, { before, limit }: Outdated): Promise<number> {
  const rows = await db
    .selectFrom('threads')
    .select(['channel', 'key', 'at'])
    .where('at', '>', unknownAt)
    .where('at', '<', before)
    .orderBy('at')
    .limit(limit)
    .execute();
  for (const { channel, key, at } of rows)
    await db.deleteFrom('threads').where('channel', '=', channel).where('key', '=', key).where('at', '=', at).execute();
  return rows.length;
}

// What is no coverage of the talks. Where a claim was read of it all the same, a fact may rest on it.
async function dropPassedOver(db: Db, { before, limit }: Outdated): Promise<number> {
  const rows = await db
    .selectFrom('coverage')
    .select('id')
    .where(isPassedOver)
    .where('seen_at', '>', unknownAt)
    .where('seen_at', '<', before)
    .where(isClaimless)
    .orderBy('seen_at')
    .limit(limit)
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await db.deleteFrom('coverage_names').where('item_id', 'in', ids).execute();
  await db.deleteFrom('search_coverage').where('item_id', 'in', ids).execute();
  await db.deleteFrom('coverage').where('id', 'in', ids).execute();
  return ids.length;
}

// The last of each channel are told by `/subscriptions`, however old they are.
async function dropChanges(db: Db, { before, limit }: Outdated): Promise<number> {
  const rows = await db
    .selectFrom('audit')
    .select('id')
    .where('at', '<', before)
    .where(isNotShown)
    .orderBy('at')
    .limit(limit)
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await db.deleteFrom('audit').where('id', 'in', ids).execute();
  return ids.length;
}

async function dropFeedback(db: Db, { before, limit }: Outdated): Promise<number> {
  const told = db.selectFrom('feedback').select('id').where('at', '<', before).orderBy('at').limit(limit);
  const rows = await told.execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await db.deleteFrom('feedback').where('id', 'in', ids).execute();
  return ids.length;
}

// Rows from before the time was kept.
const unknownAt = 0;
// Word for word as in the partial indexes.
const isOver = sql<SqlBool>`state in ('sent', 'merged', 'abandoned')`;
const isPassedOver = sql<SqlBool>`is_relevant = 0`;
const isClaimless = sql<SqlBool>`not exists (select 1 from claims where claims.item_id = coverage.id)`;
const shownPerChannel = 10;
const isNotShown = sql<SqlBool>`(
  select count(*) from audit as newer where newer.channel = audit.channel and newer.at > audit.at
) >= ${sql.lit(shownPerChannel)}`;
