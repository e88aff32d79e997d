import type { AlertTime, HeldStore } from '../ports.ts';
import type { Db } from './database.ts';
import { isHeld, isPending, isSending, toDelivery } from './delivery-rows.ts';

const countedKinds = ['alert', 'summary'];

/** What waits for the end of quiet hours or for a free place in the hour. */
export const heldDeliveries = (db: Db): HeldStore => ({
  async heldDue(now, channelsMax) {
    const due = db.selectFrom('deliveries').select('channel').distinct().where(isHeld).where('due_at', '<=', now);
    return (await due.limit(channelsMax).execute()).map(({ channel }) => channel);
  },
  async heldOf(channel, limit) {
    const held = db.selectFrom('deliveries').selectAll().where('channel', '=', channel).where(isHeld);
    return (await held.orderBy('created_at').orderBy('id').limit(limit).execute()).map(toDelivery);
  },
  async alertsHeldUntil(channels) {
    if (channels.length === 0) return new Map();
    const rows = await db
      .selectFrom('deliveries')
      .select((eb) => ['channel', eb.fn.max('due_at').as('dueAt')])
      .where('channel', 'in', channels)
      .where(isHeld)
      .where('kind', 'in', countedKinds)
      .groupBy('channel')
      .execute();
    return new Map(rows.map(({ channel, dueAt }) => [channel, dueAt]));
  },
  alertTimes: (channels, sinceMs) => alertTimes(db, { channels, sinceMs }),
  async settleHeld(ids, change) {
    if (ids.length === 0) return;
    const { state } = change;
    const rest = 'dueAt' in change ? { due_at: change.dueAt } : { reason: change.reason };
    await db
      .updateTable('deliveries')
      .set({ state, ...rest })
      .where('id', 'in', ids)
      .where(isHeld)
      .execute();
  },
  async recheckHeld(channel, now) {
    const held = db.updateTable('deliveries').set({ due_at: now }).where('channel', '=', channel).where(isHeld);
    await held.where('due_at', '>', now).execute();
  },
});

interface Asked {
  readonly channels: readonly string[];
  readonly sinceMs: number;
}

async function alertTimes(db: Db, { channels, sinceMs }: Asked): Promise<AlertTime[]> {
  if (channels.length === 0) return [];
  const ofThese = () =>
    db
      .selectFrom('deliveries')
      .select(['channel', 'posted_at as postedAt'])
      .where('channel', 'in', channels)
      .where('kind', 'in', countedKinds);
  const posted = await ofThese().where('posted_at', '>', sinceMs).orderBy('posted_at').execute();
  const pending = await ofThese().where(isPending).where('ref', 'is', null).execute();
  const sending = await ofThese().where(isSending).where('ref', 'is', null).execute();
  return [...posted, ...pending, ...sending];
}
