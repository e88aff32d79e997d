import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { builtInFeeds } from '../../config/feeds/index.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import type { Cursor } from '../../src/domain/feeds.ts';
import { type Reply, replySchema } from '../../src/domain/replies.ts';
import { newSubscription } from '../../src/domain/subscriptions.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { watchForSilence } from '../../src/jobs/watch.ts';
import type { Store } from '../../src/ports.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import type { Scene } from './scenes.ts';

const hourMs = 3_600_000;
const nowMs = Date.UTC(2026, 10, 4, 15);
const clock = { now: () => nowMs };
const well: Cursor = { nextPollAt: 0, lastOkAt: nowMs - 240_000, lastItemAt: nowMs - 2 * hourMs, failures: 0 };
const failing = (trouble: Cursor['trouble'], lastError: string): Cursor => ({
  ...well,
  ...{ lastOkAt: nowMs - 5 * hourMs, failures: 9, trouble, lastError },
});
const channel = 'slack:T1/C1';

/** What readers see of feeds: how all of them are, and the notice when nothing can be heard on a topic. */
export async function feedScenes(): Promise<Scene[]> {
  const database = await openDatabase('sqlite::memory:');
  const store = createStore(database);
  for (const { id } of builtInFeeds) await store.cursors.put(id, well);
  await store.cursors.put('ustr', failing('blocked', 'HTTP 403, from a wall against bots'));
  await store.cursors.put('treasury', failing('failing', 'HTTP 503'));
  await store.cursors.put('cbp-trade', failing('wrong-content', 'this is no RSS, Atom or JSON feed but <html>'));
  const sources = await sourcesReply(store);
  const shipping = builtInFeeds.filter((feed) => feed.topics?.includes('shipping'));
  for (const { id } of shipping) await store.cursors.put(id, failing('failing', 'HTTP 503'));
  const notice = await noticeOf(store);
  await database.close();
  return [{ name: 'answer-sources', reply: sources }, ...(notice ? [{ name: 'nothing-heard', reply: notice }] : [])];
}

const feeds = createFeedList(builtInFeeds);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function sourcesReply(store: Store): Promise<Reply> {
  const access = async () => ({ kind: 'ok' as const });
  const answer = createAnswerer({ commands: createCommands(topics), store, clock, topics, feeds, log: silent, access });
  return await answer({ name: 'sources', options: {}, channel, by: 'U1', charsMax: 3000, hasButtons: true });
}

async function noticeOf(store: Store): Promise<Reply | undefined> {
  await store.subscriptions.put(newSubscription({ id: 's', channel, topics: ['shipping'], createdAt: 0 }));
  for (const _run of ['sees', 'tells']) await watchForSilence({ store, clock, feeds, topics, limits: limits.watching });
  const [owed] = await store.deliveries.claim({ worker: 'w', platform: 'slack', now: nowMs, leaseMs: 1, limit: 1 });
  return owed?.message ? replySchema.parse(JSON.parse(owed.message)) : undefined;
}
