import { subscriptionSchema } from '../domain/subscriptions.ts';
import type { SubscriptionStore } from '../ports.ts';
import type { Db } from './database.ts';
import { parseDocument } from './documents.ts';

/** Who wants what: one row a channel. */
export function subscriptionStore(db: Db): SubscriptionStore {
  return {
    async ofChannel(channel) {
      const row = await db
        .selectFrom('subscriptions')
        .select(['id', 'body'])
        .where('channel', '=', channel)
        .executeTakeFirst();
      return row && parseDocument(subscriptionSchema, row);
    },
    async put(subscription) {
      const { id, channel, state } = subscription;
      const body = JSON.stringify(subscription);
      await db
        .insertInto('subscriptions')
        .values({ id, channel, state, body })
        .onConflict((c) => c.column('channel').doUpdateSet({ state, body }))
        .execute();
    },
    async remove(channel) {
      await db.deleteFrom('subscriptions').where('channel', '=', channel).execute();
    },
    async activeAfter(id, limit) {
      const rows = await db
        .selectFrom('subscriptions')
        .select(['id', 'body'])
        .where('state', '=', 'active')
        .where('id', '>', id)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map((row) => parseDocument(subscriptionSchema, row));
    },
  };
}
