import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { type SampleItem, sampleDay } from '../../config/sample-day.ts';
import { seedPacks } from '../../config/seed/index.ts';
import { topics } from '../../config/topics.ts';
import type { Reply } from '../../src/domain/replies.ts';
import { everyTopic, newSubscription, type Subscription } from '../../src/domain/subscriptions.ts';
import { sendDigests } from '../../src/jobs/digest.ts';
import { createDispatcher } from '../../src/jobs/dispatch.ts';
import { fanOutDue } from '../../src/jobs/fan-out.ts';
import { unpaced } from '../../src/jobs/pacing.ts';
import { createInboxReader } from '../../src/jobs/read.ts';
import { remindDue } from '../../src/jobs/remind.ts';
import { seed } from '../../src/jobs/seed.ts';
import { wakeHeld } from '../../src/jobs/wake.ts';
import { contentHashOf } from '../../src/pipeline/identify.ts';
import { createTopicMatcher } from '../../src/pipeline/match-topics.ts';
import type { Clock, InboxRow, Platform, Store } from '../../src/ports.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';

/** The morning of the sample day, a Monday. */
export const morning = Date.UTC(2026, 10, 2, 8);
export const dayMs = 86_400_000;
const usualStepMs = 1_800_000;

/** Nothing that is logged while pictures are drawn matters. */
export const silent = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };

/** The sample day on top of the seed packs, for channels that are told of it by the clock. */
export interface Week {
  readonly store: Store;
  readonly clock: Clock;
  /** What was posted to a channel, oldest first. */
  toldTo(channel: string): readonly Reply[];
  /** Lets the jobs run until then. */
  passTo(moment: number): Promise<void>;
  close(): Promise<void>;
}

/** A channel that follows everything. */
const follower = (channel: string, settings: Partial<Subscription> = {}): Subscription =>
  newSubscription({
    ...{ id: channel, channel, topics: [everyTopic], createdAt: morning - 2 * dayMs, hasReminders: false },
    ...settings,
  });

type Channels = Readonly<Record<string, Partial<Subscription>>>;

/** What differs from a week that is told to one chat and begins on the afternoon of the sample day. */
export interface WeekOptions {
  /** The chats. */
  readonly platformsOn?: (on: Pick<Week, 'store' | 'clock'>) => readonly Platform[];
  readonly stepMs?: number;
  readonly beginsAt?: number;
}

/** Opens the week and goes through the sample day, until its afternoon. */
export async function openWeek(channels: Channels, options: WeekOptions = {}): Promise<Week> {
  const { platformsOn, stepMs = usualStepMs, beginsAt = morning + 8 * 3_600_000 } = options;
  let nowMs = morning - 2 * dayMs;
  const clock = { now: () => nowMs };
  const database = await openDatabase('sqlite::memory:');
  const store = createStore(database);
  for (const pack of seedPacks(['documents', 'background'])) await seed({ store, clock, pack });
  for (const [channel, settings] of Object.entries(channels))
    await store.subscriptions.put(follower(channel, settings));
  const told: { readonly channel: string; readonly message: Reply }[] = [];
  const platforms = platformsOn?.({ store, clock }) ?? [recorder('sample', (post) => told.push(post))];
  const run = createJobs({ store, clock, platforms });
  const rows = sampleDay.map(rowOf);
  const passTo = async (moment: number) => {
    while (nowMs < moment) {
      nowMs = Math.min(nowMs + stepMs, moment, rows[0]?.seenAt ?? moment);
      await run();
      const row = rows[0]?.seenAt === nowMs ? rows.shift() : undefined;
      if (row !== undefined) await store.inbox.add([row]);
    }
    await run();
  };
  await passTo(beginsAt);
  return {
    ...{ store, clock, passTo, close: database.close },
    toldTo: (channel) => told.filter((post) => post.channel === channel).map(({ message }) => message),
  };
}

function rowOf({ atMinutes, title, text, ...outlet }: SampleItem, index: number): InboxRow {
  const seenAt = morning + atMinutes * 60_000;
  const item = { title, text, publishedAt: seenAt, url: `https://sample.example/${encodeURIComponent(title)}` };
  const arrival = atMinutes < 0 ? 'baseline' : 'live';
  return { id: `${index}`, feedId: 'sample', ...outlet, item, contentHash: contentHashOf(item), seenAt, arrival };
}

type Post = Pick<Parameters<Platform['post']>[0], 'channel' | 'message'>;

/** A chat that takes all. */
export const recorder = (name: string, onPost: (post: Post) => number): Platform => ({
  name,
  post: async (post) => ({ kind: 'sent', ref: String(onPost(post)) }),
  edit: async ({ ref }) => ({ kind: 'sent', ref }),
  lookUp: async () => ({ kind: 'absent' }),
  check: async () => ({ kind: 'ok' }),
  pace: unpaced,
  start: async () => undefined,
  stop: async () => undefined,
});

interface Working extends Pick<Week, 'store' | 'clock'> {
  readonly platforms: readonly Platform[];
}

function createJobs({ store, clock, platforms }: Working): () => Promise<void> {
  const parts = { store, clock, log: silent };
  const matchTopics = createTopicMatcher({ lexicon, topics });
  const read = createInboxReader({ ...parts, matchTopics, lexicon, topics, batchMs: 90_000, limits });
  const sending = { ...parts, worker: 'w', platforms, limits: limits.delivering };
  const dispatcher = createDispatcher(sending);
  return async () => {
    await read();
    await fanOutDue({ ...parts, limits });
    await wakeHeld({ ...parts, limits: limits.waking });
    await sendDigests({ ...parts, topics, limits: limits.digest });
    await remindDue({ ...parts, limits: limits.reminding });
    await dispatcher.run();
    await dispatcher.settled();
  };
}
