import type { Alert } from '../domain/alerts.ts';
import type { ChannelId, DeliveryKind } from '../domain/deliveries.ts';
import { dayOf, formatDate } from '../domain/partial-date.ts';
import type { Reply } from '../domain/replies.ts';
import { createCiter } from './citing.ts';
import { headlineOf } from './compose.ts';

/** Tells a channel that an alert may be missing, where nobody can say whether it arrived. */
export const doubtNotice = (alert: Alert, reason: string): Reply => ({
  title: 'An alert may be missing here',
  lines: [
    `${headlineOf(alert)} (alert ${alert.shortId})`,
    'The chat did not say whether it took this alert. So as not to post it twice, Parley did not post it again.',
    reason,
  ],
  citations: [],
  notes: [`/why ${alert.shortId} shows all of it.`],
});

interface Lost {
  readonly kind: DeliveryKind;
  readonly message: Reply;
}

/** The same of a ready message; undefined where nothing hangs on it. */
export function readyDoubtNotice({ kind, message }: Lost, reason: string): Reply | undefined {
  const found = lostWords[kind];
  if (found === undefined) return undefined;
  return {
    title: `${found.what} may be missing here`,
    lines: [
      message.title,
      'The chat did not say whether it took this message. So as not to post it twice, Parley did not post it again.',
      reason,
    ],
    citations: [],
    notes: [found.instead],
  };
}

const lostWords: Partial<Record<DeliveryKind, { readonly what: string; readonly instead: string }>> = {
  digest: { what: 'A digest', instead: '/latest shows the last alerts.' },
  summary: { what: 'A message on alerts that were held', instead: '/latest shows the last alerts.' },
  'catch-up': { what: 'A message on what is new', instead: '/latest shows the last alerts.' },
  reminder: { what: 'A reminder', instead: '/deadlines shows the dates ahead.' },
};

/** Tells who subscribed a channel that it is paused, and what is missing. */
export const pausedNotice = (channel: ChannelId, reason: string): Reply => ({
  title: 'Parley is paused in a channel that you subscribed',
  lines: [
    reason,
    'It goes on by itself once that is mended, and then tells in one message what it could not post meanwhile.',
  ],
  channel: channel.slice(channel.indexOf('/') + 1),
  citations: [],
  notes: ['What the channel follows is kept for 90 days. /forget, given in the channel, deletes it at once.'],
});

/** The first word after Parley was added to a workspace. */
export const welcome: Reply = {
  title: 'Parley is here',
  lines: [
    'It tells a channel what is new in the US–China trade talks: once, with who reports it.',
    '• To follow: /subscribe topic:all, given in the channel that is to be told',
    '• To ask now: /tariffs, or /ask when does the truce end',
    '• All commands: /help',
  ],
  citations: [],
  notes: ['Nothing is posted anywhere until somebody subscribes.'],
};

const shownMax = 10;

/** The first message of a channel that can be served again: what it was not told meanwhile, oldest first. */
export function resumedCard(alerts: readonly Alert[], pausedAt: number): Reply {
  const citer = createCiter();
  const shown = alerts.slice(-shownMax);
  const lines = shown.map(
    (alert) =>
      `• ${formatDate(dayOf(alert.openedAt))}: ${headlineOf(alert)} (alert ${alert.shortId}) ${citer.cite(alert.tellers)}`,
  );
  const more = alerts.length - shown.length;
  const since = formatDate(dayOf(pausedAt));
  return {
    title: 'Parley can post here again',
    lines: [
      alerts.length > 0
        ? `Since ${since} it could not. Meanwhile:`
        : `Since ${since} it could not. Nothing was missed.`,
      ...(more > 0 ? [`… ${more} earlier ones: /latest`] : []),
      ...lines,
    ],
    citations: citer.citations,
    notes: [],
  };
}
