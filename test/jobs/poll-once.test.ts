import { describe, expect, it } from 'vitest';
import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import type { Feed } from '../../src/domain/feeds.ts';
import { pollOnce } from '../../src/jobs/poll-once.ts';
import { createPromise } from '../../src/pipeline/promising.ts';
import type { FetchResult } from '../../src/ports.ts';
import { openStore } from '../contracts/engines.ts';
import { createKeptLog, createMovedClock, hourMs, minuteMs } from './newsroom.ts';
import { brings, feedOf, itemOf } from './polling.ts';

/** Polls all feeds once, with fetches that a test answers. */
async function openCheck(feeds: readonly Feed[], fetch: (id: string) => Promise<FetchResult>) {
  const { store } = await openStore();
  const clock = createMovedClock();
  const begin = () =>
    pollOnce({
      ...{ store, clock, log: createKeptLog(), feeds, isPromising: createPromise(lexicon) },
      ...{ limits: limits.polling, pollerLimits: limits.poller, untilMs: clock.now() + hourMs },
      reader: { fetchSince: ({ id }) => fetch(id), readPage: async () => undefined },
    });
  return { store, clock, begin };
}

describe('A check of all feeds', () => {
  it('asks each once, due or not, ended ones too, and gives what came', async () => {
    const feeds = [feedOf('due'), feedOf('resting'), feedOf('ended')];
    const asked: string[] = [];
    const { store, clock, begin } = await openCheck(feeds, async (id) => {
      asked.push(id);
      return brings(itemOf(id));
    });
    const before = { nextPollAt: clock.now() + hourMs, lastOkAt: 0, failures: 0 };
    await store.cursors.put('resting', before);
    await store.cursors.put('ended', { ...before, trouble: 'ended', endedAddress: 'https://ended.example/rss' });

    const polled = await begin().done;

    expect(asked.toSorted()).toEqual(['due', 'ended', 'resting']);
    expect([...polled.values()].map(({ rows }) => rows.length)).toEqual([1, 1, 1]);
  });

  it('waits as long as a host asks for between two polls', async () => {
    const url = 'https://one.example/rss';
    const feeds = [feedOf('first', { url, hostGapSeconds: 60 }), feedOf('second', { url, hostGapSeconds: 60 })];
    const asked: string[] = [];
    const { clock, begin } = await openCheck(feeds, async (id) => {
      asked.push(id);
      return brings();
    });
    const { done } = begin();
    await expect.poll(() => asked).toEqual(['first']);
    clock.move(minuteMs);

    await done;

    expect(asked).toEqual(['first', 'second']);
  });

  it('ends when its time is over, without what has not answered', async () => {
    const hanging = Promise.withResolvers<FetchResult>();
    const { store, clock, begin } = await openCheck([feedOf('quick'), feedOf('hanging')], (id) =>
      id === 'quick' ? Promise.resolve(brings()) : hanging.promise,
    );
    const { done, stop } = begin();
    await expect.poll(() => store.cursors.get('quick')).toBeDefined();
    clock.move(hourMs);

    const polled = await done;

    expect([...polled.keys()]).toEqual(['quick']);
    hanging.resolve(brings());
    await stop();
  });
});
