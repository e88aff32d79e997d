import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type {
  DeliveryList,
  DeliveryState,
  ListedDelivery,
  ListPlace,
  Retry,
  ToldCount,
} from '../domain/listed-deliveries.ts';
import type { ListStore } from '../ports.ts';
import type { Db } from './database.ts';
import { type DeliveryRow, isHeld, isPaused, isPending, isSending, toDelivery } from './delivery-rows.ts';
import type { Schema } from './schema.ts';

/** Messages as the console lists them, each list in the order of an index, and the second try of what was given up. */
export const listedDeliveries = (db: Db): ListStore => ({
  async listed({ list, after, limit }) {
    const { only, order, isDescending = false } = lists[list];
    const all = only(db.selectFrom('deliveries').selectAll());
    const rest = after === undefined ? all : all.where(beyond({ order, isDescending, after }));
    const ordered = order.reduce((query, column) => query.orderBy(column, isDescending ? 'desc' : 'asc'), rest);
    return (await ordered.limit(limit).execute()).map(toListed);
  },
  async find(id) {
    const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toListed(row);
  },
  async ofAlert({ alertId, after, limit }) {
    const all = db.selectFrom('deliveries').selectAll().where('alert_id', '=', alertId).where('id', '>', after);
    return (await all.orderBy('id').limit(limit).execute()).map(toListed);
  },
  async channelsOwed(alertId, channels) {
    if (channels.length === 0) return [];
    const owed = db.selectFrom('deliveries').select('channel').distinct().where('alert_id', '=', alertId);
    return (await owed.where(amongChannels(channels)).execute()).map(({ channel }) => channel);
  },
  toldCount: (alertId, countMax) => toldCount(db, { alertId, countMax }),
  async givenUpCount(countMax) {
    const some = db
      .selectFrom('deliveries')
      .select('id')
      .where(isAbandoned)
      .limit(countMax + 1);
    return upTo(countMax, await counted(db, some));
  },
  retry: (retry) => retryGivenUp(db, retry),
  async tryNow({ id, now, laterThanMs }) {
    const { numUpdatedRows } = await db
      .updateTable('deliveries')
      .set({ due_at: now })
      .where('id', '=', id)
      .where(isPending)
      .where('ref', 'is', null)
      .where('attempts', '>', 0)
      .where('due_at', '>', now + laterThanMs)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
});

// No plain column: else all that these channels ever got would be read, rather than what the alert brought.
const amongChannels = (channels: readonly string[]) => sql<SqlBool>`channel || '' in (${sql.join(channels)})`;

type Query = SelectQueryBuilder<Schema, 'deliveries', DeliveryRow>;
type Column = 'platform' | 'due_at' | 'id' | 'channel' | 'created_at' | 'state';

interface ListOrder {
  readonly only: (query: Query) => Query;
  readonly order: readonly Column[];
  readonly isDescending?: boolean;
}

// Word for word the conditions of partial indexes, and the columns in their order: SQLite takes these for no others.
const isAbandoned = sql<SqlBool>`state = 'abandoned'`;
const isOver = sql<SqlBool>`state in ('sent', 'merged', 'abandoned')`;
const isInDoubt = sql<SqlBool>`in_doubt = 1`;

const lists: Readonly<Record<DeliveryList, ListOrder>> = {
  pending: { only: (query) => query.where(isPending), order: ['platform', 'due_at', 'id'] },
  sending: { only: (query) => query.where(isSending), order: ['channel', 'id'] },
  held: { only: (query) => query.where(isHeld), order: ['due_at', 'channel', 'id'] },
  'in-doubt': {
    only: (query) => query.where(isInDoubt).where('state', '<>', 'abandoned'),
    order: ['platform', 'state', 'id'],
  },
  paused: { only: (query) => query.where(isPaused), order: ['channel', 'id'] },
  abandoned: { only: (query) => query.where(isAbandoned), order: ['created_at', 'id'], isDescending: true },
  sent: {
    only: (query) => query.where(isOver).where('state', '=', 'sent'),
    order: ['created_at', 'id'],
    isDescending: true,
  },
};

interface Beyond extends Pick<ListOrder, 'order' | 'isDescending'> {
  readonly after: ListPlace;
}

function beyond({ order, isDescending, after }: Beyond) {
  const columns = sql.join(order.map((column) => sql.ref(column)));
  const values = sql.join(order.map((column) => sql`${valueIn(after, column)}`));
  return isDescending ? sql<SqlBool>`(${columns}) < (${values})` : sql<SqlBool>`(${columns}) > (${values})`;
}

function valueIn(place: ListPlace, column: Column): string | number {
  if (column === 'due_at') return place.dueAt;
  if (column === 'created_at') return place.createdAt;
  if (column === 'platform') return place.channel.slice(0, Math.max(place.channel.indexOf(':'), 0));
  return place[column];
}

// An edit that waits or failed takes nothing from who has read the post.
const isTold = sql<SqlBool>`(ref is not null or state = 'merged')`;

async function toldCount(
  db: Db,
  { alertId, countMax }: { readonly alertId: string; readonly countMax: number },
): Promise<ToldCount> {
  const some = db.selectFrom('deliveries').select('id').where('alert_id', '=', alertId).where(isTold);
  return upTo(countMax, await counted(db, some.limit(countMax + 1)));
}

async function counted(db: Db, some: SelectQueryBuilder<Schema, 'deliveries', { id: string }>): Promise<number> {
  const { n } = await db
    .selectFrom(some.as('some'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

const upTo = (countMax: number, found: number): ToldCount => ({
  count: Math.min(found, countMax),
  isMore: found > countMax,
});

// A try that it is not known of whether it succeeded stays in doubt, so that the next one looks for the post first. Only
// what is over is taken: who holds the message now settles it, and whoever held it before cannot any more.
async function retryGivenUp(db: Db, { id, now, isSurelyAbsent = false }: Retry): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({ state: 'pending', due_at: now, reason: null, ...(isSurelyAbsent && { in_doubt: 0 }) })
    .where('id', '=', id)
    .where(isAbandoned)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A row with how it stands. */
export const toListed = (row: DeliveryRow): ListedDelivery => ({
  ...toDelivery(row),
  state: row.state as DeliveryState,
  dueAt: row.due_at,
  reason: row.reason,
});
