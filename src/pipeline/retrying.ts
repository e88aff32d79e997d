import type { Alert } from '../domain/alerts.ts';
import { isToldOnCard } from '../domain/deliveries.ts';
import type { ListedDelivery } from '../domain/listed-deliveries.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { whyUnwanted } from './wanted.ts';

export interface GivenUp {
  readonly delivery: ListedDelivery;
  /** The alert that it carries, where that is still there. */
  readonly alert: Alert | undefined;
  readonly subscription: Subscription | undefined;
}

/** Why a message is not to be tried again, as a sentence; undefined where it may be. */
export function whyNoRetry({ delivery, alert, subscription }: GivenUp): string | undefined {
  const { state, reason, ref, alertId, kind } = delivery;
  if (state !== 'abandoned') return 'This message is not given up any more.';
  if (isToldOnCard(reason))
    return 'Its channel was told of it on one card after the pause: a second message would repeat it.';
  if (alertId !== null && alert === undefined) return 'Its alert is not kept any more.';
  // An edit changes what stands there already; notices go also where nothing is followed.
  if (ref !== null || kind === 'notice' || kind === 'welcome') return undefined;
  if (subscription === undefined) return 'This channel follows nothing any more.';
  if (subscription.state === 'paused') return 'This channel is paused: its messages wait until it goes on.';
  if (kind !== 'alert' || alert === undefined) return undefined;
  if (subscription.mode === 'digest') return 'This channel gets its alerts with its digest now.';
  const unwanted = whyUnwanted(subscription, alert);
  return unwanted === undefined ? undefined : `This channel ${unwanted}.`;
}
