import type { Alert } from '../../../domain/alerts.ts';
import type { DeliveryList, ListedDelivery, ListPlace, ToldCount } from '../../../domain/listed-deliveries.ts';
import type { OpenDeliveries } from '../../../domain/open-deliveries.ts';
import { replySchema } from '../../../domain/replies.ts';
import { headlineOf } from '../../../pipeline/compose.ts';
import { whyNoRetry } from '../../../pipeline/retrying.ts';
import type { DeliveryParts } from './delivery-routes.ts';

/** A message of a list with what its entry says. */
export interface Entry {
  readonly delivery: ListedDelivery;
  readonly alert: Alert | undefined;
  readonly headline: string;
  readonly zone: string | undefined;
  /** Why it is not to be tried again. */
  readonly whyNot: string | undefined;
  /** It may be tried before it is due. */
  readonly canHurry: boolean;
}

export interface LoadedDeliveries {
  readonly entries: readonly Entry[];
  readonly next: ListPlace | undefined;
  readonly open: readonly OpenDeliveries[];
  readonly givenUp: ToldCount;
}

interface Wanted {
  readonly list: DeliveryList;
  readonly after: ListPlace | undefined;
}

/** A page of one list of messages, and how many there are in all that are not over. */
export async function loadDeliveries(parts: DeliveryParts, { list, after }: Wanted): Promise<LoadedDeliveries> {
  const { store, limits } = parts;
  const { messagesPerPage: limit, messagesCountedMax } = limits.lists;
  const found = await store.deliveries.listed({ list, after, limit: limit + 1 });
  const shown = found.slice(0, limit);
  return {
    entries: await entriesOf(parts, shown),
    next: found.length > limit ? shown.at(-1) : undefined,
    open: await store.deliveries.open(),
    givenUp: await store.deliveries.givenUpCount(messagesCountedMax),
  };
}

async function entriesOf({ store, clock, limits }: DeliveryParts, shown: readonly ListedDelivery[]): Promise<Entry[]> {
  const alerts = new Map<string, Alert>();
  for (const id of new Set(shown.flatMap(({ alertId }) => alertId ?? []))) {
    const alert = await store.alerts.get(id);
    if (alert) alerts.set(id, alert);
  }
  const channels = [...new Set(shown.map(({ channel }) => channel))];
  const subscriptions = new Map((await store.subscriptions.ofChannels(channels)).map((one) => [one.channel, one]));
  const soonMs = clock.now() + limits.lists.tryNowAfterMs;
  return shown.map((delivery) => {
    const { alertId, channel, state, ref, attempts, dueAt } = delivery;
    const alert = alertId === null ? undefined : alerts.get(alertId);
    const subscription = subscriptions.get(channel);
    return {
      ...{ delivery, alert, zone: subscription?.zone },
      headline: alert === undefined ? readyTitle(delivery) : headlineOf(alert),
      whyNot: state === 'abandoned' ? whyNoRetry({ delivery, alert, subscription }) : undefined,
      canHurry: state === 'pending' && ref === null && attempts > 0 && dueAt > soonMs,
    };
  });
}

function readyTitle({ message }: ListedDelivery): string {
  if (message === null) return 'Its alert is not kept any more';
  try {
    return replySchema.parse(JSON.parse(message)).title;
  } catch {
    return 'Its message cannot be read';
  }
}
