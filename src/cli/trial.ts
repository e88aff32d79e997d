import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import type { Alert } from '../domain/alerts.ts';
import { createInboxReader, type ReadResult } from '../jobs/read.ts';
import { composeAlert } from '../pipeline/compose.ts';
import { createTopicMatcher } from '../pipeline/match-topics.ts';
import { isWanted } from '../pipeline/wanted.ts';
import { renderText } from '../platforms/terminal/render.ts';
import type { Clock, FanOut, Log, ReadingStore, Store } from '../ports.ts';

export interface Reading {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly batchMs: number;
  readonly untilMs: number;
}

/** A message that an alert brings about, and the channels that it goes to. */
export interface Post {
  readonly type: 'alert' | 'edit' | 'correction';
  readonly alert: Alert;
  readonly channels: readonly string[];
  readonly text: string;
}

export interface TrialReading {
  readonly results: readonly ReadResult[];
  readonly posts: readonly Post[];
}

/** Reads all that waits in the inbox, at most until then. The store must be nobody else's: the lease is the bot's own. */
export async function readWaiting({ store, untilMs, ...reading }: ReadingOf): Promise<ReadResult[]> {
  const read = createInboxReader({
    ...{ ...reading, store, lexicon, topics, limits },
    matchTopics: createTopicMatcher({ lexicon, topics }),
  });
  const results: ReadResult[] = [];
  while (reading.clock.now() < untilMs) {
    const some = await read();
    if (some.length === 0) break;
    results.push(...some);
  }
  return results;
}
type ReadingOf = Omit<Reading, 'store'> & { readonly store: ReadingStore };

/** Reads all that waits in a copy of the store, and tells what would be posted where. Nothing is owed by it. */
export async function tryReading(reading: Reading): Promise<TrialReading> {
  const alerts = new Map<string, Alert>();
  const kinds = new Map<string, FanOut['kind']>();
  const store = overheard(reading.store, {
    onAlert: (alert) => void alerts.set(alert.id, alert),
    // What opens an alert counts for more than what changes it later.
    onFanOut: ({ alertId, kind }) => void (kinds.has(alertId) || kinds.set(alertId, kind)),
  });
  const results = await readWaiting({ ...reading, store });
  const posts: Post[] = [];
  for (const alert of alerts.values()) posts.push(await postOf(reading.store, { alert, kind: kinds.get(alert.id) }));
  return { results, posts };
}

interface Ears {
  readonly onAlert: (alert: Alert) => void;
  readonly onFanOut: (fanOut: FanOut) => void;
}

// The store, telling what alerts and fan-outs are put into it.
function overheard(store: ReadingStore, ears: Ears): ReadingStore {
  return {
    ...store,
    alerts: {
      ...store.alerts,
      put: async (alert) => {
        await store.alerts.put(alert);
        ears.onAlert(alert);
      },
    },
    fanOuts: {
      ...store.fanOuts,
      add: async (fanOut) => {
        await store.fanOuts.add(fanOut);
        ears.onFanOut(fanOut);
      },
    },
    transaction: (work) => store.transaction((trx) => work(overheard(trx, ears))),
  };
}

// An alert that is stored without a fan-out joins one that has not gone out yet.
async function postOf(
  store: Store,
  { alert, kind = 'post' }: { readonly alert: Alert; readonly kind: FanOut['kind'] | undefined },
): Promise<Post> {
  const text = renderText(composeAlert(alert));
  switch (kind) {
    case 'post':
      return { type: 'alert', alert, text, channels: await wantingChannels(store, alert) };
    case 'edit':
      return { type: 'edit', alert, text, channels: await channelsShown(store, alert.id) };
    case 'correct':
      return { type: 'correction', alert, text, channels: await channelsShown(store, alert.correctsId ?? '') };
    default:
      return kind satisfies never;
  }
}

const rows = limits.fanOut.chunkRows;

async function wantingChannels({ subscriptions }: Store, alert: Alert): Promise<string[]> {
  const channels: string[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page = await subscriptions.activeAfter(after, rows);
    channels.push(...page.filter((one) => one.mode === 'now' && isWanted(one, alert)).map(({ channel }) => channel));
    after = page.length < rows ? undefined : page.at(-1)?.id;
  }
  return channels;
}

async function channelsShown({ deliveries }: Store, alertId: string): Promise<string[]> {
  const channels: string[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page = await deliveries.postedOf({ alertId, after, limit: rows });
    channels.push(...page.map(({ channel }) => channel));
    after = page.length < rows ? undefined : page.at(-1)?.id;
  }
  return channels;
}
