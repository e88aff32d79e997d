import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import type { Alert } from '../domain/alerts.ts';
import type { FeedItem } from '../domain/feeds.ts';
import type { Tier } from '../domain/outlets.ts';
import { everyTopic, newSubscription } from '../domain/subscriptions.ts';
import { createDispatcher } from '../jobs/dispatch.ts';
import { fanOutDue } from '../jobs/fan-out.ts';
import { createInboxReader, type ReadResult } from '../jobs/read.ts';
import { contentHashOf } from '../pipeline/identify.ts';
import { createTopicMatcher } from '../pipeline/match-topics.ts';
import type { Clock, InboxRow, Log, Platform, Store } from '../ports.ts';
import { openDatabase } from '../store/database.ts';
import { createStore } from '../store/store.ts';

/** A piece of coverage to rehearse with. */
export interface RehearsalItem {
  readonly outlet: string;
  readonly tier: Tier;
  readonly item: FeedItem;
  /** Epoch milliseconds at which a poller saw it. */
  readonly seenAt: number;
  readonly isBaseline: boolean;
}

export interface Rehearsal {
  /** What the items brought, and all that follows from them. */
  readonly store: Store;
  /** Stands still between items. */
  readonly clock: Clock;
  /** Reads one item at its time, after all that was due before it has been sent. */
  take(item: RehearsalItem): Promise<ReadResult[]>;
  /** Moves the clock on and sends what falls due until then. */
  advance(toMs: number): Promise<void>;
  now(): number;
  /** An alert as it stands now. */
  alert(id: string): Promise<Alert | undefined>;
  close(): Promise<void>;
}

/** The channel that wants everything. */
export const rehearsalChannel = 'rehearsal:main';

const stepMsMin = 30_000;

/** The real pipeline on a throw-away store, with a clock that follows the items and one channel that wants everything. */
export async function createRehearsal({
  platform,
  log,
  startMs,
}: {
  platform: Omit<Platform, 'name'>;
  log: Log;
  startMs: number;
}): Promise<Rehearsal> {
  const database = await openDatabase('sqlite::memory:');
  const store = createStore(database);
  let nowMs = startMs;
  let taken = 0;
  const clock = { now: () => nowMs };
  const platforms = [{ ...platform, name: 'rehearsal' }];
  await store.subscriptions.put(
    newSubscription({ id: 'rehearsal', channel: rehearsalChannel, topics: [everyTopic], createdAt: startMs }),
  );
  const read = createInboxReader({
    ...{ store, clock, log, lexicon, topics, limits },
    matchTopics: createTopicMatcher({ lexicon, topics }),
    batchMs: 90_000,
  });
  const dispatcher = createDispatcher({ store, clock, log, worker: 'rehearsal', platforms, limits: limits.delivering });
  const send = async () => {
    await fanOutDue({ store, clock, limits });
    await dispatcher.run();
    await dispatcher.settled();
  };
  const advance = async (toMs: number) => {
    const fromMs = nowMs;
    // Steps short enough for batches and edits to fall due one after the other; they grow, since nothing falls due late.
    while (nowMs < toMs) {
      nowMs = Math.min(nowMs + Math.max(stepMsMin, (nowMs - fromMs) / 2), toMs);
      await send();
    }
    await send();
  };
  return {
    ...{ store, clock, advance, close: database.close },
    async take(given) {
      await advance(given.seenAt);
      await store.inbox.add([rowOf(given, taken++)]);
      return await read();
    },
    now: clock.now,
    alert: (id) => store.alerts.get(id),
  };
}

const rowOf = ({ outlet, tier, item, seenAt, isBaseline }: RehearsalItem, index: number): InboxRow => ({
  id: String(index).padStart(8, '0'),
  feedId: 'rehearsal',
  outlet,
  tier,
  item,
  contentHash: contentHashOf(item),
  seenAt,
  arrival: isBaseline ? 'baseline' : 'live',
});
