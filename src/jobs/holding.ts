import type { Delivery } from '../domain/deliveries.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { countsByHour, heldUntil, hourMs, isPlainCorrection } from '../pipeline/holding.ts';
import type { NewDelivery, Store } from '../ports.ts';

export interface Owing {
  readonly rows: readonly NewDelivery[];
  readonly now: number;
  /** The subscriptions of these channels where they have been read already. */
  readonly subscriptions?: readonly Subscription[];
}

/**
 * Owes messages to channels: those that quiet hours or a full hour keep back wait for their time, all others go out as
 * they fall due. Give it a chunk of rows at a time, within the transaction that makes them; their order is kept.
 */
export async function owe(trx: Store, { rows, now, subscriptions }: Owing): Promise<void> {
  const channels = [...new Set(rows.map(({ channel }) => channel))];
  const wanted = subscriptions ?? (await trx.subscriptions.ofChannels(channels));
  const asked = new Map(wanted.map((subscription) => [subscription.channel, subscription]));
  const loads = await loadsOf(trx, { wanted, channels, now });
  const owed = rows.map((row) => {
    const subscription = asked.get(row.channel);
    const load = loads.get(row.channel);
    return subscription && load ? withHold(row, { subscription, load, now }) : row;
  });
  await trx.deliveries.enqueue(owed, now);
}

// What a channel has had in the last hour, and what waits there. Grows with each row that is owed.
interface Load {
  readonly times: number[];
  heldUntil: number | undefined;
}

interface Loading {
  readonly wanted: readonly Subscription[];
  readonly channels: readonly string[];
  readonly now: number;
}

async function loadsOf(trx: Store, { wanted, channels, now }: Loading): Promise<Map<string, Load>> {
  const held = await trx.deliveries.alertsHeldUntil(channels);
  const loads = new Map<string, Load>(
    channels.map((channel) => [channel, { times: [], heldUntil: held.get(channel) }]),
  );
  const counted = wanted.filter(({ hourlyMax }) => hourlyMax !== undefined).map(({ channel }) => channel);
  for (const { channel, postedAt } of await trx.deliveries.alertTimes(counted, now - hourMs))
    loads.get(channel)?.times.push(postedAt ?? now);
  return loads;
}

interface Held {
  readonly subscription: Subscription;
  readonly load: Load;
  readonly now: number;
}

function withHold(row: NewDelivery, { subscription, load, now }: Held): NewDelivery {
  // It is put with what the pause holds when it would go out.
  if (subscription.state === 'paused') return row;
  const isInLine = countsByHour(row.kind) || isPlainCorrection(row);
  const until = heldUntil({
    ...{ subscription, kind: row.kind, now, postedLastHour: load.times },
    alertsHeldUntil: isInLine ? load.heldUntil : undefined,
  });
  if (until === undefined) {
    if (countsByHour(row.kind)) load.times.push(now);
    return row;
  }
  if (countsByHour(row.kind)) load.heldUntil = until;
  return { ...row, state: 'held', dueAt: until };
}

export interface Late {
  readonly delivery: Delivery;
  readonly subscription: Subscription | undefined;
  readonly now: number;
}

/** Until when a message that is about to go out has to wait after all; undefined where it may go out. */
export async function heldLate(store: Store, { delivery, subscription, now }: Late): Promise<number | undefined> {
  const { channel, kind, ref, isInDoubt } = delivery;
  // An edit is silent, and a post that may be there already must be looked up.
  if (ref !== null || isInDoubt || subscription === undefined) return undefined;
  const { quiet, hourlyMax } = subscription;
  if (quiet === undefined && hourlyMax === undefined) return undefined;
  const times = await store.deliveries.alertTimes(hourlyMax === undefined ? [] : [channel], now - hourMs);
  // What else waits to go out comes after this one.
  const postedLastHour = times.flatMap(({ postedAt }) => postedAt ?? []);
  const alertsHeldUntil = await olderHeldUntil(store, delivery);
  return heldUntil({ subscription, kind, now, postedLastHour, alertsHeldUntil });
}

const heldLookedAtMax = 50;

async function olderHeldUntil(store: Store, delivery: Delivery): Promise<number | undefined> {
  if (!countsByHour(delivery.kind) && !isPlainCorrection(delivery)) return undefined;
  const held = await store.deliveries.heldOf(delivery.channel, heldLookedAtMax);
  if (!held.some((row) => countsByHour(row.kind) && isOlder(row, delivery))) return undefined;
  return (await store.deliveries.alertsHeldUntil([delivery.channel])).get(delivery.channel);
}

const isOlder = (a: Delivery, b: Delivery): boolean =>
  a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id);
