import { missedCardPrefix } from '../domain/deliveries.ts';
import type { DeliveryStore } from '../ports.ts';
import type { Db } from './database.ts';
import { isHeld, isPaused, isPending } from './delivery-rows.ts';

/** What a paused channel is owed: kept with the reason, and taken out of the queue when it goes on. */
export const pausedDeliveries = (db: Db): Pick<DeliveryStore, 'pauseChannel' | 'dropPaused'> => ({
  async pauseChannel(channel, reason) {
    for (const isWaiting of [isPending, isHeld])
      await db
        .updateTable('deliveries')
        .set({ state: 'paused', reason })
        .where('channel', '=', channel)
        .where(isWaiting)
        .execute();
  },
  async dropPaused(channel, reason) {
    const paused = await db
      .selectFrom('deliveries')
      .select(['alert_id', 'ref'])
      .where('channel', '=', channel)
      .where(isPaused)
      .orderBy('id')
      .execute();
    // An edit that was held is of no use once the channel has been told again; what was never posted is given up. But a
    // digest, summary, reminder or card of what was missed is the only word on what it tells, which its row does not
    // name: it goes out late.
    await db
      .updateTable('deliveries')
      .set((eb) => {
        const isGathered = eb.or([
          eb('kind', 'in', ['digest', 'summary', 'reminder']),
          eb('id', 'like', `${missedCardPrefix}%`),
        ]);
        const state = eb.case().when('ref', 'is not', null).then('sent').when(isGathered).then('pending');
        return { state: state.else('abandoned').end(), reason };
      })
      .where('channel', '=', channel)
      .where(isPaused)
      .execute();
    return paused.flatMap(({ alert_id, ref }) => (ref === null && alert_id !== null ? [alert_id] : []));
  },
});
