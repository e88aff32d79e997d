import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Alert } from '../domain/alerts.ts';
import { type ChannelId, type Delivery, mergedReasons } from '../domain/deliveries.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { hourMs, planWake, type WakePlan } from '../pipeline/holding.ts';
import { composeSummary, heldBecause } from '../pipeline/summary.ts';
import { whyUnwanted } from '../pipeline/wanted.ts';
import type { Clock, Store } from '../ports.ts';

export interface WakeLimits {
  readonly channelsPerRunMax: number;
  /** What is held beyond this comes out in the next run. */
  readonly rowsPerChannelMax: number;
}
export interface Waking {
  readonly store: Store;
  readonly clock: Clock;
  readonly limits: WakeLimits;
}

/** Lets out what was held and whose time has come, a channel at a time: one alert as it is, several as one message. */
export async function wakeHeld({ store, clock, limits }: Waking): Promise<void> {
  for (const channel of await store.deliveries.heldDue(clock.now(), limits.channelsPerRunMax)) {
    // What is merged and the message that tells it are one transaction, so that a crash neither loses nor repeats one.
    await store.transaction((trx) => wakeChannel(trx, { channel, now: clock.now(), limits }));
    // The store answers without leaving the turn, so that commands would wait for all channels.
    await nextTurn();
  }
}

interface Channel {
  readonly channel: ChannelId;
  readonly now: number;
  readonly limits: WakeLimits;
}

async function wakeChannel(trx: Store, { channel, now, limits }: Channel): Promise<void> {
  const rows = await trx.deliveries.heldOf(channel, limits.rowsPerChannelMax);
  const subscription = await trx.subscriptions.ofChannel(channel);
  if (subscription?.state !== 'active') return await endHeld(trx, { held: rows, subscription });
  const held = await stillWanted(trx, { rows, subscription });
  const times = await trx.deliveries.alertTimes([channel], now - hourMs);
  const postedLastHour = times.map(({ postedAt }) => postedAt ?? now);
  const plan = planWake({ subscription, held, now, postedLastHour });
  await carryOut(trx, { plan, subscription, now });
}

interface Wanting {
  readonly rows: readonly Delivery[];
  readonly subscription: Subscription;
}

// A story may have been muted, or a topic taken away, while an alert was held.
async function stillWanted(trx: Store, { rows, subscription }: Wanting): Promise<Delivery[]> {
  const wanted: Delivery[] = [];
  for (const row of rows) {
    const [alert] = row.kind === 'alert' ? await alertsOf(trx, [row]) : [];
    const why = alert && whyUnwanted(subscription, alert);
    if (why === undefined) wanted.push(row);
    else await trx.deliveries.settleHeld([row.id], { state: 'abandoned', reason: `this channel ${why}` });
  }
  return wanted;
}

interface Ending {
  readonly held: readonly Delivery[];
  readonly subscription: Subscription | undefined;
}

async function endHeld(trx: Store, { held, subscription }: Ending): Promise<void> {
  const state = subscription === undefined ? 'abandoned' : 'paused';
  const reason = subscription === undefined ? 'this channel follows nothing any more' : (subscription.reason ?? '');
  await trx.deliveries.settleHeld(idsOf(held), { state, reason });
}

interface Carrying {
  readonly plan: WakePlan<Delivery>;
  readonly subscription: Subscription;
  readonly now: number;
}

async function carryOut(trx: Store, { plan, subscription, now }: Carrying): Promise<void> {
  const { deliveries } = trx;
  await deliveries.settleHeld(idsOf(plan.released), { state: 'pending', dueAt: now });
  for (const { row, dueAt } of plan.waiting) await deliveries.settleHeld([row.id], { state: 'held', dueAt });
  const [first] = plan.merged;
  if (first !== undefined) await merge(trx, { first, merged: plan.merged, subscription, now });
}

interface Merging {
  readonly first: Delivery;
  readonly merged: readonly Delivery[];
  readonly subscription: Subscription;
  readonly now: number;
}

async function merge(trx: Store, { first, merged, subscription, now }: Merging): Promise<void> {
  const summing = { subscription, sinceMs: first.createdAt, now };
  const reason = mergedReasons[heldBecause(summing)];
  await trx.deliveries.settleHeld(idsOf(merged), { state: 'merged', reason });
  const message = JSON.stringify(composeSummary({ ...summing, alerts: await alertsOf(trx, merged) }));
  // It takes the place of the first in its channel's queue.
  const row = { id: `${first.id}/summary`, channel: first.channel, kind: 'summary' as const, alertId: null, message };
  await trx.deliveries.enqueue([{ ...row, replyTo: null, dueAt: now }], first.createdAt);
}

async function alertsOf(trx: Store, rows: readonly Delivery[]): Promise<Alert[]> {
  const alerts: Alert[] = [];
  for (const { alertId } of rows) {
    const alert = alertId === null ? undefined : await trx.alerts.get(alertId);
    if (alert) alerts.push(alert);
  }
  return alerts;
}

const idsOf = (rows: readonly Delivery[]): string[] => rows.map(({ id }) => id);
