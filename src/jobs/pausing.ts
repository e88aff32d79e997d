import { type ChannelId, personAt } from '../domain/deliveries.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { pausedNotice, welcome } from '../pipeline/notices.ts';
import { toldUntil } from '../pipeline/told-until.ts';
import type { Clock, PlatformEvents, Store } from '../ports.ts';

export interface Pausing {
  readonly store: Store;
  readonly clock: Clock;
}

const firstCheckMs = 10 * 60_000;
const toldAgainAfterMs = 24 * 3_600_000;
const rowsPerPage = 200;
const fanOutsMax = 20;

/** Pauses a channel that cannot be served: what it is owed is held, and who subscribed is told what is missing. */
export const pauseChannel = (
  { store, clock }: Pausing,
  { channel, reason }: { readonly channel: ChannelId; readonly reason: string },
): Promise<void> =>
  store.transaction(async (trx) => {
    await trx.deliveries.pauseChannel(channel, reason);
    const held = await trx.subscriptions.ofChannel(channel);
    if (held === undefined || held.state === 'paused') return;
    const now = clock.now();
    const isTold = now - (held.toldAt ?? 0) < toldAgainAfterMs;
    // What is on its way and has not come to it yet is missed too.
    const pausedAt = toldUntil({ id: held.id, nowMs: now, due: await trx.fanOuts.due(now, fanOutsMax) });
    const times = { pausedAt, checkAt: now + firstCheckMs, toldAt: isTold ? held.toldAt : now };
    await trx.subscriptions.put({ ...held, state: 'paused', reason, ...times });
    // A channel that comes and goes is worth one message a day.
    if (!isTold) await tellSubscriber(trx, { held, reason, now });
  });

interface Telling {
  readonly held: Subscription;
  readonly reason: string;
  readonly now: number;
}

// Once a pause: the id names it.
async function tellSubscriber(trx: Store, { held, reason, now }: Telling): Promise<void> {
  const { channel, by } = held;
  const person = by === undefined ? undefined : personAt(channel, by);
  if (person === undefined) return;
  const message = JSON.stringify(pausedNotice(channel, reason));
  const row = { channel: person, kind: 'notice' as const, alertId: null, message, replyTo: null, dueAt: now };
  await trx.deliveries.enqueue([{ id: `paused/${channel}/${now}`, ...row }], now);
}

/** What chats report by themselves, carried out on the store. */
export const createPlatformEvents = (pausing: Pausing): PlatformEvents => ({
  async onGone(what, reason) {
    for await (const { channel } of subscriptionsWithin(pausing.store, what))
      await pauseChannel(pausing, { channel, reason });
  },
  async onBack(what) {
    for await (const held of subscriptionsWithin(pausing.store, what)) await checkNow(pausing, held.channel);
  },
  async onAdded(workspace, channel) {
    const [now, message] = [pausing.clock.now(), JSON.stringify(welcome)];
    const row = { channel, kind: 'welcome' as const, alertId: null, message, replyTo: null, dueAt: now };
    await pausing.store.deliveries.enqueue([{ id: `welcome/${workspace}`, ...row }], now);
  },
});

const checkNow = ({ store, clock }: Pausing, channel: ChannelId): Promise<void> =>
  store.transaction(async (trx) => {
    const held = await trx.subscriptions.ofChannel(channel);
    if (held?.state === 'paused' && !held.isPausedByReader)
      await trx.subscriptions.put({ ...held, checkAt: clock.now() });
  });

async function* subscriptionsWithin(store: Store, what: string): AsyncGenerator<Subscription> {
  for (let after = ''; ; ) {
    const page = await store.subscriptions.within(what, { after, limit: rowsPerPage });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < rowsPerPage) return;
    after = last.id;
  }
}
