import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import type { Feed, FeedItem, OfficialDocument } from '../../src/domain/feeds.ts';
import { newSubscription, type Subscription } from '../../src/domain/subscriptions.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createDispatcher } from '../../src/jobs/dispatch.ts';
import { fanOutDue } from '../../src/jobs/fan-out.ts';
import { prunePaused } from '../../src/jobs/prune.ts';
import { createInboxReader } from '../../src/jobs/read.ts';
import { resumeDue } from '../../src/jobs/resume.ts';
import { contentHashOf } from '../../src/pipeline/identify.ts';
import { createTopicMatcher } from '../../src/pipeline/match-topics.ts';
import type { InboxRow, Log, Store } from '../../src/ports.ts';
import { type OpenStore, openStore } from '../contracts/engines.ts';
import { createRecordingPlatform, type Message, type RecordingPlatform, textShown } from './recording-platform.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** One moment of a made-up day. */
export const morning = Date.UTC(2026, 10, 2, 8);

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A log that keeps what it was given. */
export function createKeptLog(): Log & { readonly logged: LogEntry[] } {
  const logged: LogEntry[] = [];
  const write = (level: LogEntry['level']) => (fields: object, message: string) => {
    logged.push({ level, fields: { ...fields }, message });
  };
  return { logged, info: write('info'), warn: write('warn'), error: write('error') };
}

/** A clock that tests move. */
export function createMovedClock(startMs = morning) {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    move: (ms: number) => {
      nowMs += ms;
    },
  };
}

/** One published piece, as short as a test can say it. */
export interface Piece {
  readonly outlet?: string;
  readonly tier?: Feed['tier'];
  readonly title: string;
  readonly text?: string;
  readonly url?: string;
  readonly arrival?: InboxRow['arrival'];
  readonly feedId?: string;
  /** As it comes in, unless told. */
  readonly publishedAt?: number;
  readonly document?: OfficialDocument;
  /** The workspace whose own feed brings it. */
  readonly workspace?: string;
}

/** A channel, what it follows, and what differs from the usual. */
export type Following = [channel: string, topics?: readonly string[], settings?: Partial<Subscription>];

export interface Newsroom extends OpenStore {
  readonly clock: ReturnType<typeof createMovedClock>;
  readonly log: ReturnType<typeof createKeptLog>;
  readonly platform: RecordingPlatform;
  readonly messages: readonly Message[];
  /** Makes a channel follow topics, `all` unless others are given. */
  follow(...[channel, topics, settings]: Following): Promise<void>;
  /** Reads what waits in the inbox. */
  read(): Promise<unknown>;
  /** A piece comes in and is read now. */
  publish(piece: Piece): Promise<void>;
  /** Sends what is due now, until nothing is. */
  send(): Promise<void>;
  /** Moves the clock in steps and sends what falls due on the way. */
  pass(ms: number): Promise<void>;
  /** Asks the chat once whether paused channels are back, and deletes what was paused for too long. */
  tend(): Promise<void>;
  /** Does what a process does that dies in the middle of posting: claims, posts and never settles. */
  dieWhilePosting(): Promise<void>;
  titles(): string[];
  texts(): string[];
}

const stepMs = 15_000;

/** Reader, fan-out and dispatch on an empty store, one recording chat, a clock that stands still until it is moved. */
export async function openNewsroom({ chunkRows = limits.fanOut.chunkRows } = {}): Promise<Newsroom> {
  const { store, database } = await openStore();
  const clock = createMovedClock();
  const log = createKeptLog();
  const platform = createRecordingPlatform(clock.now);
  const read = createInboxReader({
    ...{ store, clock, log, lexicon, topics, limits, batchMs: 90_000 },
    matchTopics: createTopicMatcher({ lexicon, topics }),
  });
  const fanOutLimits = { ...limits, fanOut: { ...limits.fanOut, chunkRows } };
  let published = 0;
  const sending = { store, clock, log, worker: 'w1', platforms: [platform], limits: limits.delivering };
  const dispatcher = createDispatcher(sending);
  const step = async () => {
    await fanOutDue({ store, clock, limits: fanOutLimits });
    await dispatcher.run();
    await dispatcher.settled();
  };
  const send = async () => {
    // As often as the schedule would come round within a moment: a channel gets one message a run.
    for (let runs = 0; runs < 5; runs++) await step();
  };
  return {
    ...{ store, database, clock, log, platform, send, read },
    messages: platform.messages,
    follow: (...[channel, wanted = ['all'], settings = {}]) =>
      store.subscriptions.put({ ...subscriptionOf(channel, wanted), ...settings }),
    async publish(piece) {
      await store.inbox.add([rowOf({ piece, seenAt: clock.now(), index: published++ })]);
      await read();
    },
    async pass(ms) {
      for (let left = ms; left > 0; left -= stepMs) {
        clock.move(Math.min(stepMs, left));
        await step();
      }
      await send();
    },
    async tend() {
      const shared = { store, clock, log };
      await resumeDue({ ...shared, access: accessOf([platform]), limits: limits.resuming });
      await prunePaused({ ...shared, limits: limits.pruning });
      await send();
    },
    dieWhilePosting: () => dieWhilePosting({ store, platform, now: clock.now() }),
    titles: () => platform.messages.map(({ shown }) => shown.title),
    texts: () => platform.messages.map(textShown),
  };
}

async function dieWhilePosting({
  store,
  platform,
  now,
}: {
  store: Store;
  platform: RecordingPlatform;
  now: number;
}): Promise<void> {
  const claimed = await store.deliveries.claim({
    worker: 'dead',
    platform: platform.name,
    now,
    leaseMs: 60_000,
    limit: 10,
  });
  const message = { title: 'Posted just before the end', lines: [], citations: [], notes: [] };
  for (const { channel, id } of claimed) await platform.post({ channel, key: id, message });
}

export const subscriptionOf = (channel: string, topicIds: readonly string[]): Subscription =>
  newSubscription({ id: channel, channel, topics: [...topicIds], createdAt: morning });

function rowOf({ piece, seenAt, index }: { piece: Piece; seenAt: number; index: number }): InboxRow {
  const { outlet = 'Sample Wire', tier = 'wire', title, text = title, url, arrival = 'live' } = piece;
  const { document, workspace, feedId = 'sample', publishedAt = seenAt } = piece;
  const item: FeedItem = {
    ...{ title, text, publishedAt },
    ...(url === undefined ? {} : { url }),
    ...(document === undefined ? {} : { document }),
  };
  const id = String(index).padStart(8, '0');
  const own = workspace === undefined ? {} : { workspace };
  return { id, feedId, outlet, tier, item, contentHash: contentHashOf(item), seenAt, arrival, ...own };
}

/** What is known before the day begins. */
export const background: Piece = {
  arrival: 'baseline',
  title: 'Where tariffs stand before the next US–China trade talks',
  text: 'The US tariff on Chinese goods stands at 47%.',
};

/** The first report of a rise, complete enough to say "before → after". */
export const rise: Piece = {
  title: 'Washington raises tariff on Chinese goods from 47% to 57%',
  text: 'The United States raised its tariff on Chinese goods from 47% to 57% on Monday.',
};

/** Another outlet tells the same. */
export const riseRetoldBy = (outlet: string): Piece => ({
  outlet,
  tier: 'paper',
  title: 'US raises tariff on Chinese goods to 57%',
  text: 'The US tariff on Chinese goods was raised to 57% on Monday, from 47%.',
});
