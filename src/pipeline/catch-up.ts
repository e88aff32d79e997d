import type { Alert } from '../domain/alerts.ts';
import { dayOf, formatDate } from '../domain/partial-date.ts';
import type { Reply } from '../domain/replies.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { type Citer, createCiter } from './citing.ts';
import { headlineOf } from './compose.ts';
import { freshnessNote } from './freshness.ts';
import { withoutTakenBack } from './gathered-alerts.ts';
import { isWanted } from './wanted.ts';

interface CatchUp {
  readonly alerts: readonly Alert[];
  readonly wanted: Subscription;
  readonly label: string;
  readonly newestAt: number | undefined;
  readonly nowMs: number;
  /** What it was not told while it was paused or waited for a digest, newest first. */
  readonly missed?: readonly Alert[];
}

const shownMax = 3;
const missedShownMax = 15;

/** The first message of a subscription, or of one that goes on: the last developments for it, and how fresh the store is. */
export function catchUpCard({ alerts, wanted, label, newestAt, nowMs, missed = [] }: CatchUp): Reply {
  const citer = createCiter();
  const wantedOf = (all: readonly Alert[]) => withoutTakenBack(all.filter((alert) => isWanted(wanted, alert)));
  const [untold, last] = [wantedOf(missed), wantedOf(alerts).slice(0, shownMax)];
  return {
    title: `This channel now follows: ${label}`,
    lines: untold.length > 0 ? missedLines(untold, citer) : lastLines(last, citer),
    citations: citer.citations,
    notes: [freshnessNote(newestAt, nowMs)],
  };
}

function missedLines(alerts: readonly Alert[], citer: Citer): string[] {
  const more = alerts.length - missedShownMax;
  return [
    'What it was not told meanwhile:',
    ...alerts.slice(0, missedShownMax).map((alert) => alertLine(alert, citer)),
    ...(more > 0 ? [`… and ${more} more: /latest`] : []),
  ];
}

const lastLines = (alerts: readonly Alert[], citer: Citer): string[] =>
  alerts.length > 0
    ? ['The last that it would have been told:', ...alerts.map((alert) => alertLine(alert, citer))]
    : ['Nothing to catch up on: what comes next is told here.'];

const alertLine = (alert: Alert, citer: Citer): string =>
  `• ${formatDate(dayOf(alert.openedAt))}: ${headlineOf(alert)} ${citer.cite(alert.tellers)}`;
