import type { Alert } from '../domain/alerts.ts';
import { dayOf, formatDate } from '../domain/partial-date.ts';
import type { Reply } from '../domain/replies.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { createCiter } from './citing.ts';
import { headlineOf } from './compose.ts';
import { freshnessNote } from './freshness.ts';
import { isWanted } from './wanted.ts';

interface CatchUp {
  readonly alerts: readonly Alert[];
  readonly wanted: Subscription;
  readonly label: string;
  readonly newestAt: number | undefined;
  readonly nowMs: number;
}

const shownMax = 3;

/** The first message of a subscription: the last developments that it would have brought, and how fresh the store is. */
export function catchUpCard({ alerts, wanted, label, newestAt, nowMs }: CatchUp): Reply {
  const citer = createCiter();
  const lines = alerts
    .filter((alert) => isWanted(wanted, alert))
    .slice(0, shownMax)
    .map((alert) => `• ${formatDate(dayOf(alert.openedAt))}: ${headlineOf(alert)} ${citer.cite(alert.tellers)}`);
  return {
    title: `This channel now follows: ${label}`,
    lines:
      lines.length > 0
        ? ['The last that it would have been told:', ...lines]
        : ['Nothing to catch up on: what comes next is told here.'],
    citations: citer.citations,
    notes: [freshnessNote(newestAt, nowMs)],
  };
}
