import type { Alert } from '../domain/alerts.ts';
import type { Delivery, Outcome, Thread } from '../domain/deliveries.ts';
import { type Reply, replySchema } from '../domain/replies.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { composeAlert } from '../pipeline/compose.ts';
import { saidLate } from '../pipeline/compose-reminder.ts';
import { threadOf } from '../pipeline/thread-of.ts';
import { callsFor } from '../pipeline/wanted.ts';
import type { Platform, PostRequest } from '../ports.ts';
import type { Dispatching } from './dispatch.ts';
import { heldLate } from './holding.ts';
import { settle } from './settle.ts';

export interface Delivering {
  readonly dispatching: Dispatching;
  readonly platform: Platform;
  readonly delivery: Delivery;
  /** Later than this it may be another worker's. */
  readonly leavesBy: number;
}

/** Posts or edits one message that a worker holds, and settles it by what became of it; one that comes late into quiet hours is held. */
export async function deliver(delivering: Delivering): Promise<void> {
  const { dispatching, delivery } = delivering;
  const { store, log, clock } = dispatching;
  const alert = delivery.alertId === null ? undefined : await store.alerts.get(delivery.alertId);
  const subscription = await store.subscriptions.ofChannel(delivery.channel);
  if (isPaused(delivery, subscription))
    return void (await store.deliveries.settle(delivery, { state: 'paused', reason: subscription?.reason ?? '' }));
  const until = await heldLate(store, { delivery, subscription, now: clock.now() });
  if (until !== undefined) return void (await store.deliveries.settle(delivery, { state: 'held', dueAt: until }));
  const message = messageOf({ delivery, alert, subscription, now: clock.now() });
  const placed = message && (await placedIn({ delivering, alert, subscription, message }));
  const outcome = placed ? await attempt(delivering, placed) : lostMessage;
  if (outcome.kind !== 'sent')
    log.warn(
      {
        platform: delivering.platform.name,
        deliveryId: delivery.id,
        outcome: outcome.kind,
        attempts: delivery.attempts,
      },
      'delivery not sent',
    );
  const shown = { alert, message, threadKey: placed?.threadKey, isThreadNew: placed?.thread?.root === undefined };
  await settle({ dispatching, platform: delivering.platform, delivery, ...shown, now: clock.now() }, outcome);
}

// What is owed to a paused channel waits for its card, whoever owed it. A post that may be there must be looked up first.
const isPaused = ({ kind, ref, isInDoubt }: Delivery, subscription: Subscription | undefined): boolean =>
  subscription?.state === 'paused' && kind !== 'welcome' && ref === null && !isInDoubt;

const lostMessage: Outcome = { kind: 'rejected', reason: 'its alert or card is gone or damaged', scope: 'message' };

interface Contents {
  readonly delivery: Delivery;
  readonly alert: Alert | undefined;
  readonly subscription: Subscription | undefined;
  readonly now: number;
}

function messageOf({ delivery, alert, subscription, now }: Contents): Reply | undefined {
  if (!alert) return readyMessage({ delivery, zone: subscription?.zone ?? 'UTC', now });
  const calls = subscription && delivery.kind === 'alert' ? callsFor(subscription, alert) : undefined;
  return calls === undefined ? composeAlert(alert) : { ...composeAlert(alert), mention: calls };
}

function readyMessage({ delivery, zone, now }: Pick<Contents, 'delivery' | 'now'> & { readonly zone: string }) {
  const { kind, message, createdAt } = delivery;
  const card = message === null ? undefined : cardOf(message);
  return card && kind === 'reminder' ? saidLate(card, { zone, writtenMs: createdAt, nowMs: now }) : card;
}

function cardOf(message: string): Reply | undefined {
  try {
    return replySchema.parse(JSON.parse(message));
  } catch {
    // Damaged: it is given up with its reason, or it would hold its channel up for ever.
    return undefined;
  }
}

interface Placed {
  readonly message: Reply;
  readonly thread?: Thread;
  readonly threadKey?: string;
  readonly isPassedOn?: boolean;
}

// Where the channel keeps its stories apart: the thread that the message belongs to, with its first message when known.
async function placedIn({
  delivering: { dispatching, delivery },
  alert,
  subscription,
  message,
}: Pick<Contents, 'alert' | 'subscription'> & {
  readonly delivering: Delivering;
  readonly message: Reply;
}): Promise<Placed> {
  // Who follows a channel from elsewhere gets a digest a day at most, not every alert.
  if (delivery.kind === 'digest' && subscription?.isAnnouncement) return { message, isPassedOn: true };
  if (!subscription?.isForum && !(subscription?.isThreaded && alert)) return { message };
  const thread = threadOf({ alert, message, deliveryId: delivery.id });
  const root = await dispatching.store.threads.root(delivery.channel, thread.key);
  return { message, threadKey: thread.key, thread: { title: thread.title, root } };
}

async function attempt({ platform, delivery, leavesBy }: Delivering, placed: Placed): Promise<Outcome> {
  const { channel, id, ref, replyTo, isInDoubt, createdAt, triedAt } = delivery;
  const { message, thread, isPassedOn } = placed;
  if (ref !== null) return await platform.edit({ channel, ref, message, leavesBy });
  const place = {
    channel,
    key: id,
    ...(replyTo !== null && { replyTo }),
    ...(thread && { thread }),
    ...(isPassedOn && { isPassedOn }),
  };
  return isInDoubt
    ? // What was held or failed before was surely not posted then.
      await lookUpFirst({ platform, request: { ...place, message, leavesBy }, sinceMs: triedAt ?? createdAt })
    : await platform.post({ ...place, message, leavesBy });
}

interface Doubtful {
  readonly platform: Platform;
  readonly request: PostRequest;
  readonly sinceMs: number;
}

async function lookUpFirst({ platform, request, sinceMs }: Doubtful): Promise<Outcome> {
  const { message: _message, leavesBy: _leavesBy, ...place } = request;
  const found = await platform.lookUp({ ...place, sinceMs });
  switch (found.kind) {
    case 'found':
      return { kind: 'sent', ref: found.ref, isFound: true };
    case 'unknown':
      return { kind: 'rate-limited', retryAfterMs: found.retryAfterMs };
    case 'hidden':
      return { kind: 'unverifiable', reason: found.reason };
    case 'absent':
      return await platform.post(request);
    default:
      return found satisfies never;
  }
}
