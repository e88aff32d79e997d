import type { Alert } from '../domain/alerts.ts';
import type { Reply } from '../domain/replies.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { zoneWords } from '../lib/time-zones.ts';
import { createCiter } from './citing.ts';
import { alertCount, bySignificance, callsForAny, gatheredLine, gatheredShownMax } from './gathered-alerts.ts';
import { hourMs } from './holding.ts';
import { quietSpanAt } from './local-schedule.ts';
import { localDay, localTime } from './local-words.ts';

export interface Summing {
  readonly subscription: Subscription;
  /** Oldest first. */
  readonly alerts: readonly Alert[];
  /** When the first of them was held. */
  readonly sinceMs: number;
  readonly now: number;
}

/** Why alerts were held together; `changed` where what held them was taken away or set anew since. */
export function heldBecause({ subscription, sinceMs, now }: Omit<Summing, 'alerts'>): 'quiet' | 'hour' | 'changed' {
  if (quietSpanAt(subscription, sinceMs) !== undefined) return 'quiet';
  return subscription.hourlyMax !== undefined && now - sinceMs <= hourMs ? 'hour' : 'changed';
}

/** The one message that tells of several alerts that were held, most significant first. */
export function composeSummary(summing: Summing): Reply {
  const { subscription, alerts } = summing;
  const citer = createCiter();
  const found = bySignificance(alerts);
  const more = found.length - gatheredShownMax;
  return {
    title: titleOf(summing),
    lines: [
      ...found.slice(0, gatheredShownMax).map((alert) => gatheredLine({ alert, citer })),
      ...(more > 0 ? [`… and ${more} more: /latest`] : []),
    ],
    citations: citer.citations,
    notes: ['Most significant first. /why and a short id say more.'],
    ...callsForAny(subscription, alerts),
  };
}

function titleOf(summing: Summing): string {
  const { subscription, alerts, sinceMs, now } = summing;
  if (heldBecause(summing) === 'hour')
    return `${alerts.length} more ${alerts.length === 1 ? 'alert' : 'alerts'} in the last hour`;
  const { zone } = subscription;
  const fromMs = quietSpanAt(subscription, sinceMs)?.fromMs ?? sinceMs;
  const day = now - fromMs < 24 * hourMs ? '' : `${localDay(fromMs, zone)}, `;
  return `Held since ${day}${localTime(fromMs, zone)} ${zoneWords(zone)}: ${alertCount(alerts.length)}`;
}
