import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import type { Feed } from '../../src/domain/feeds.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { createPoller, type PollerLimits } from '../../src/jobs/poller.ts';
import { createPromise } from '../../src/pipeline/promising.ts';
import type { FetchResult, Store } from '../../src/ports.ts';
import { openStore } from '../contracts/engines.ts';
import { createKeptLog, createMovedClock, minuteMs } from './newsroom.ts';
import { brings, feedOf } from './polling.ts';

/** A poller whose fetches end when a test says so. */
async function openPoller(feeds: readonly Feed[], parts: Partial<PollerLimits> = {}) {
  const { store, isBusy } = watched((await openStore()).store);
  const clock = createMovedClock();
  const open = new Map<string, (result: FetchResult) => void>();
  const started: string[] = [];
  const poller = createPoller({
    ...{ store, clock, log: createKeptLog(), feeds: createFeedList(feeds), isPromising: createPromise(lexicon) },
    reader: {
      fetchSince: ({ id }) => {
        started.push(id);
        return new Promise((resolve) => open.set(id, resolve));
      },
      readPage: async () => undefined,
    },
    limits: limits.polling,
    pollerLimits: { feedsAtOnce: 10, failingAtOnce: 1, perHostAtOnce: 2, ...parts },
  });
  // What could begin has begun some turns after the store has answered.
  const settle = async () => {
    for (let turns = 0; turns < 50; turns = isBusy() ? 0 : turns + 1) await nextTurn();
  };
  const run = async () => {
    await poller.run();
    await settle();
  };
  const end = async (id: string, result: FetchResult = brings()) => {
    open.get(id)?.(result);
    open.delete(id);
    const isStored = async () => ((await store.cursors.get(id))?.nextPollAt ?? 0) > clock.now();
    await expect.poll(isStored).toBe(true);
    await settle();
  };
  return { store, clock, poller, run, started, open, end };
}

/** The store, and whether it is being asked for what a poll needs. */
function watched(store: Store): { readonly store: Store; readonly isBusy: () => boolean } {
  let asked = 0;
  const counted = async <T>(answer: Promise<T>): Promise<T> => {
    asked++;
    return await answer.finally(() => asked--);
  };
  const cursors = { ...store.cursors, get: (id: string) => counted(store.cursors.get(id)) };
  const transaction: Store['transaction'] = (work) => counted(store.transaction(work));
  return { store: { ...store, cursors, transaction }, isBusy: () => asked > 0 };
}

const failed: FetchResult = { kind: 'failed', trouble: 'failing', reason: 'HTTP 500' };
const many = (count: number, parts: Partial<Feed> = {}) =>
  Array.from({ length: count }, (_, index) => feedOf(`f${index}`, parts));

describe('Feeds that are due', () => {
  it('are fetched at once up to the limit; what ends makes room for the next', async () => {
    const { run, started, end } = await openPoller(many(5), { feedsAtOnce: 3 });
    await run();
    const atFirst = started.length;

    await end('f1');

    expect(atFirst).toBe(3);
    await expect.poll(() => started.slice(3)).toEqual(['f3']);
  });

  it('do not wait for one that hangs', async () => {
    const { run, started, end, clock } = await openPoller(many(3, { pollSeconds: 60 }));
    await run();
    await end('f1');
    await end('f2');

    for (let minute = 0; minute < 3; minute++) {
      clock.move(minuteMs);
      await run();
      await end('f1');
      await end('f2');
    }

    expect(started.filter((id) => id === 'f0')).toHaveLength(1);
    expect(started.filter((id) => id === 'f2')).toHaveLength(4);
  });

  it('of one host are fetched two at a time', async () => {
    const { run, started } = await openPoller(many(5, { url: 'https://one.example/rss' }));

    await run();

    expect(started).toHaveLength(2);
  });

  it('of a host that wants a gap are fetched one after the other', async () => {
    const feeds = many(3, { url: 'https://one.example/rss', hostGapSeconds: 60 });
    const { run, started, end, clock } = await openPoller(feeds);
    const counts: number[] = [];
    for (let half = 0; half < 5; half++) {
      await run();
      counts.push(started.length);
      const [last = ''] = started.slice(-1);
      await end(last);
      clock.move(minuteMs / 2);
    }

    expect(counts).toEqual([1, 1, 2, 2, 3]);
  });

  it('that failed before take no more than their share of the places', async () => {
    const { run, started, end, clock } = await openPoller(many(4, { pollSeconds: 60 }), { failingAtOnce: 1 });
    await run();
    for (const id of ['f0', 'f1', 'f2']) await end(id, failed);
    await end('f3');
    clock.move(2 * minuteMs);

    await run();

    expect(started.slice(4).toSorted()).toEqual(['f0', 'f3']);
  });

  it('that failed before leave a place of their host to those that did not', async () => {
    const feeds = many(4, { pollSeconds: 60, url: 'https://one.example/rss' });
    const { run, started, end, clock } = await openPoller(feeds, { failingAtOnce: 10 });
    await run();
    for (const id of ['f0', 'f1']) await end(id, failed);
    clock.move(minuteMs / 2);
    for (const id of ['f2', 'f3']) await end(id);
    clock.move(2 * minuteMs);

    await run();

    const again = started.slice(4);
    expect(again).toHaveLength(2);
    expect(again).toContain('f2');
  });

  it('are not asked when they have ended, also after a start', async () => {
    const { run, started, store } = await openPoller(many(2));
    const ended = {
      nextPollAt: 0,
      lastOkAt: 0,
      failures: 1,
      trouble: 'ended',
      endedAddress: 'https://f0.example/rss',
    } as const;
    await store.cursors.put('f0', ended);
    await store.cursors.put('f1', {
      ...ended,
      nextPollAt: 8_640_000_000_000_000,
      endedAddress: 'https://an-older-address.example/rss',
    });

    await run();

    expect(started).toEqual(['f1']);
  });
});

describe('A poller that stops', () => {
  it('waits for what is on its way and starts nothing more', async () => {
    const { poller, run, started, open } = await openPoller(many(5), { feedsAtOnce: 2 });
    await run();
    const stopping = poller.stop();
    for (const resolve of open.values()) resolve(brings());

    await stopping;

    expect(started).toHaveLength(2);
  });
});
