import { type SelectQueryBuilder, sql } from 'kysely';
import type { Subscription, SubscriptionCount, SubscriptionsWanted } from '../domain/subscriptions.ts';
import type { Db } from './database.ts';
import { isPostgres } from './dialect/engine.ts';
import type { Schema } from './schema.ts';

type Query = SelectQueryBuilder<Schema, 'subscriptions', { id: string; body: string }>;

/** The rows of a page, in the order of channels. */
export const pageOf = (query: Query, { after, limit, platform, state, texts }: SubscriptionsWanted): Query =>
  query
    .where('channel', '>', after)
    .$if(platform !== undefined, (all) => all.where(isOnPlatform(platform ?? '')))
    .$if(state !== undefined, (all) => all.where('state', '=', state ?? ''))
    .$if(texts !== undefined, (all) => all.where((eb) => eb.or((texts ?? []).map(holds))))
    .orderBy('channel')
    .limit(limit);

const isOnPlatform = (platform: string) => sql<boolean>`substr(channel, 1, ${platform.length + 1}) = ${`${platform}:`}`;

// Whoever looks for a word does not say whether it is a channel, a topic or a term, so all that is kept is looked through.
const holds = (text: string) => {
  const like = `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
  return sql<boolean>`(lower(channel) like ${like} escape '!' or lower(body) like ${like} escape '!')`;
};

/** Channels by chat and state. */
export async function subscriptionCounts(db: Db): Promise<SubscriptionCount[]> {
  const colon = isPostgres(db) ? sql`strpos(channel, ':')` : sql`instr(channel, ':')`;
  const rows = await db
    .selectFrom('subscriptions')
    .select((eb) => [
      sql<string>`substr(channel, 1, ${colon} - 1)`.as('platform'),
      'state',
      eb.fn.countAll<number>().as('count'),
    ])
    .groupBy(['platform', 'state'])
    .orderBy('platform')
    .orderBy('state')
    .execute();
  return rows.map(({ platform, state, count }) => ({ platform, state: stateOf(state), count: Number(count) }));
}

const stateOf = (state: string): Subscription['state'] => (state === 'paused' ? 'paused' : 'active');
