import type { Alert } from '../domain/alerts.ts';
import { significances } from '../domain/developments.ts';
import type { Line } from '../domain/replies.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { remembered } from '../lib/remembered.ts';
import type { Citer } from './citing.ts';
import { alertTopics, headlineOf, leadTellers } from './compose.ts';
import { localDay } from './local-words.ts';
import { significanceOf } from './wanted.ts';

/** How many alerts one message names; the others are counted. */
export const gatheredShownMax = 15;

/** `1 alert`, `5 alerts` */
export const alertCount = (count: number): string => `${count} ${count === 1 ? 'alert' : 'alerts'}`;

/** Most significant first; otherwise as they are given. */
export const bySignificance = (alerts: readonly Alert[]): Alert[] =>
  alerts.toSorted((a, b) => knownOf(b).significance - knownOf(a).significance);

/** What is said of an alert again and again: worked out once, since the same goes to many channels. */
export const knownOf = remembered((alert: Alert) => ({
  headline: headlineOf(alert),
  topics: alertTopics(alert),
  significance: significanceOf(alert),
  tellers: leadTellers(alert),
  // All of it has been taken back.
  isStruck: alert.developments.length > 0 && alert.developments.every(({ isStruck }) => isStruck === true),
  // Its headline names what was wrong and what holds.
  saysWhatHolds: alert.developments.some(({ correctedTo }) => correctedTo !== undefined),
}));

const openedDays = remembered((_alert: Alert) => new Map<string, string>());

/** The day on which an alert was opened, by the clocks of a zone. */
export function openedDay(alert: Alert, zone: string): string {
  const known = openedDays(alert);
  const day = known.get(zone) ?? localDay(alert.openedAt, zone);
  known.set(zone, day);
  return day;
}

/** Without alerts of which all was taken back, where the correction stands beside them: it says what was wrong and what holds. */
export const withoutTakenBack = (alerts: readonly Alert[]): Alert[] =>
  alerts.filter((alert) => !knownOf(alert).isStruck || !alerts.some(({ correctsId }) => correctsId === alert.id));

export interface Gathered {
  readonly alert: Alert;
  readonly citer: Citer;
  /** What comes before the headline, such as its day. */
  readonly lead?: string;
  /** The short id of the alert that it corrects. */
  readonly corrects?: string | undefined;
}

/** One alert of several in a message: its headline, short id and citations; crossed out where it was taken back and nothing holds instead. */
export function gatheredLine({ alert, citer, lead = '', corrects }: Gathered): Line {
  const { headline, tellers, isStruck, saysWhatHolds } = knownOf(alert);
  const about = corrects === undefined ? '' : `, corrects ${corrects}`;
  const text = `• ${lead}${headline} (alert ${alert.shortId}${about}) ${citer.cite(tellers)}`;
  return isStruck && !saysWhatHolds ? { text, isStruck } : text;
}

/** The role to call for alerts of which at least one is of high significance. */
export function callsForAny({ mention }: Subscription, alerts: readonly Alert[]): { readonly mention?: string } {
  const isHigh = alerts.some((alert) => knownOf(alert).significance === significances.indexOf('high'));
  return isHigh && mention !== undefined ? { mention } : {};
}
