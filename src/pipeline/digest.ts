import type { Alert } from '../domain/alerts.ts';
import { significances } from '../domain/developments.ts';
import { dayOf, formatDate } from '../domain/partial-date.ts';
import type { Reply } from '../domain/replies.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { createCiter } from './citing.ts';
import { headlineOf, leadTellers } from './compose.ts';
import { instantWords } from './instant.ts';
import { isWanted, significanceOf } from './wanted.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const shownMax = 15;

/** When the last digest was due. */
export const digestDueAt = (nowMs: number, hourUtc: number): number =>
  Math.floor((nowMs - hourUtc * hourMs) / dayMs) * dayMs + hourUtc * hourMs;

interface Digesting {
  /** Newest first. */
  readonly alerts: readonly Alert[];
  readonly wanted: Subscription;
  readonly untilMs: number;
}

/** What came for a channel since its last digest, most significant first; undefined where nothing did. */
export function composeDigest({ alerts, wanted, untilMs }: Digesting): Reply | undefined {
  const sinceMs = digestedUntil(wanted);
  const found = alerts
    .filter(({ dueAt }) => dueAt > sinceMs && dueAt <= untilMs)
    .filter((alert) => isWanted(wanted, alert))
    .toSorted((a, b) => significanceOf(b) - significanceOf(a));
  if (found.length === 0) return undefined;
  const citer = createCiter();
  const more = found.length - shownMax;
  const callsForIt = found.some((alert) => significanceOf(alert) === significances.indexOf('high'));
  return {
    title: `Digest of ${formatDate(dayOf(untilMs))}: ${found.length} ${found.length === 1 ? 'alert' : 'alerts'}`,
    lines: [
      ...found.slice(0, shownMax).map((alert) => `• ${lineOf(alert)} ${citer.cite(leadTellers(alert))}`),
      ...(more > 0 ? [`… and ${more} more: /latest`] : []),
    ],
    citations: citer.citations,
    notes: [`Since ${instantWords(sinceMs)}, most significant first. /why and a short id say more.`],
    ...(callsForIt && wanted.mention !== undefined && { mention: wanted.mention }),
  };
}

/** Until when a channel has been told. */
export const digestedUntil = ({ digestedUntil: until, createdAt }: Subscription): number => until ?? createdAt;

const lineOf = (alert: Alert): string =>
  `${formatDate(dayOf(alert.openedAt))}: ${headlineOf(alert)} (alert ${alert.shortId})`;
