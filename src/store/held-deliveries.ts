import { sql } from 'kysely';
import type { DeliveryStore } from '../ports.ts';
import type { Db } from './database.ts';

/** What a paused channel is owed: held with the reason, and taken out of the queue when it goes on. */
export const heldDeliveries = (db: Db): Pick<DeliveryStore, 'pauseChannel' | 'dropPaused'> => ({
  async pauseChannel(channel, reason) {
    await db
      .updateTable('deliveries')
      .set({ state: 'paused', reason })
      .where('channel', '=', channel)
      .where(isPending)
      .execute();
  },
  async dropPaused(channel, reason) {
    const held = await db
      .selectFrom('deliveries')
      .select(['alert_id', 'ref'])
      .where('channel', '=', channel)
      .where(isPaused)
      .orderBy('id')
      .execute();
    // An edit that was held is of no use once the channel has been told again; what was never posted is given up. But a
    // digest or a reminder is the only word on what it tells, which its row does not name: it goes out late.
    await db
      .updateTable('deliveries')
      .set((eb) => {
        const isOnlyWord = eb('kind', 'in', ['digest', 'reminder']);
        const state = eb.case().when('ref', 'is not', null).then('sent').when(isOnlyWord).then('pending');
        return { state: state.else('abandoned').end(), reason };
      })
      .where('channel', '=', channel)
      .where(isPaused)
      .execute();
    return held.flatMap(({ alert_id, ref }) => (ref === null && alert_id !== null ? [alert_id] : []));
  },
});

// Written out as in the partial indexes: SQLite uses them for nothing else.
const isPending = sql<boolean>`state = 'pending'`;
const isPaused = sql<boolean>`state = 'paused'`;
