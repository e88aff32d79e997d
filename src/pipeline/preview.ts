import type { Alert } from '../domain/alerts.ts';
import { significances } from '../domain/developments.ts';
import { dayOf, formatDate } from '../domain/partial-date.ts';
import { everyTopic, type Subscription } from '../domain/subscriptions.ts';
import { alertTopics, headlineOf } from './compose.ts';
import { significanceOf, whyUnwanted } from './wanted.ts';

const shownMax = 3;

/** What a subscription would have brought of the last alerts, newest first; where it is nothing, which filter left them out. */
export function previewLines(subscription: Subscription, alerts: readonly Alert[]): string[] {
  const wanted = alerts.filter((alert) => whyUnwanted(subscription, alert) === undefined);
  if (wanted.length === 0) return [nothingWanted(subscription, alerts)];
  return ['The last that would have come:', ...wanted.slice(0, shownMax).map(previewLine)];
}

const previewLine = (alert: Alert): string =>
  `• ${formatDate(dayOf(alert.openedAt))}: ${headlineOf(alert)} (alert ${alert.shortId})`;

// The filters in the order in which an alert meets them: the first that lets nothing through is named.
function nothingWanted(subscription: Subscription, alerts: readonly Alert[]): string {
  if (alerts.length === 0) return 'There has been no alert yet that it could have brought.';
  const { topics, significance, mutedStories } = subscription;
  const last = alerts.length === 1 ? 'last alert' : `last ${alerts.length} alerts`;
  const these = topics.length === 1 ? 'this topic' : 'these topics';
  const isOn = (alert: Alert) => topics.includes(everyTopic) || alertTopics(alert).some((one) => topics.includes(one));
  const on = alerts.filter(isOn);
  if (on.length === 0) return `None of the ${last} would have come: none is on ${these}.`;
  const found = `${on.length} of the ${last} ${on.length === 1 ? 'is' : 'are'} on ${these}`;
  const unmuted = on.filter(({ storyId }) => !mutedStories.includes(storyId));
  if (unmuted.length === 0) return `${found}, all of stories that are muted here.`;
  const weighty = unmuted.filter((alert) => significanceOf(alert) >= significances.indexOf(significance));
  if (weighty.length === 0) return `${found}, none of ${significanceWords[significance]}.`;
  return `${found}, but ${termsWords(subscription)}`;
}

/** The least significance that is told, in words. */
export const significanceWords = {
  low: 'any significance',
  normal: 'normal or high significance',
  high: 'high significance',
} as const satisfies Record<Subscription['significance'], string>;

/** Terms for a sentence: `“soybeans” or “pork”`. */
export const quotedTerms = (terms: readonly string[]): string => terms.map((term) => `“${term}”`).join(' or ');

function termsWords({ include, exclude }: Subscription): string {
  if (exclude.length === 0) return `none that is left names ${quotedTerms(include)}.`;
  if (include.length === 0) return `what is left names ${quotedTerms(exclude)}, which is left out.`;
  return `the terms leave out what is left: only ${quotedTerms(include)}, not ${quotedTerms(exclude)}.`;
}
