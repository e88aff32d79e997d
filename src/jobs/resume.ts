import { randomUUID } from 'node:crypto';
import type { Alert } from '../domain/alerts.ts';
import { type Access, cardReasons, missedCardPrefix, ownerOf } from '../domain/deliveries.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { resumedCard } from '../pipeline/notices.ts';
import { toldUntil } from '../pipeline/told-until.ts';
import { isWanted } from '../pipeline/wanted.ts';
import type { AccessCheck, Clock, Store } from '../ports.ts';

export interface ResumeLimits {
  /** Channels asked about a run: each question that is refused counts against Discord's limit of invalid requests. */
  readonly checksPerRunMax: number;
  readonly checkGapMsMin: number;
  readonly checkGapMsMax: number;
  readonly missedAlertsMax: number;
}
export interface Resuming {
  readonly store: Store;
  readonly clock: Clock;
  readonly access: AccessCheck;
  readonly limits: ResumeLimits;
}

const fanOutsMax = 20;

/** Asks for paused channels whether they can be served again, less and less often, and resumes those that can. */
export async function resumeDue(resuming: Resuming): Promise<void> {
  const { store, clock, access, limits } = resuming;
  for (const held of await store.subscriptions.toCheck(clock.now(), limits.checksPerRunMax)) {
    const found = await access(held.channel);
    if (found.kind === 'ok') await resume(resuming, { held, found });
    else await checkLater(resuming, { held, found });
  }
}

interface Paused {
  readonly held: Subscription;
  readonly found: Exclude<Access, { kind: 'ok' }>;
}
interface Usable {
  readonly held: Subscription;
  readonly found: Extract<Access, { kind: 'ok' }>;
}

// A gap as long as the pause so far: soon after a slip, once a day after a week.
const checkLater = ({ store, clock, limits }: Resuming, { held, found }: Paused): Promise<void> =>
  store.transaction(async (trx) => {
    const current = await stillPaused(trx, held);
    if (current === undefined) return;
    const now = clock.now();
    const { pausedAt = now } = current;
    const gapMs = Math.min(Math.max(now - pausedAt, limits.checkGapMsMin), limits.checkGapMsMax);
    const reason = found.kind === 'missing' ? { reason: found.reason } : {};
    await trx.subscriptions.put({ ...current, pausedAt, checkAt: now + gapMs, ...reason });
  });

// A reader may have changed it while its chat was asked.
async function stillPaused(trx: Store, { channel }: Subscription): Promise<Subscription | undefined> {
  const current = await trx.subscriptions.ofChannel(channel);
  return current?.state === 'paused' && !current.isPausedByReader ? current : undefined;
}

const resume = ({ store, clock, limits }: Resuming, { held, found }: Usable): Promise<void> =>
  store.transaction(async (trx) => {
    const current = await stillPaused(trx, held);
    if (current === undefined) return;
    const { reason: _reason, pausedAt = clock.now(), checkAt: _checkAt, ...kept } = current;
    const { isForum = false, isAnnouncement = false } = found;
    const active = { ...kept, state: 'active' as const, isForum, isAnnouncement };
    await trx.subscriptions.put(active);
    const now = clock.now();
    const untilMs = toldUntil({ id: active.id, nowMs: now, due: await trx.fanOuts.due(now, fanOutsMax) });
    const missed = await missedBy(trx, { active, pausedAt, untilMs, alertsMax: limits.missedAlertsMax });
    const message = JSON.stringify(resumedCard(missed, pausedAt));
    const card = { kind: 'catch-up' as const, alertId: null, message, replyTo: null, dueAt: now };
    const id = `${missed.length > 0 ? missedCardPrefix : ''}${randomUUID()}`;
    await trx.deliveries.enqueue([{ id, channel: held.channel, ...card }], now);
  });

interface Missed {
  readonly active: Subscription;
  readonly pausedAt: number;
  /** What is due later comes by itself. */
  readonly untilMs: number;
  readonly alertsMax: number;
}

// What was held for it, and what it would have got since; oldest first.
async function missedBy(trx: Store, { active, pausedAt, untilMs, alertsMax }: Missed): Promise<Alert[]> {
  const heldIds = new Set(await trx.deliveries.dropPaused(active.channel, cardReasons.served));
  const recent = await trx.alerts.recent(alertsMax, ownerOf(active.channel));
  const isWithin = ({ dueAt }: Alert) => dueAt > pausedAt && dueAt <= untilMs;
  const isMissed = (alert: Alert) => heldIds.has(alert.id) || (isWithin(alert) && isToldNow(active, alert));
  return recent.filter(isMissed).toReversed();
}

// What a channel wants once a day, its digest tells.
const isToldNow = (active: Subscription, alert: Alert): boolean => active.mode === 'now' && isWanted(active, alert);
