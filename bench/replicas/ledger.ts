import { sql } from 'kysely';
import { z } from 'zod';
import { alertSchema } from '../../src/domain/alerts.ts';
import { subscriptionSchema } from '../../src/domain/subscriptions.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import type { Ledger } from '../chaos-store.ts';

/** The database of the replicas, read beside them. */
export interface LedgerReader {
  ledger(): Promise<Ledger>;
  /** What they still have to do now, in words; empty when nothing is owed but edits that are not due yet. */
  unfinished(expected: { readonly addresses: readonly string[]; readonly now: number }): Promise<string[]>;
  /** Those of these addresses that no coverage has yet. */
  unread(addresses: readonly string[]): Promise<string[]>;
  /** The ids of the replicas that are posting just now. */
  posting(): Promise<string[]>;
  close(): Promise<void>;
}

/** Reads what several processes write. */
export async function openLedger(url: string): Promise<LedgerReader> {
  const database = await openDatabase(url);
  return {
    ledger: () => database.snapshot((db) => ledgerOf(db)),
    unfinished: (expected) => database.snapshot((db) => unfinished(db, expected)),
    unread: (addresses) => unread(database.db, addresses),
    async posting() {
      const rows = await database.db
        .selectFrom('deliveries')
        .select('leased_by')
        .where('state', '=', 'sending')
        .where('ref', 'is', null)
        .execute();
      return rows.flatMap(({ leased_by }) => leased_by ?? []);
    },
    close: () => database.close(),
  };
}

type Db = Database['db'];

async function ledgerOf(db: Db): Promise<Ledger> {
  const alerts = await db.selectFrom('alerts').select('body').orderBy('id').execute();
  const subscriptions = await db.selectFrom('subscriptions').select('body').orderBy('id').execute();
  const deliveries = await db
    .selectFrom('deliveries')
    .select(['id', 'channel', 'kind', 'alert_id', 'state', 'reason', 'shown_version'])
    .orderBy('id')
    .execute();
  return {
    alerts: alerts.map(({ body }) => alertSchema.parse(JSON.parse(body))),
    subscriptions: subscriptions.map(({ body }) => subscriptionSchema.parse(JSON.parse(body))),
    deliveries,
  };
}

interface Expected {
  readonly addresses: readonly string[];
  readonly now: number;
}

const soonMs = 3_000;
const addressed = z.object({ url: z.string().optional() });

async function unread(db: Db, addresses: readonly string[]): Promise<string[]> {
  const items = await db.selectFrom('coverage').select('body').execute();
  const known = new Set(items.map(({ body }) => addressed.parse(JSON.parse(body)).url));
  return addresses.filter((address) => !known.has(address));
}

async function unfinished(db: Db, { addresses, now }: Expected): Promise<string[]> {
  const open = db.selectFrom('deliveries').where('state', 'in', ['pending', 'sending']);
  const count = sql<number>`cast(count(*) as integer)`.as('n');
  const of = async (rows: Promise<{ readonly n: number } | undefined>) => (await rows)?.n ?? 0;
  const owed = {
    'pieces not read': (await unread(db, addresses)).length,
    'inbox rows': await of(db.selectFrom('inbox').select(count).executeTakeFirst()),
    'fan-outs': await of(db.selectFrom('fan_outs').select(count).executeTakeFirst()),
    'messages not posted': await of(open.where('ref', 'is', null).select(count).executeTakeFirst()),
    'edits due': await of(
      open
        .where('due_at', '<=', now + soonMs)
        .select(count)
        .executeTakeFirst(),
    ),
  };
  return Object.entries(owed).flatMap(([what, n]) => (n === 0 ? [] : [`${n} ${what}`]));
}
