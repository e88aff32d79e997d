import type { Alert } from '../domain/alerts.ts';
import type { Delivery, Outcome } from '../domain/deliveries.ts';
import type { Reply } from '../domain/replies.ts';
import { type EditLimits, editDueAt } from '../pipeline/edit-budget.ts';
import { doubtNotice, readyDoubtNotice } from '../pipeline/notices.ts';
import type { Platform, Settlement, Store } from '../ports.ts';
import type { Dispatching } from './dispatch.ts';
import { pauseChannel } from './pausing.ts';

export interface SettleLimits extends EditLimits {
  readonly unreachableRetryMs: number;
  readonly unreachableRetryMsMax: number;
  readonly lookUpAfterMs: number;
}

/** A try that has ended. */
export interface Tried {
  readonly dispatching: Dispatching;
  readonly platform: Platform;
  readonly delivery: Delivery;
  /** The alert as it was shown; undefined for a ready message. */
  readonly alert: Alert | undefined;
  /** What was to be shown; undefined where it is gone or damaged. */
  readonly message: Reply | undefined;
  /** The conversation that the message went into, where its channel has some. */
  readonly threadKey: string | undefined;
  /** The message opened it. */
  readonly isThreadNew: boolean;
  readonly now: number;
}

/** Writes down what became of a try, and what follows from it. */
export async function settle(tried: Tried, outcome: Outcome): Promise<void> {
  const { delivery, now, dispatching } = tried;
  const { limits } = dispatching;
  switch (outcome.kind) {
    case 'sent':
      return await settleSent(tried, outcome);
    case 'rate-limited':
      return await retryAt(tried, { dueAt: now + outcome.retryAfterMs, isInDoubt: delivery.isInDoubt });
    case 'unreachable':
      return await retryAt(tried, { dueAt: now + waitMsOf(delivery, limits), isInDoubt: delivery.isInDoubt });
    case 'in-doubt':
      // An edit can simply be done again; a post is looked up first.
      return await retryAt(tried, { dueAt: now + limits.lookUpAfterMs, isInDoubt: delivery.ref === null });
    case 'unverifiable':
      return await giveUpInDoubt(tried, outcome.reason);
    case 'rejected':
      return await settleRejected(tried, outcome);
    default:
      return outcome satisfies never;
  }
}

const waitMsOf = ({ attempts }: Delivery, limits: SettleLimits): number =>
  Math.min(limits.unreachableRetryMs * 2 ** Math.min(attempts - 1, 10), limits.unreachableRetryMsMax);

// Everything else of the channel waits too, so that its messages stay in order.
const retryAt = (
  { dispatching, delivery }: Tried,
  { dueAt, isInDoubt }: { readonly dueAt: number; readonly isInDoubt: boolean },
): Promise<void> =>
  dispatching.store.transaction(async (trx) => {
    await trx.deliveries.settle(delivery, { state: 'pending', dueAt, isInDoubt });
    if (delivery.ref === null) await trx.deliveries.deferChannel(delivery.channel, dueAt);
  });

// A second copy would be worse than none, but its readers must know that one may be missing.
const giveUpInDoubt = ({ dispatching, delivery, alert, message, now }: Tried, reason: string): Promise<void> =>
  dispatching.store.transaction(async (trx) => {
    // Kept in mind, so that whoever has it tried again has it looked up first.
    const isOurs = await trx.deliveries.settle(delivery, { state: 'abandoned', isInDoubt: true, reason });
    const ready = message && readyDoubtNotice({ kind: delivery.kind, message }, reason);
    const told = alert === undefined ? ready : doubtNotice(alert, reason);
    // What a reader had forgotten meanwhile is not told of.
    if (!isOurs || told === undefined) return;
    const parts = { channel: delivery.channel, kind: 'notice' as const, alertId: null, replyTo: null };
    const notice = { ...parts, id: `${delivery.id}/notice`, message: JSON.stringify(told), dueAt: now };
    await trx.deliveries.enqueue([notice], now);
  });

type Rejection = Extract<Outcome, { kind: 'rejected' }>;

async function settleRejected(tried: Tried, { scope, reason }: Rejection): Promise<void> {
  const { dispatching, delivery, threadKey, now } = tried;
  switch (scope) {
    case 'message':
      await dispatching.store.deliveries.settle(delivery, { state: 'abandoned', reason });
      return;
    case 'thread':
      // Its conversation is gone: the next try opens a new one. An edit has nothing left to change.
      if (threadKey !== undefined) await dispatching.store.threads.drop(delivery.channel, threadKey);
      if (delivery.ref !== null || threadKey === undefined)
        return await settleRejected(tried, { kind: 'rejected', scope: 'message', reason });
      return await retryAt(tried, { dueAt: now, isInDoubt: false });
    case 'channel':
      return await dispatching.store.transaction(async (trx) => {
        await trx.deliveries.settle(delivery, { state: 'paused', reason });
        await pauseChannel({ store: trx, clock: dispatching.clock }, { channel: delivery.channel, reason });
      });
    default:
      return scope satisfies never;
  }
}

type Sending = Extract<Outcome, { kind: 'sent' }>;

// What came in while the message was on its way is owed as an edit.
const settleSent = (tried: Tried, { ref, isFound = false }: Sending): Promise<void> =>
  tried.dispatching.store.transaction(async (trx) => {
    const { delivery, threadKey, isThreadNew, now } = tried;
    const { channel } = delivery;
    const shownVersion = shownVersionOf(tried, isFound);
    const isOurs = await trx.deliveries.settle(delivery, {
      ...(await afterSending(trx, { tried, shownVersion })),
      ref,
    });
    // A reader had all of its channel forgotten meanwhile, or another worker has it.
    if (!isOurs) return;
    // A correction stands under an older message, so nothing can hang on it.
    const isFirst = delivery.ref === null && delivery.replyTo === null && isThreadNew;
    if (isFirst && threadKey !== undefined) await trx.threads.put({ channel, key: threadKey, root: ref, at: now });
    const { channelGapMs } = tried.platform.pace;
    if (channelGapMs > 0) await trx.deliveries.deferChannel(channel, now + channelGapMs);
  });

const firstVersion = 1;

// What an earlier try posted may be older than what would be posted now.
const shownVersionOf = ({ alert }: Tried, isFound: boolean): number =>
  alert === undefined ? 0 : isFound ? firstVersion : alert.version;

async function afterSending(
  trx: Store,
  { tried, shownVersion }: { readonly tried: Tried; readonly shownVersion: number },
): Promise<Settlement> {
  const { dispatching, delivery, now } = tried;
  const posted = postedStateOf(delivery, now);
  const current = delivery.alertId === null ? undefined : await trx.alerts.get(delivery.alertId);
  const isBehind = current !== undefined && current.version > shownVersion;
  const dueAt = isBehind ? editDueAt({ delivery: posted, alert: current, now, limits: dispatching.limits }) : undefined;
  const next: Settlement = dueAt === undefined ? { state: 'sent' } : { state: 'pending', dueAt };
  const { editedAt, ...times } = posted;
  return { ...next, ...times, ...(editedAt === null ? {} : { editedAt }), shownVersion };
}

const postedStateOf = ({ ref, postedAt, edits }: Delivery, now: number) =>
  ref === null
    ? { postedAt: now, editedAt: null, edits: 0 }
    : { postedAt: postedAt ?? now, editedAt: now, edits: edits + 1 };
