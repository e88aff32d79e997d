import { type ExpressionBuilder, sql } from 'kysely';
import { type Subscription, subscriptionSchema } from '../domain/subscriptions.ts';
import { isZone } from '../lib/wall-clock.ts';
import type { SubscriptionStore } from '../ports.ts';
import type { Db } from './database.ts';
import { parseDocument } from './documents.ts';
import type { Schema, SubscriptionTable } from './schema.ts';
import { pageOf, subscriptionCounts } from './subscription-pages.ts';

/** Who wants what: one row a channel. */
export function subscriptionStore(db: Db): SubscriptionStore {
  const select = () => db.selectFrom('subscriptions').select(['id', 'body']);
  const parse = (row: { readonly id: string; readonly body: string }) =>
    inKnownZone(parseDocument(subscriptionSchema, { table: 'subscriptions', ...row }));
  return {
    async ofChannel(channel) {
      const row = await select().where('channel', '=', channel).executeTakeFirst();
      return row && parse(row);
    },
    async ofChannels(channels) {
      if (channels.length === 0) return [];
      return (await select().where('channel', 'in', channels).execute()).map(parse);
    },
    put: (subscription) => putAll(db, [subscription]),
    putAll: (subscriptions) => putAll(db, subscriptions),
    async remove(channel) {
      await db.deleteFrom('subscriptions').where('channel', '=', channel).execute();
    },
    async activeAfter(id, limit) {
      const rows = await select()
        .where('state', '=', 'active')
        .where('id', '>', id)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(parse);
    },
    async digestsDue(now, limit) {
      const due = select().where('state', '=', 'active').where('digest_due_at', '<=', now).orderBy('digest_due_at');
      return (await due.orderBy('id').limit(limit).execute()).map(parse);
    },
    async remindersDue(now, limit) {
      const due = select().where('state', '=', 'active').where('remind_due_at', '<=', now).orderBy('remind_due_at');
      return (await due.orderBy('id').limit(limit).execute()).map(parse);
    },
    async toCheck(now, limit) {
      const rows = await select().where('check_at', '<=', now).orderBy('check_at').orderBy('id').limit(limit).execute();
      return rows.map(parse);
    },
    async pausedBefore(atMs, limit) {
      const rows = await select().where('paused_at', '<', atMs).orderBy('paused_at').limit(limit).execute();
      return rows.map(parse);
    },
    async within(what, { after, limit }) {
      const rows = await select()
        .where((eb) =>
          eb.or([eb('channel', '=', what), eb(sql`substr(channel, 1, ${what.length + 1})`, '=', `${what}/`)]),
        )
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(parse);
    },
    page: async (wanted) => (await pageOf(select(), wanted).execute()).map(parse),
    counts: () => subscriptionCounts(db),
  };
}

const knownZones = new Map<string, boolean>();
const knownZonesMax = 2_000;

// An import may bring a zone that is not known here. It must not stop what is worked out for all channels at once.
function inKnownZone(subscription: Subscription): Subscription {
  const { zone } = subscription;
  const isKnown = knownZones.get(zone) ?? isZone(zone);
  if (knownZones.size < knownZonesMax) knownZones.set(zone, isKnown);
  return isKnown ? subscription : { ...subscription, zone: 'UTC' };
}

async function putAll(db: Db, subscriptions: readonly Subscription[]): Promise<void> {
  if (subscriptions.length === 0) return;
  await db
    .insertInto('subscriptions')
    .values(subscriptions.map(rowOf))
    .onConflict((c) => c.column('channel').doUpdateSet(({ ref }) => changedColumns(ref)))
    .execute();
}

type Excluded = ExpressionBuilder<Schema & { excluded: SubscriptionTable }, 'excluded'>['ref'];

const changedColumns = (ref: Excluded) => ({
  state: ref('excluded.state'),
  body: ref('excluded.body'),
  check_at: ref('excluded.check_at'),
  paused_at: ref('excluded.paused_at'),
  digest_due_at: ref('excluded.digest_due_at'),
  remind_due_at: ref('excluded.remind_due_at'),
});

function rowOf(subscription: Subscription): SubscriptionTable {
  const { id, channel, state, checkAt = null, pausedAt = null, isPausedByReader } = subscription;
  // What a reader paused is neither resumed nor deleted by itself.
  const times = isPausedByReader ? { check_at: null, paused_at: null } : { check_at: checkAt, paused_at: pausedAt };
  return { id, channel, state, body: JSON.stringify(subscription), ...times, ...dueTimesOf(subscription) };
}

// 0 where it is not known yet, so that it is looked at first.
const dueTimesOf = ({ mode, digestDueAt = 0, hasReminders, remindDueAt = 0 }: Subscription) => ({
  digest_due_at: mode === 'digest' ? digestDueAt : null,
  remind_due_at: hasReminders ? remindDueAt : null,
});
