import type { Alert } from '../domain/alerts.ts';
import type { Delivery, Outcome } from '../domain/deliveries.ts';
import { type Reply, replySchema } from '../domain/replies.ts';
import { composeAlert } from '../pipeline/compose.ts';
import { type EditLimits, editDueAt } from '../pipeline/edit-budget.ts';
import type { Clock, Log, Platform, Settlement, Store } from '../ports.ts';
import { pauseChannel } from './pausing.ts';

export interface DispatchLimits extends EditLimits {
  readonly atOnce: number;
  readonly leaseMs: number;
  readonly unreachableRetryMs: number;
  readonly unreachableRetryMsMax: number;
  readonly lookUpAfterMs: number;
}
export interface Dispatching {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly worker: string;
  readonly platforms: readonly Platform[];
  readonly limits: DispatchLimits;
}

/** Sends what is due, one message a channel a run: the platforms ask for about one a second. */
export async function dispatchDue(dispatching: Dispatching): Promise<void> {
  const { store, clock, worker, limits } = dispatching;
  await store.deliveries.releaseExpired(clock.now());
  const claim = { worker, now: clock.now(), leaseMs: limits.leaseMs, limit: limits.atOnce };
  const claims = dispatching.platforms.map(({ name }) => store.deliveries.claim({ ...claim, platform: name }));
  const claimed = (await Promise.all(claims)).flat();
  // All of them are waited for, so that a fault in one leaves none on its way unseen.
  const settled = await Promise.allSettled(claimed.map((delivery) => deliver(dispatching, delivery)));
  const fault = settled.find(({ status }) => status === 'rejected');
  if (fault?.status === 'rejected') throw fault.reason;
}

async function deliver(dispatching: Dispatching, delivery: Delivery): Promise<void> {
  const { store, log, clock } = dispatching;
  const alert = delivery.alertId === null ? undefined : await store.alerts.get(delivery.alertId);
  const message = messageOf(delivery, alert);
  const outcome = message ? await attempt(dispatching, { delivery, message }) : lostMessage;
  if (outcome.kind !== 'sent')
    log.warn({ deliveryId: delivery.id, outcome: outcome.kind, attempts: delivery.attempts }, 'delivery not sent');
  const sent: Sent = { dispatching, delivery, shownVersion: alert?.version ?? 0, now: clock.now() };
  await settle(sent, outcome);
}

const lostMessage: Outcome = { kind: 'rejected', reason: 'its alert or card is gone or damaged', scope: 'message' };

function messageOf(delivery: Delivery, alert: Alert | undefined): Reply | undefined {
  if (alert) return composeAlert(alert);
  return delivery.message === null ? undefined : cardOf(delivery.message);
}

function cardOf(message: string): Reply | undefined {
  try {
    return replySchema.parse(JSON.parse(message));
  } catch {
    // Damaged: it is given up with its reason, or it would hold its channel up for ever.
    return undefined;
  }
}

interface Attempt {
  readonly delivery: Delivery;
  readonly message: Reply;
}

async function attempt({ platforms, limits }: Dispatching, { delivery, message }: Attempt): Promise<Outcome> {
  const { channel, id, ref, replyTo, isInDoubt, createdAt } = delivery;
  const platform = platforms.find(({ name }) => channel.startsWith(`${name}:`));
  if (!platform) return { kind: 'rate-limited', retryAfterMs: limits.unreachableRetryMsMax };
  if (ref !== null) return await platform.edit({ channel, ref, message });
  if (isInDoubt) {
    const found = await platform.lookUp({ channel, key: id, sinceMs: createdAt });
    if (found.kind === 'found') return { kind: 'sent', ref: found.ref };
    if (found.kind === 'hidden') return { kind: 'rejected', reason: found.reason, scope: 'message' };
    if (found.kind === 'unknown') return { kind: 'rate-limited', retryAfterMs: found.retryAfterMs };
  }
  return await platform.post({ channel, message, key: id, ...(replyTo === null ? {} : { replyTo }) });
}

interface Sent {
  readonly dispatching: Dispatching;
  readonly delivery: Delivery;
  readonly shownVersion: number;
  readonly now: number;
}

async function settle(sent: Sent, outcome: Outcome): Promise<void> {
  const { dispatching, delivery, now } = sent;
  const { store, limits } = dispatching;
  switch (outcome.kind) {
    case 'sent':
      return await settleSent(sent, outcome.ref);
    case 'rate-limited':
      return await retryAt(sent, { dueAt: now + outcome.retryAfterMs, isInDoubt: delivery.isInDoubt });
    case 'unreachable': {
      const waitMs = Math.min(
        limits.unreachableRetryMs * 2 ** Math.min(delivery.attempts - 1, 10),
        limits.unreachableRetryMsMax,
      );
      return await retryAt(sent, { dueAt: now + waitMs, isInDoubt: delivery.isInDoubt });
    }
    case 'in-doubt':
      // An edit can simply be done again; a post is looked up first.
      return await retryAt(sent, { dueAt: now + limits.lookUpAfterMs, isInDoubt: delivery.ref === null });
    case 'rejected':
      await store.deliveries.settle(delivery, {
        state: outcome.scope === 'channel' ? 'paused' : 'abandoned',
        reason: outcome.reason,
      });
      if (outcome.scope === 'channel')
        await pauseChannel(dispatching, { channel: delivery.channel, reason: outcome.reason });
      return;
    default:
      return outcome satisfies never;
  }
}

// Everything else of the channel waits too, so that its messages stay in order.
async function retryAt(
  { dispatching, delivery }: Sent,
  { dueAt, isInDoubt }: { dueAt: number; isInDoubt: boolean },
): Promise<void> {
  const { store } = dispatching;
  await store.deliveries.settle(delivery, { state: 'pending', dueAt, isInDoubt });
  if (delivery.ref === null) await store.deliveries.deferChannel(delivery.channel, dueAt);
}

// What came in while the message was on its way is owed as an edit.
const settleSent = (sent: Sent, ref: string): Promise<void> =>
  sent.dispatching.store.transaction(async (trx) => {
    const { delivery, shownVersion } = sent;
    const posted = postedStateOf(sent);
    const current = delivery.alertId === null ? undefined : await trx.alerts.get(delivery.alertId);
    const isBehind = current !== undefined && current.version > shownVersion;
    const dueAt = isBehind
      ? editDueAt({ delivery: posted, now: sent.now, limits: sent.dispatching.limits })
      : undefined;
    const next: Settlement = dueAt === undefined ? { state: 'sent' } : { state: 'pending', dueAt };
    const { editedAt, ...times } = posted;
    await trx.deliveries.settle(delivery, {
      ...next,
      ...times,
      ...(editedAt === null ? {} : { editedAt }),
      ref,
      shownVersion,
    });
  });

const postedStateOf = ({ delivery, now }: Sent) =>
  delivery.ref === null
    ? { postedAt: now, editedAt: null, edits: 0 }
    : { postedAt: delivery.postedAt ?? now, editedAt: now, edits: delivery.edits + 1 };
