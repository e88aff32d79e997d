import { everyTopic, type Subscription } from '../domain/subscriptions.ts';
import type { Topic } from '../domain/topics.ts';
import type { Telling, Watch } from '../domain/watch.ts';
import type { FeedState } from '../pipeline/feed-health.ts';
import { stateWords } from '../pipeline/feed-words.ts';
import { lostTopics, pathsTo } from '../pipeline/paths.ts';
import { watchNotice } from '../pipeline/watch-notice.ts';
import type { Clock, FeedList, NewDelivery, Store } from '../ports.ts';
import { owe } from './holding.ts';

export interface WatchLimits {
  /** A topic that is lost again is not told again sooner than this after it was told to be back. */
  readonly againMsMin: number;
  readonly chunkRows: number;
}
export interface Watching {
  readonly store: Store;
  readonly clock: Clock;
  readonly feeds: FeedList;
  readonly topics: readonly Topic[];
  readonly limits: WatchLimits;
}

/** Tells channels once when a topic of theirs loses its last healthy feed, and when it has one again; a chunk of channels a run. */
export async function watchForSilence(watching: Watching): Promise<void> {
  const watch = (await watching.store.watch.get()) ?? { lost: {}, backAt: {} };
  if (watch.telling) return await tellChunk(watching, { watch, telling: watch.telling });
  const states = await statesOf(watching);
  const next = nextWatch(watch, { watching, states });
  // As a transaction, so that a late leader does not take back what its successor has told.
  if (next !== undefined) await watching.store.transaction((trx) => trx.watch.put(next));
}

/** Every feed that is polled for all, with what is remembered of it. */
export async function statesOf({
  store,
  clock,
  feeds,
}: Pick<Watching, 'store' | 'clock' | 'feeds'>): Promise<FeedState[]> {
  const states: FeedState[] = [];
  for (const feed of await feeds.all())
    if (feed.workspace === undefined)
      states.push({ feed, cursor: await store.cursors.get(feed.id), nowMs: clock.now() });
  return states;
}

interface Seen {
  readonly watching: Watching;
  readonly states: readonly FeedState[];
}

// What is to be told now, lost before back; undefined where nothing has changed.
function nextWatch(watch: Watch, seen: Seen): Watch | undefined {
  const { watching, states } = seen;
  const now = watching.clock.now();
  const lost = lostTopics(states, watching.topics);
  const isTold = (topic: string) =>
    now - (watch.backAt[topic] ?? Number.NEGATIVE_INFINITY) >= watching.limits.againMsMin;
  const newly = lost.filter((topic) => watch.lost[topic] === undefined && isTold(topic));
  if (newly.length > 0)
    return {
      ...watch,
      lost: { ...watch.lost, ...Object.fromEntries(newly.map((topic) => [topic, now])) },
      telling: tellingOf(seen, { kind: 'lost', topics: newly, sinceMs: now }),
    };
  const back = Object.keys(watch.lost).filter((topic) => !lost.includes(topic));
  if (back.length === 0) return undefined;
  const sinceMs = Math.min(...back.map((topic) => watch.lost[topic] ?? now));
  return {
    lost: Object.fromEntries(Object.entries(watch.lost).filter(([topic]) => !back.includes(topic))),
    backAt: { ...watch.backAt, ...Object.fromEntries(back.map((topic) => [topic, now])) },
    telling: tellingOf(seen, { kind: 'back', topics: back, sinceMs }),
  };
}

function tellingOf({ watching, states }: Seen, change: Pick<Telling, 'kind' | 'topics' | 'sinceMs'>): Telling {
  const concerned = new Set(change.topics.flatMap((topic) => pathsTo(topic, states)));
  const feedLines = [...concerned].map((state) => `${state.feed.outlet} (${state.feed.id}): ${stateWords(state)}`);
  return { ...change, id: `${change.kind}/${watching.clock.now()}`, feedLines, after: '' };
}

interface Chunk {
  readonly watch: Watch;
  readonly telling: Telling;
}

// Notices and how far they got are one transaction, so that a crash neither loses nor repeats one.
const tellChunk = ({ store, clock, topics, limits }: Watching, { watch, telling }: Chunk): Promise<void> =>
  store.transaction(async (trx) => {
    const now = clock.now();
    const subscriptions = await trx.subscriptions.activeAfter(telling.after, limits.chunkRows);
    const notices = subscriptions.flatMap((wanted) => noticeFor(wanted, { telling, topics, now }) ?? []);
    await owe(trx, { rows: notices, now, subscriptions });
    const last = subscriptions.at(-1);
    const isDone = last === undefined || subscriptions.length < limits.chunkRows;
    const { telling: _told, ...rest } = watch;
    await trx.watch.put(isDone ? rest : { ...rest, telling: { ...telling, after: last.id } });
  });

interface Noticing {
  readonly telling: Telling;
  readonly topics: readonly Topic[];
  readonly now: number;
}

function noticeFor(
  { channel, topics: followed }: Subscription,
  { telling, topics, now }: Noticing,
): NewDelivery | undefined {
  const concerned = topics.filter(
    ({ id }) => telling.topics.includes(id) && (followed.includes(everyTopic) || followed.includes(id)),
  );
  if (concerned.length === 0) return undefined;
  const all = telling.kind === 'lost' ? 'any topic' : 'every topic';
  const labels = concerned.length === topics.length ? all : concerned.map(({ label }) => label).join(', ');
  return {
    id: `watch/${telling.id}/${channel}`,
    channel,
    kind: 'notice',
    alertId: null,
    message: JSON.stringify(watchNotice({ telling, labels })),
    replyTo: null,
    dueAt: now,
  };
}
