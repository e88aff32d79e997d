import type { Alert } from '../../../domain/alerts.ts';
import type { ListedDelivery } from '../../../domain/listed-deliveries.ts';
import { UserError } from '../../../domain/user-error.ts';
import { whyNoRetry } from '../../../pipeline/retrying.ts';
import type { Store } from '../../../ports.ts';
import { auditWrite } from '../audit-write.ts';
import type { DeliveryParts } from './delivery-routes.ts';

export interface Pressed {
  readonly id: string;
  /** `post` goes without a look-up, `now` cuts a wait short. */
  readonly action: 'retry' | 'post' | 'now';
  readonly isSurelyAbsent: boolean;
}

/** What was done: owed again, to be looked up and owed again, or brought forward. */
export type Done = 'retried' | 'looked-up' | 'hurried';

/**
 * Has a message tried again. One that may be there is looked up first, unless who asks has looked; undefined where it is
 * not known. Throws the sentence that says why it is not to be tried.
 */
export async function tryAgain(parts: DeliveryParts, pressed: Pressed): Promise<Done | undefined> {
  const tried = await parts.store.transaction((trx) => change(trx, { parts, pressed }));
  if (tried === undefined) return undefined;
  const { delivery, alert, done } = tried;
  await auditWrite(parts, { channel: delivery.channel, what: auditWords({ delivery, alert, done }) });
  return done;
}

interface Change {
  readonly parts: DeliveryParts;
  readonly pressed: Pressed;
}

interface Tried {
  readonly delivery: ListedDelivery;
  readonly alert: Alert | undefined;
  readonly done: Done;
}

async function change(trx: Store, { parts, pressed }: Change): Promise<Tried | undefined> {
  const { id, action, isSurelyAbsent } = pressed;
  const delivery = await trx.deliveries.find(id);
  if (delivery === undefined) return undefined;
  const alert = delivery.alertId === null ? undefined : await trx.alerts.get(delivery.alertId);
  const now = parts.clock.now();
  if (action === 'now') {
    const laterThanMs = parts.limits.lists.tryNowAfterMs;
    if (await trx.deliveries.tryNow({ id, now, laterThanMs })) return { delivery, alert, done: 'hurried' };
    throw new UserError('This message does not wait for long any more. Look at the list again.');
  }
  const subscription = await trx.subscriptions.ofChannel(delivery.channel);
  const why = whyNoRetry({ delivery, alert, subscription });
  if (why !== undefined) throw new UserError(why);
  if (action === 'post' && !isSurelyAbsent)
    throw new UserError('It may be there already. Look into the channel first, and tick that it is not there.');
  const isUnchecked = action === 'post' && isSurelyAbsent;
  if (!(await trx.deliveries.retry({ id, now, isSurelyAbsent: isUnchecked })))
    throw new UserError('This message is not given up any more. Look at the list again.');
  return { delivery, alert, done: delivery.isInDoubt && !isUnchecked ? 'looked-up' : 'retried' };
}

function auditWords({ delivery, alert, done }: Tried): string {
  const what = alert === undefined ? `a message (${delivery.kind})` : `alert ${alert.shortId}`;
  return done === 'hurried' ? `had ${what} tried now` : `had ${what} tried again`;
}
