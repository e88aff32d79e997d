import type { Alert } from '../domain/alerts.ts';
import { significances } from '../domain/developments.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { type EditLimits, editDueAt } from '../pipeline/edit-budget.ts';
import { isWanted, significanceOf, whyUnwanted } from '../pipeline/wanted.ts';
import type { Clock, FanOut, Happening, Meter, NewDelivery, Store } from '../ports.ts';
import { owe } from './holding.ts';

export interface FanOutLimits {
  readonly alertsPerRunMax: number;
  readonly chunkRows: number;
  readonly chunksPerRunMax: number;
}
export interface FanningOut {
  readonly store: Store;
  readonly clock: Clock;
  readonly limits: { readonly fanOut: FanOutLimits; readonly delivering: EditLimits };
  /** Told of every chunk, so that its messages can go out while the next is worked out. */
  readonly onOwed?: () => void;
  readonly meter?: Meter | undefined;
}

/** Turns alerts whose batch has closed into deliveries, in chunks that are resumed after a crash. */
export async function fanOutDue(fanning: FanningOut): Promise<void> {
  const { store, clock, limits } = fanning;
  let chunksLeft = limits.fanOut.chunksPerRunMax;
  for (const fanOut of await store.fanOuts.due(clock.now(), limits.fanOut.alertsPerRunMax)) {
    let after: string | undefined = fanOut.after;
    while (after !== undefined && chunksLeft-- > 0) {
      const { alert, next }: Chunk = await nextChunk(fanning, { ...fanOut, after });
      after = next;
      fanning.onOwed?.();
      if (alert && next === undefined && fanOut.kind !== 'edit') fanning.meter?.(alertHappening(alert));
    }
  }
}

interface Chunk {
  readonly alert: Alert | undefined;
  /** Where the next one begins. */
  readonly next: string | undefined;
}

const alertHappening = (alert: Alert): Happening => ({
  ...{ kind: 'alert', alert: alert.kind },
  significance: significances[significanceOf(alert)] ?? 'low',
});

// Where the next chunk begins, or undefined when this was the last; the alert has reached all then. The alert is read
// and the fan-out moved in one transaction: with that, whoever reads an item either lets it join in time or sees that
// the alert has left.
const nextChunk = ({ store, clock, limits }: FanningOut, fanOut: FanOut): Promise<Chunk> =>
  store.transaction(async (trx) => {
    const alert = await trx.alerts.get(fanOut.alertId);
    const { after, isInDoubt = false } = fanOut;
    const chunk = { trx, after, isInDoubt, rows: limits.fanOut.chunkRows, now: clock.now() };
    const ids = alert ? await chunkOf(fanOut.kind, { ...chunk, alert, limits: limits.delivering }) : [];
    const next = ids.length < limits.fanOut.chunkRows ? undefined : ids.at(-1);
    if (next === undefined) await trx.fanOuts.finish(fanOut.id);
    else await trx.fanOuts.advance(fanOut.id, next);
    return { alert, next };
  });

interface ChunkWork {
  readonly trx: Store;
  readonly alert: Alert;
  readonly after: string;
  readonly isInDoubt: boolean;
  readonly rows: number;
  readonly now: number;
  readonly limits: EditLimits;
}

// The ids that the chunk went through.
async function chunkOf(kind: FanOut['kind'], work: ChunkWork): Promise<string[]> {
  switch (kind) {
    case 'post':
      return await postChunk(work);
    case 'edit':
      return await editChunk(work);
    case 'correct':
      return await correctionChunk(work);
    default:
      return kind satisfies never;
  }
}

async function postChunk({ trx, alert, after, isInDoubt, rows, now }: ChunkWork): Promise<string[]> {
  const subscriptions =
    alert.workspace === undefined
      ? await trx.subscriptions.activeAfter(after, rows)
      : await trx.subscriptions.within(alert.workspace, { after, limit: rows });
  const wanted = subscriptions.filter((subscription) => isWanted(subscription, alert) && subscription.mode === 'now');
  const owed = wanted.map(({ channel }) =>
    deliveryOf({ alert, channel, isInDoubt, kind: 'alert', replyTo: null, now }),
  );
  await owe(trx, { rows: owed, now, subscriptions: wanted });
  return subscriptions.map(({ id }) => id);
}

async function editChunk({ trx, alert, after, rows, now, limits }: ChunkWork): Promise<string[]> {
  const posted = await trx.deliveries.postedOf({ alertId: alert.id, after, limit: rows });
  for (const delivery of posted) {
    const dueAt = editDueAt({ delivery, alert, now, limits });
    if (dueAt !== undefined && delivery.shownVersion < alert.version) await trx.deliveries.oweEdit(delivery.id, dueAt);
  }
  return posted.map(({ id }) => id);
}

async function correctionChunk({ trx, alert, after, isInDoubt, rows, now }: ChunkWork): Promise<string[]> {
  const told = await trx.deliveries.toldOf({ alertId: alert.correctsId ?? '', after, limit: rows });
  // Where the alert has no message of its own, or none yet, the correction comes after it as a plain message.
  const subscriptions = await trx.subscriptions.ofChannels([...new Set(told.map(({ channel }) => channel))]);
  const digested = new Set(subscriptions.filter((one) => isDigested(one, alert)).map(({ channel }) => channel));
  const owed = told
    .filter(({ channel }) => !digested.has(channel))
    .map(({ channel, ref }) => deliveryOf({ alert, channel, isInDoubt, kind: 'correction', replyTo: ref, now }));
  await owe(trx, { rows: owed, now, subscriptions });
  return told.map(({ id }) => id);
}

// Told once: by the next digest, where a channel has gone over to digests since.
const isDigested = (subscription: Subscription, alert: Alert): boolean =>
  subscription.mode === 'digest' && whyUnwanted(subscription, alert) === undefined;

interface Owed {
  readonly alert: Alert;
  readonly channel: string;
  readonly isInDoubt: boolean;
  readonly kind: 'alert' | 'correction';
  readonly replyTo: string | null;
  readonly now: number;
}

// The id begins with the time, so that what is due at once goes out in order.
const deliveryOf = ({ alert, channel, isInDoubt, kind, replyTo, now }: Owed): NewDelivery => ({
  id: `${String(alert.openedAt).padStart(15, '0')}/${alert.id}/${channel}/${kind}`,
  channel,
  kind,
  alertId: alert.id,
  message: null,
  replyTo,
  // Its time has come, by whichever clock.
  dueAt: Math.min(alert.dueAt, now),
  ...(isInDoubt ? { triedAt: alert.openedAt } : {}),
});
