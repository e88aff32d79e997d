import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Alert } from '../domain/alerts.ts';
import { ownerOf } from '../domain/deliveries.ts';
import { dayOf } from '../domain/partial-date.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { composeDigest, digestDueAt, digestedUntil } from '../pipeline/digest.ts';
import type { Clock, NewDelivery, Store } from '../ports.ts';

export interface DigestLimits {
  readonly hourUtc: number;
  readonly settleMs: number;
  readonly chunkRows: number;
  readonly chunksPerRunMax: number;
  readonly leaseMs: number;
  readonly lookBackMs: number;
  readonly alertsReadMax: number;
}
export interface Digests {
  readonly store: Store;
  readonly clock: Clock;
  readonly worker: string;
  readonly limits: DigestLimits;
}

// One round of digests: who has been gone through, and the alerts that it tells of.
interface Round {
  readonly dueAt: number;
  readonly alerts: readonly Alert[];
  readonly after: string;
}

/** A job that owes each channel in digest mode what came since its last digest, once a day, a few chunks a run. */
export function createDigests(digests: Digests): () => Promise<void> {
  let round: Round | undefined;
  let doneAt = 0;
  return async () => {
    const { clock, limits } = digests;
    const dueAt = digestDueAt(clock.now() - limits.settleMs, limits.hourUtc);
    if (doneAt === dueAt || !(await isOurs(digests, dueAt))) return;
    round = await nextChunks(digests, round?.dueAt === dueAt ? round : await openRound(digests, dueAt));
    if (round !== undefined) return;
    doneAt = dueAt;
    await closeRound(digests, dueAt);
  };
}

const keyOf = (dueAt: number): string => `digest/${dayOf(dueAt)}`;

const isOurs = ({ store, clock, worker, limits }: Digests, dueAt: number): Promise<boolean> =>
  store.holds.take({ key: keyOf(dueAt), owner: worker, now: clock.now(), forMs: limits.leaseMs });

const openRound = async ({ store, limits }: Digests, dueAt: number): Promise<Round> => ({
  dueAt,
  alerts: await store.alerts.since(dueAt - limits.lookBackMs, limits.alertsReadMax),
  after: '',
});

const doneForMs = 2 * 86_400_000;

// Nobody is called so: the round is held until the next is due, and is not begun again after a start.
async function closeRound({ store, clock, worker }: Digests, dueAt: number): Promise<void> {
  await store.holds.release(keyOf(dueAt), worker);
  await store.holds.take({ key: keyOf(dueAt), owner: 'done', now: clock.now(), forMs: doneForMs });
}

// Where the next run goes on, or undefined when all have been gone through.
async function nextChunks(digests: Digests, round: Round): Promise<Round | undefined> {
  let { after } = round;
  for (let chunks = 0; chunks < digests.limits.chunksPerRunMax; chunks++) {
    const subscriptions = await oweChunk(digests, { ...round, after });
    const last = subscriptions.at(-1);
    if (last === undefined || subscriptions.length < digests.limits.chunkRows) return undefined;
    after = last.id;
    // The store answers without leaving the turn, so that commands would wait for all chunks.
    await nextTurn();
  }
  return { ...round, after };
}

// A digest and how far it tells are one transaction, so that a crash neither loses nor repeats one.
const oweChunk = ({ store, clock, limits }: Digests, { dueAt, alerts, after }: Round): Promise<Subscription[]> =>
  store.transaction(async (trx) => {
    const subscriptions = await trx.subscriptions.activeAfter(after, limits.chunkRows);
    const waiting = subscriptions.filter((one) => one.mode === 'digest' && digestedUntil(one) < dueAt);
    const now = clock.now();
    const owed: NewDelivery[] = [];
    for (const wanted of waiting) {
      const seen = [...alerts, ...(await ownAlerts(trx, { wanted, dueAt, limits }))];
      owed.push(...deliveryOf({ wanted, alerts: seen.toSorted(newestFirst), dueAt, now }));
    }
    await trx.deliveries.enqueue(owed, now);
    for (const one of waiting) await trx.subscriptions.put({ ...one, digestedUntil: dueAt });
    return subscriptions;
  });

const newestFirst = (a: Alert, b: Alert): number => b.openedAt - a.openedAt;

// What the feeds of its workspace alone brought.
const ownAlerts = (
  trx: Store,
  { wanted, dueAt, limits }: { readonly wanted: Subscription; readonly dueAt: number; readonly limits: DigestLimits },
): Promise<Alert[]> =>
  trx.alerts.ownSince(ownerOf(wanted.channel), {
    sinceMs: dueAt - limits.lookBackMs,
    limit: limits.alertsReadMax,
  });

interface Owing extends Pick<Round, 'dueAt' | 'alerts'> {
  readonly wanted: Subscription;
  readonly now: number;
}

function deliveryOf({ wanted, alerts, dueAt, now }: Owing): NewDelivery[] {
  const digest = composeDigest({ alerts, wanted, untilMs: dueAt });
  if (digest === undefined) return [];
  const delivery: NewDelivery = {
    id: `${keyOf(dueAt)}/${wanted.channel}`,
    channel: wanted.channel,
    kind: 'digest',
    alertId: null,
    message: JSON.stringify(digest),
    replyTo: null,
    dueAt: now,
  };
  return [delivery];
}
