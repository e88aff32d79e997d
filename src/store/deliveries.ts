import { type ExpressionBuilder, sql, type Updateable } from 'kysely';
import type { Delivery } from '../domain/deliveries.ts';
import type { DeliveryStore, NewDelivery, Settlement } from '../ports.ts';
import { channelDeliveries } from './channel-deliveries.ts';
import type { Db } from './database.ts';
import { type DeliveryRow, isPending, isSending, toDelivery, toRow } from './delivery-rows.ts';
import { isTaken, runStatement } from './dialect/conflicts.ts';
import { isPostgres } from './dialect/engine.ts';

import { heldDeliveries } from './held-deliveries.ts';
import { listedDeliveries } from './listed-deliveries.ts';
import { openDeliveries } from './open-deliveries.ts';
import { pausedDeliveries } from './paused-deliveries.ts';
import type { DeliveryTable, Schema } from './schema.ts';

const candidatesPerPlace = 5;
const rowsPerInsertMax = 100;

type ClaimRequest = Parameters<DeliveryStore['claim']>[0];

/** The outbox: a row for each message owed to a channel, given out under leases, one in flight per channel. */
export function deliveryStore(db: Db): DeliveryStore {
  return {
    enqueue: (rows, now) => enqueue({ db, rows, now }),
    claim: async (request) => (await claimUnlessTaken(db, request)).map(toDelivery),
    settle: (delivery, settlement) => settle({ db, delivery, settlement }),
    releaseExpired: (now) => runStatement(db, () => releaseExpired(db, now)),
    async deferChannel(channel, dueAt) {
      await db
        .updateTable('deliveries')
        .set({ due_at: dueAt })
        .where('channel', '=', channel)
        .where(isPending)
        .where('due_at', '<', dueAt)
        .execute();
    },
    nextDueAt: (platform, afterMs) => nextDueAt(db, { platform, afterMs }),
    postpone: (rows) => runStatement(db, () => postpone(db, rows)),
    ...pausedDeliveries(db),
    ...heldDeliveries(db),
    ...channelDeliveries(db),
    ...listedDeliveries(db),
    async postedOf({ alertId, after, limit }) {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('alert_id', '=', alertId)
        .where('id', '>', after)
        .where('ref', 'is not', null)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },
    async toldOf({ alertId, after, limit }) {
      const told = db.selectFrom('deliveries').select(['id', 'channel', 'ref']).where('alert_id', '=', alertId);
      const isTold = (eb: ExpressionBuilder<Schema, 'deliveries'>) =>
        eb.or([eb('ref', 'is not', null), eb('state', 'in', ['pending', 'sending', 'held', 'merged'])]);
      return await told.where('id', '>', after).where(isTold).orderBy('id').limit(limit).execute();
    },
    async oweEdit(id, dueAt) {
      await db
        .updateTable('deliveries')
        .set({ state: 'pending', due_at: dueAt })
        .where('id', '=', id)
        .where('state', '=', 'sent')
        .execute();
    },
    async stateIn(alertId, channel) {
      return await db
        .selectFrom('deliveries')
        .select(['state', 'reason', 'due_at as dueAt'])
        .where('alert_id', '=', alertId)
        .where('channel', '=', channel)
        .executeTakeFirst();
    },
    async forget(channel) {
      await db.deleteFrom('deliveries').where('channel', '=', channel).execute();
    },
    open: () => openDeliveries(db),
    async countByState() {
      const rows = await db
        .selectFrom('deliveries')
        .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
        .groupBy('state')
        .execute();
      return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
    },
  };
}

async function enqueue({ db, rows, now }: { db: Db; rows: readonly NewDelivery[]; now: number }): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerInsertMax)
    await db
      .insertInto('deliveries')
      .values(rows.slice(from, from + rowsPerInsertMax).map((row) => toRow(row, now)))
      .onConflict((c) => c.doNothing())
      .execute();
}

// Whoever was slower finds something at the next claim.
async function claimUnlessTaken(db: Db, request: ClaimRequest): Promise<DeliveryRow[]> {
  try {
    return await claim(db, request);
  } catch (error) {
    if (isTaken(error)) return [];
    throw error;
  }
}

// Two statements on purpose: as one, the plan of the query is a matter of luck after the queue has been empty.
async function claim(db: Db, request: ClaimRequest): Promise<DeliveryRow[]> {
  const { worker, platform, now, leaseMs, limit, channelGapMs = 0 } = request;
  const due = await db
    .selectFrom('deliveries')
    .select(['id', 'channel'])
    .where(isPending)
    .where('platform', '=', platform)
    .where('due_at', '<=', now)
    .where('channel', 'not in', db.selectFrom('deliveries').select('channel').where(isSending))
    .where(isNext)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit * candidatesPerPlace)
    .execute();
  const rested = channelGapMs === 0 ? due : await withoutPostedSince(db, { due, sinceMs: now - channelGapMs });
  if (rested.length === 0) return [];
  const firsts = firstOfEachChannel(rested).slice(0, limit);
  return await db
    .updateTable('deliveries')
    .set((eb) => ({
      state: 'sending',
      leased_by: worker,
      lease_until: now + leaseMs,
      attempts: eb('attempts', '+', 1),
      tried_at: eb.case().when('in_doubt', '=', 1).then(eb.ref('tried_at')).else(now).end(),
    }))
    .where('id', 'in', isPostgres(db) ? freeOf(db, firsts) : firsts)
    .where(isPending)
    .returningAll()
    .execute();
}

// Rows that another worker is just taking are left to it.
const freeOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('deliveries')
    .select('id')
    .where('id', 'in', ids)
    .where(isPending)
    .orderBy('id')
    .forUpdate()
    .skipLocked();

interface Due {
  readonly id: string;
  readonly channel: string;
}

// Another replica may have posted there a moment ago, and knows nothing of what came in since.
async function withoutPostedSince(
  db: Db,
  { due, sinceMs }: { readonly due: readonly Due[]; readonly sinceMs: number },
): Promise<readonly Due[]> {
  if (due.length === 0) return due;
  const posted = await db
    .selectFrom('deliveries')
    .select('channel')
    .where('channel', 'in', [...new Set(due.map(({ channel }) => channel))])
    .where('posted_at', '>', sinceMs)
    .execute();
  const channels = new Set(posted.map(({ channel }) => channel));
  return due.filter(({ channel }) => !channels.has(channel));
}

function firstOfEachChannel(due: readonly Due[]): string[] {
  const firsts = new Map<string, string>();
  for (const { id, channel } of due) if (!firsts.has(channel)) firsts.set(channel, id);
  return [...firsts.values()];
}

// As if they had not been claimed: the try does not count. One statement for all, since they come in crowds.
async function postpone(db: Db, rows: Parameters<DeliveryStore['postpone']>[0]): Promise<void> {
  const [first, ...others] = rows.map(
    ({ delivery: { id, attempts }, dueAt }) => sql`(${id}, cast(${attempts} as integer), cast(${dueAt} as bigint))`,
  );
  if (first === undefined) return;
  await sql`
    with postponed (id, attempts, due_at) as (values ${sql.join([first, ...others])})
    update deliveries
    set state = 'pending', due_at = postponed.due_at, attempts = deliveries.attempts - 1,
      lease_until = null, leased_by = null
    from postponed
    where deliveries.id = postponed.id and deliveries.state = 'sending' and deliveries.attempts = postponed.attempts
  `.execute(db);
}

async function nextDueAt(
  db: Db,
  { platform, afterMs }: { readonly platform: string; readonly afterMs: number },
): Promise<number | undefined> {
  const row = await db
    .selectFrom('deliveries')
    .select('due_at')
    .where(isPending)
    .where('platform', '=', platform)
    .where('due_at', '>', afterMs)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.due_at;
}

// A post waits for every older post of its channel, whenever that is due: else what had to wait would be overtaken.
const isNext = sql<boolean>`(ref is not null or not exists (
  select 1 from deliveries as older
  where older.channel = deliveries.channel and older.state = 'pending' and older.ref is null
    and (older.created_at, older.id) < (deliveries.created_at, deliveries.id)))`;

/** A lost worker's post may have gone out; its edit can simply be done again. */
async function releaseExpired(db: Db, now: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set((eb) => ({
      state: 'pending',
      lease_until: null,
      leased_by: null,
      in_doubt: eb.case().when('ref', 'is', null).then(1).else(0).end(),
    }))
    .where(isSending)
    .where('lease_until', '<', now)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

interface SettleRequest {
  readonly db: Db;
  readonly delivery: Delivery;
  readonly settlement: Settlement;
}

// Only the worker that still holds the lease can settle: `attempts` rises with every lease.
async function settle({ db, delivery, settlement }: SettleRequest): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({ ...changesOf(settlement), lease_until: null, leased_by: null })
    .where('id', '=', delivery.id)
    .where('state', '=', 'sending')
    .where('attempts', '=', delivery.attempts)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function changesOf(settlement: Settlement): Updateable<DeliveryTable> {
  const { state, dueAt, isInDoubt, ref, postedAt, shownVersion, edits, editedAt, reason } = settlement;
  return {
    state,
    in_doubt: isInDoubt ? 1 : 0,
    ...(dueAt === undefined ? {} : { due_at: dueAt }),
    ...(ref === undefined ? {} : { ref }),
    ...(postedAt === undefined ? {} : { posted_at: postedAt }),
    ...(shownVersion === undefined ? {} : { shown_version: shownVersion }),
    ...(edits === undefined ? {} : { edits }),
    ...(editedAt === undefined ? {} : { edited_at: editedAt }),
    ...(reason === undefined ? {} : { reason }),
  };
}
