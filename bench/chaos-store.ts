import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type Alert, alertSchema } from '../src/domain/alerts.ts';
import { type Subscription, subscriptionSchema } from '../src/domain/subscriptions.ts';

const deliveryRow = z.object({
  id: z.string(),
  channel: z.string(),
  kind: z.string(),
  alert_id: z.string().nullable(),
  state: z.string(),
  reason: z.string().nullable(),
  shown_version: z.number(),
});
const bodyRow = z.object({ body: z.string() });
const countRow = z.object({ n: z.number() });

/** A delivery as the bot left it. */
export type DeliveryRow = z.infer<typeof deliveryRow>;

/** What a bot says that it owes, and to whom. */
export interface Ledger {
  readonly alerts: readonly Alert[];
  readonly subscriptions: readonly Subscription[];
  readonly deliveries: readonly DeliveryRow[];
}

/** The database of a bot, read beside it or after its end. */
export interface StoreReader {
  ledger(): Ledger;
  /** What the bot still has to do now, in words; empty when nothing is owed but edits that are not due yet. */
  unfinished(expected: { readonly addresses: readonly string[]; readonly now: number }): string[];
  close(): void;
}

/** Opens the file without writing to it. */
export function openReader(path: string): StoreReader {
  const db = new DatabaseSync(path, { readOnly: true, timeout: busyMs });
  const rows = <T>(schema: z.ZodType<T>, sql: string): T[] => z.array(schema).parse(db.prepare(sql).all());
  const bodies = <T>(schema: z.ZodType<T>, table: 'alerts' | 'subscriptions' | 'coverage'): T[] =>
    rows(bodyRow, `select body from ${table} order by id`).map(({ body }) => schema.parse(JSON.parse(body)));
  const count = (from: string): number => rows(countRow, `select count(*) as n from ${from}`)[0]?.n ?? 0;
  return {
    ledger: () => ({
      alerts: bodies(alertSchema, 'alerts'),
      subscriptions: bodies(subscriptionSchema, 'subscriptions'),
      deliveries: rows(
        deliveryRow,
        'select id, channel, kind, alert_id, state, reason, shown_version from deliveries order by id',
      ),
    }),
    unfinished({ addresses, now }) {
      const known = new Set(bodies(z.object({ url: z.string().optional() }), 'coverage').map(({ url }) => url));
      const owed = {
        'pieces not read': addresses.filter((address) => !known.has(address)).length,
        'inbox rows': count('inbox'),
        'fan-outs': count('fan_outs'),
        'messages not posted': count(`deliveries where state in ('pending', 'sending') and ref is null`),
        'edits due': count(`deliveries where state in ('pending', 'sending') and due_at <= ${now + soonMs}`),
      };
      return Object.entries(owed).flatMap(([what, n]) => (n === 0 ? [] : [`${n} ${what}`]));
    },
    close: () => db.close(),
  };
}

const busyMs = 5_000;
const soonMs = 3_000;
