import { sql } from 'kysely';
import type { Delivery } from '../domain/deliveries.ts';
import type { DeliveryStore } from '../ports.ts';
import type { Db } from './database.ts';
import { toListed } from './listed-deliveries.ts';

/** What whoever looks at one channel, or at a list of them, wants to know of its deliveries. */
export const channelDeliveries = (db: Db): Pick<DeliveryStore, 'lastAlerts' | 'waitingFor'> => ({
  async lastAlerts(channels) {
    if (channels.length === 0) return new Map();
    const rows = await db
      .selectFrom('deliveries')
      .select((eb) => ['channel', eb.fn.max('posted_at').as('at')])
      .where('channel', 'in', channels)
      .where('kind', 'in', alertKinds)
      .where('posted_at', 'is not', null)
      .groupBy('channel')
      .execute();
    return new Map(rows.flatMap(({ channel, at }) => (at === null ? [] : [[channel, Number(at)] as const])));
  },
  async waitingFor(channel, limit) {
    const rows = await db
      .selectFrom('deliveries')
      .selectAll()
      .where('channel', '=', channel)
      .where(isOpen)
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(toListed);
  },
});

const alertKinds: Delivery['kind'][] = ['alert', 'correction', 'digest', 'summary'];
// Word for word the condition of the partial index: SQLite takes it for no other.
const isOpen = sql<boolean>`state in ('pending', 'sending', 'held', 'paused')`;
