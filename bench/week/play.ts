import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { sampleDay } from '../../config/sample-day.ts';
import { seedPacks } from '../../config/seed/index.ts';
import { topics } from '../../config/topics.ts';
import type { Tier } from '../../src/domain/outlets.ts';
import type { Reply } from '../../src/domain/replies.ts';
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
import type { InboxRow, Platform, PostRequest } from '../../src/ports.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { weekNews } from './news.ts';
import { readers } from './readers.ts';

/** A message of the week, as it stands at its end. */
export interface WeekMessage {
  readonly channel: string;
  readonly postedAt: number;
  readonly editedAt: readonly number[];
  /** The message that it answers or whose thread it stands in. */
  readonly under: string | undefined;
  readonly ref: string;
  readonly reply: Reply;
}

const minuteMs = 60_000;
const beginsAt = Date.UTC(2026, 10, 1, 12);
const endsAt = Date.UTC(2026, 10, 12, 0);
const silent = { info: () => undefined, warn: () => undefined, error: console.error };

interface Appearing {
  readonly atMs: number;
  readonly outlet: string;
  readonly tier: Tier;
  readonly title: string;
  readonly text: string;
  readonly isBaseline?: boolean;
}

const sampleMorning = Date.UTC(2026, 10, 2, 8);
const appearing: readonly Appearing[] = [
  ...sampleDay.map(({ atMinutes, ...piece }) => ({
    ...piece,
    atMs: sampleMorning + atMinutes * minuteMs,
    isBaseline: atMinutes < 0,
  })),
  ...weekNews.map(({ at, ...piece }) => ({ ...piece, atMs: Date.parse(at) })),
].toSorted((a, b) => a.atMs - b.atMs);

/** Plays the week through the real jobs over the background pack, with a clock that is moved, and gives what each reader sees. */
export async function playWeek(): Promise<WeekMessage[]> {
  const database = await openDatabase('sqlite::memory:');
  const store = createStore(database);
  let nowMs = beginsAt;
  const clock = { now: () => nowMs };
  const shared = { store, clock, log: silent };
  for (const pack of seedPacks(['background'])) await seed({ store, clock, pack });
  for (const { subscription } of readers) await store.subscriptions.put(subscription);
  const messages: WeekMessage[] = [];
  const platforms = ['slack', 'discord'].map((name) => keeping({ name, messages, now: clock.now }));
  const matchTopics = createTopicMatcher({ lexicon, topics });
  const read = createInboxReader({
    ...{ ...shared, lexicon, topics, limits, matchTopics, batchMs: 90_000 },
  });
  const dispatcher = createDispatcher({ ...shared, worker: 'week', platforms, limits: limits.delivering });
  const work = async () => {
    await fanOutDue({ store, clock, limits });
    await sendDigests({ store, clock, topics, limits: limits.digest });
    await remindDue({ store, clock, limits: limits.reminding });
    await wakeHeld({ store, clock, limits: limits.waking });
    await dispatcher.run();
    await dispatcher.settled();
  };
  for (const moment of moments()) {
    nowMs = moment;
    for (const piece of appearing.filter(({ atMs }) => atMs === moment)) await store.inbox.add([rowOf(piece)]);
    await read();
    await work();
  }
  await database.close();
  return messages;
}

// Every ten minutes, and each half minute of the ten minutes after a piece appears.
function moments(): number[] {
  const found = new Set<number>(appearing.map(({ atMs }) => atMs));
  for (let at = beginsAt; at <= endsAt; at += 10 * minuteMs) found.add(at + 10_000);
  for (const { atMs } of appearing) for (let at = atMs; at <= atMs + 10 * minuteMs; at += minuteMs / 2) found.add(at);
  return [...found].toSorted((a, b) => a - b);
}

const rowOf = ({ outlet, tier, title, text, atMs, isBaseline = false }: Appearing): InboxRow => {
  const item = {
    title,
    text,
    publishedAt: atMs,
    url: `https://sample.example/${new Date(atMs).toISOString().slice(5, 16)}`,
  };
  return {
    ...{ id: `${atMs} ${outlet}`, feedId: 'week', outlet, tier, item, contentHash: contentHashOf(item), seenAt: atMs },
    arrival: isBaseline ? 'baseline' : 'live',
  };
};

interface Keeping {
  readonly name: string;
  readonly messages: WeekMessage[];
  readonly now: () => number;
}

const keeping = ({ name, messages, now }: Keeping): Platform => ({
  name,
  post: async ({ channel, message, replyTo, thread }: PostRequest) => {
    const ref = `m${messages.length}`;
    const under = thread?.root ?? replyTo;
    messages.push({ channel, ref, postedAt: now(), editedAt: [], under, reply: message });
    return { kind: 'sent', ref };
  },
  edit: async ({ ref, message }) => {
    const place = messages.findIndex((one) => one.ref === ref);
    const held = messages[place];
    if (held) messages[place] = { ...held, reply: message, editedAt: [...held.editedAt, now()] };
    return { kind: 'sent', ref };
  },
  lookUp: async () => ({ kind: 'absent' }),
  check: async () => ({ kind: 'ok' }),
  pace: unpaced,
  start: async () => undefined,
  stop: async () => undefined,
});
