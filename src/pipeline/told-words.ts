import type { Alert } from '../domain/alerts.ts';
import { keptMs } from '../domain/outdated.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { localInstant } from './local-words.ts';
import { whyUnwanted } from './wanted.ts';

/** How an alert's message stands in a channel. */
export interface Standing {
  readonly state: string;
  readonly reason: string | null;
  readonly dueAt: number;
}

/** How an alert's message stands in a channel, in words; what is held comes out by the channel's own clocks. */
export function standingWords({ state, reason, dueAt }: Standing, zone = 'UTC'): string {
  if (state === 'held') return `held until ${localInstant(dueAt, zone)}, by this channel’s quiet hours or hourly limit`;
  if (state === 'merged' && reason !== null) return reason;
  return reason === null ? state : `${state}, ${reason}`;
}

/** Why a channel that was never owed an alert has no message of it, as a sentence. In the order in which it is decided. */
export function whyNotHere(alert: Alert, { subscription, now }: Asked): string {
  if (now - alert.dueAt > keptMs.messages) return 'Whether it was posted here is not kept for so long.';
  if (!subscription) return 'Not posted here: this channel follows nothing. Try /subscribe topic:tariffs';
  if (subscription.state === 'paused')
    return `Not posted here: this channel is paused, ${subscription.reason ?? 'no reason kept'}.`;
  if (subscription.createdAt > alert.dueAt) return 'Not posted here: this channel subscribed after it went out.';
  const unwanted = whyUnwanted(subscription, alert);
  if (unwanted !== undefined) return `Not posted here: this channel ${unwanted}.`;
  if (subscription.mode === 'digest') return 'Not posted here: this channel gets it with its digest.';
  if (now - alert.dueAt <= onItsWayMs) return 'Not posted here yet: it is on its way.';
  // What it followed then is not kept.
  return 'Not posted here, and why is not kept: by what this channel follows now it would get it.';
}

const onItsWayMs = 3_600_000;

interface Asked {
  readonly subscription: Subscription | undefined;
  readonly now: number;
}
