import { randomUUID } from 'node:crypto';
import type { Alert } from '../src/domain/alerts.ts';
import { type ChannelId, cardReasons, missedCardPrefix, ownerOf } from '../src/domain/deliveries.ts';
import { newSubscription, type Subscription } from '../src/domain/subscriptions.ts';
import { UserError } from '../src/domain/user-error.ts';
import { catchUpCard } from '../src/pipeline/catch-up.ts';
import { editSubscription, topicsAdded, type Wish } from '../src/pipeline/edit-subscription.ts';
import { toldUntil } from '../src/pipeline/told-until.ts';
import type { Store } from '../src/ports.ts';
import type { CommandContext } from './command.ts';
import { labelsOf } from './follows.ts';

export interface Subscribing {
  readonly channel: ChannelId;
  readonly wish: Wish;
}

/** What became of a wish. */
export interface Subscribed {
  readonly before: Subscription | undefined;
  readonly subscription: Subscription;
  readonly added: readonly string[];
  /** The last alerts, to show what the subscription would have brought. */
  readonly alerts: readonly Alert[];
}

const recentMax = 50;
const missedMax = 500;
const fanOutsMax = 20;

/** Stores the subscription as it is wished for; a new topic, or going on after a pause, posts a catch-up card at once. */
export const carryOut = (context: CommandContext, { channel, wish }: Subscribing): Promise<Subscribed> =>
  context.store.transaction(async (trx) => {
    const nowMs = context.clock.now();
    const before = await trx.subscriptions.ofChannel(channel);
    const held = before ?? opened({ channel, wish, nowMs });
    const toldUntilMs = toldUntil({ id: held.id, nowMs, due: await trx.fanOuts.due(nowMs, fanOutsMax) });
    const subscription = editSubscription(held, { wish, nowMs, toldUntilMs });
    await trx.subscriptions.put(subscription);
    // What was held may go out by the new settings, and must go by them.
    await trx.deliveries.recheckHeld(channel, nowMs);
    const alerts = await trx.alerts.recent(recentMax, ownerOf(channel));
    const done = { before, subscription, added: topicsAdded(before, wish.topics), alerts };
    if (wish.mode === 'pause') await trx.deliveries.pauseChannel(channel, subscription.reason ?? '');
    else await oweCard(trx, { done, nowMs, toldUntilMs, context });
    return done;
  });

function opened({ channel, wish, nowMs }: Subscribing & { readonly nowMs: number }): Subscription {
  if (wish.topics.length > 0)
    return newSubscription({ id: randomUUID(), channel, topics: [...wish.topics], createdAt: nowMs });
  throw new UserError('This channel follows nothing yet. Name a topic: /subscribe topic:tariffs');
}

interface Owing {
  readonly done: Subscribed;
  readonly nowMs: number;
  /** What is due later comes by itself, at once or in a digest. */
  readonly toldUntilMs: number;
  readonly context: Pick<CommandContext, 'topics'>;
}

async function oweCard(trx: Store, owing: Owing): Promise<void> {
  const { done, nowMs, toldUntilMs, context } = owing;
  const { before, subscription, alerts } = done;
  if (subscription.state === 'paused') return;
  const missed = await missedBy(trx, owing);
  const goesOn = before?.state === 'paused' || missed.length > 0;
  // Where it only adds topics, the others have been told here before.
  const topics = goesOn ? subscription.topics : done.added;
  if (topics.length === 0) return;
  const card = catchUpCard({
    ...{ alerts: alerts.filter(({ dueAt }) => dueAt <= toldUntilMs), missed, nowMs },
    wanted: { ...subscription, topics: [...topics] },
    label: labelsOf(topics, context.topics),
    newestAt: await trx.coverage.newestAt(),
  });
  const row = { channel: subscription.channel, alertId: null, message: JSON.stringify(card), replyTo: null };
  const id = `${missed.length > 0 ? missedCardPrefix : ''}${randomUUID()}`;
  await trx.deliveries.enqueue([{ id, kind: 'catch-up', ...row, dueAt: nowMs }], nowMs);
}

// Alerts that a pause kept back or that the next digest would have brought, newest first.
async function missedBy(trx: Store, { done: { before, subscription }, toldUntilMs }: Owing): Promise<Alert[]> {
  if (before === undefined) return [];
  const isResumed = before.state === 'paused';
  const leavesDigest = before.mode === 'digest' && subscription.mode === 'now';
  const ids = isResumed ? await trx.deliveries.dropPaused(before.channel, cardReasons.resumed) : [];
  const held = await Promise.all(ids.slice(-missedMax).map((id) => trx.alerts.get(id)));
  const since =
    before.mode === 'digest' ? (before.digestedUntil ?? before.createdAt) : (before.pausedAt ?? toldUntilMs);
  const recent = isResumed || leavesDigest ? await trx.alerts.recent(missedMax, ownerOf(before.channel)) : [];
  const waiting = recent.filter(({ dueAt }) => dueAt > since && dueAt <= toldUntilMs);
  const all = new Map([...waiting, ...held.flatMap((alert) => alert ?? [])].map((alert) => [alert.id, alert]));
  return [...all.values()].toSorted((a, b) => b.openedAt - a.openedAt);
}
