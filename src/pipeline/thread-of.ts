import type { Alert } from '../domain/alerts.ts';
import type { Development } from '../domain/developments.ts';
import { formatDate } from '../domain/partial-date.ts';
import type { Reply } from '../domain/replies.ts';
import { shorten } from '../lib/plain-text.ts';
import { headlineOf } from './compose.ts';

/** The conversation that a message belongs to: its name in a channel, and what readers see as its title. */
export interface NamedThread {
  readonly key: string;
  readonly title: string;
}

const titleCharsMax = 90;

/** Talks have one conversation a round, other alerts one a story; a card stands alone. */
export function threadOf({
  alert,
  message,
  deliveryId,
}: {
  readonly alert: Alert | undefined;
  readonly message: Reply;
  readonly deliveryId: string;
}): NamedThread {
  if (alert === undefined || alert.kind === 'catch-up')
    return { key: `message/${deliveryId}`, title: shorten(message.title, titleCharsMax) };
  const round = alert.developments.map(roundOf).find((found) => found !== undefined);
  return round ?? { key: `story/${alert.storyId}`, title: shorten(headlineOf(alert), titleCharsMax) };
}

function roundOf({ statement }: Development): NamedThread | undefined {
  if (statement.kind !== 'round' && statement.kind !== 'delegate' && statement.kind !== 'lead') return undefined;
  const { place, month } = statement;
  return { key: `round/${place}/${month}`, title: `Talks in ${place}, ${formatDate(month)}` };
}
