import { describe, expect, it } from 'vitest';
import { contentNameOf, namesOf } from '../../src/pipeline/identify.ts';
import type { FetchResult } from '../../src/ports.ts';
import { hourMs, minuteMs } from './newsroom.ts';
import { brings, feedOf, itemOf, openPolling } from './polling.ts';

const failed = (parts: object = {}): FetchResult => ({
  kind: 'failed',
  trouble: 'failing',
  reason: 'HTTP 503',
  ...parts,
});

describe('The first poll of a feed', () => {
  it('records what is there as the baseline', async () => {
    const { answer, poll, inbox } = await openPolling();
    answer({ wire: brings(itemOf('a'), itemOf('b')) });

    await poll();

    expect((await inbox()).map(({ item, arrival }) => [item.title, arrival])).toEqual([
      ['China tariffs: a', 'baseline'],
      ['China tariffs: b', 'baseline'],
    ]);
  });

  it('is not needed for what is older than anything that is passed over is known for: it is no news', async () => {
    const { answer, poll, pollAfter, inbox, clock } = await openPolling();
    await poll();
    const publishedAt = clock.now() - 401 * 24 * hourMs;
    answer({ wire: brings(itemOf('old', { publishedAt }), itemOf('new')) });

    await pollAfter(10 * minuteMs);

    expect((await inbox()).map(({ item, arrival }) => [item.title, arrival])).toEqual([
      ['China tariffs: old', 'baseline'],
      ['China tariffs: new', 'live'],
    ]);
  });

  it('is still to come when the feed could not be read', async () => {
    const { answer, poll, pollAfter, inbox } = await openPolling();
    answer({ wire: failed() });
    await poll();
    answer({ wire: brings(itemOf('a')) });

    await pollAfter(10 * minuteMs);

    expect((await inbox()).map(({ arrival }) => arrival)).toEqual(['baseline']);
  });

  it('is over even when the feed was empty: what comes next is news', async () => {
    const { answer, poll, pollAfter, inbox } = await openPolling();
    await poll();
    answer({ wire: brings(itemOf('a')) });

    await pollAfter(10 * minuteMs);

    expect((await inbox()).map(({ arrival }) => arrival)).toEqual(['live']);
  });
});

describe('A feed', () => {
  it('is polled at its interval, not before', async () => {
    const feeds = [feedOf('fast', { pollSeconds: 60 }), feedOf('slow', { pollSeconds: 600 })];
    const { poll, pollAfter, fetched } = await openPolling({ feeds });
    await poll();

    for (let second = 0; second < 600; second += 20) await pollAfter(20_000);

    const count = (id: string) => fetched.filter(({ feedId }) => feedId === id).length;
    expect([count('fast'), count('slow')]).toEqual([11, 2]);
  });

  it('is asked with what it said last, and "unchanged" brings nothing', async () => {
    const { answer, poll, pollAfter, fetched, inbox, store } = await openPolling();
    answer({ wire: { ...brings(itemOf('a')), validators: { etag: '"1"', lastModified: 'Mon' } } });
    await poll();
    answer({ wire: { kind: 'unchanged', isSaidByServer: true } });

    await pollAfter(hourMs);

    expect(fetched[1]?.cursor).toMatchObject({ etag: '"1"', lastModified: 'Mon' });
    expect(await inbox()).toHaveLength(1);
    expect(await store.cursors.get('wire')).toMatchObject({ etag: '"1"', failures: 0 });
  });

  it('is asked anew when it names no validators any more', async () => {
    const { answer, poll, pollAfter, store } = await openPolling();
    answer({ wire: { ...brings(), validators: { etag: '"1"' } } });
    await poll();
    answer({ wire: brings() });

    await pollAfter(hourMs);

    expect(await store.cursors.get('wire')).not.toHaveProperty('etag');
  });

  it('is read at its new address once it has moved for good', async () => {
    const { answer, poll, pollAfter, fetched, store } = await openPolling();
    answer({ wire: { ...brings(), movedTo: 'https://new.example/rss' } });
    await poll();
    answer({ wire: { kind: 'unchanged', isSaidByServer: true } });

    await pollAfter(hourMs);

    expect(fetched[1]?.cursor?.moved?.to).toBe('https://new.example/rss');
    expect((await store.cursors.get('wire'))?.moved?.to).toBe('https://new.example/rss');
  });

  it('brings an item once as long as it says the same, and again when it says something else', async () => {
    const { answer, poll, pollAfter, inbox, store } = await openPolling();
    const known = itemOf('a');
    answer({ wire: brings(known) });
    await poll();
    const [row] = await inbox();
    if (row) await keepAsRead(store, row);

    await pollAfter(hourMs);
    const afterSame = await inbox();
    answer({ wire: brings({ ...known, text: 'Other words.' }) });
    await pollAfter(hourMs);

    expect(afterSame).toEqual([]);
    expect((await inbox()).map(({ item }) => item.text)).toEqual(['Other words.']);
  });

  it('has its items read oldest first', async () => {
    const { answer, poll, clock, inbox } = await openPolling();
    const at = (hoursAgo: number) => ({ publishedAt: clock.now() - hoursAgo * hourMs });
    answer({ wire: brings(itemOf('new', at(1)), itemOf('undated'), itemOf('old', at(3))) });

    await poll();

    expect((await inbox()).map(({ item }) => item.title.slice(15))).toEqual(['old', 'new', 'undated']);
  });
});

describe('A feed that fails', () => {
  it('is asked less and less often, up to once an hour', async () => {
    const { answer, pollAfter, fetched, clock } = await openPolling();
    answer({ wire: failed() });
    const polledAt: number[] = [];

    for (let minute = 0; minute < 8 * 60; minute++) {
      await pollAfter(minuteMs);
      if (fetched.length > polledAt.length) polledAt.push(clock.now());
    }

    const gaps = polledAt.slice(1).map((at, index) => (at - (polledAt[index] ?? 0)) / minuteMs);
    // Up to a tenth more, so that feeds that failed together do not come back together.
    for (const [index, least] of [5, 10, 20, 40, 60, 60, 60].entries()) {
      expect(gaps[index]).toBeGreaterThanOrEqual(least);
      expect(gaps[index]).toBeLessThanOrEqual(least * 1.1 + 1);
    }
    expect(gaps.length).toBeGreaterThanOrEqual(9);
  });

  it('is asked no sooner than it asks for', async () => {
    const { answer, poll, store, clock } = await openPolling();
    answer({ wire: failed({ retryAfterMs: 3 * hourMs }) });

    await poll();

    expect((await store.cursors.get('wire'))?.nextPollAt).toBeGreaterThanOrEqual(clock.now() + 3 * hourMs);
  });

  it('keeps what was known, says why in the log, and is itself again after one good poll', async () => {
    const { answer, poll, pollAfter, store, log, clock } = await openPolling();
    await poll();
    const okAt = clock.now();
    answer({ wire: failed() });
    await pollAfter(hourMs);
    const whileFailing = await store.cursors.get('wire');
    answer({ wire: brings() });

    await pollAfter(hourMs);

    expect(whileFailing).toMatchObject({ failures: 1, lastError: 'HTTP 503', lastOkAt: okAt });
    expect(log.logged).toContainEqual({
      level: 'warn',
      fields: { feedId: 'wire', trouble: 'failing', reason: 'HTTP 503' },
      message: 'feed fetch failed',
    });
    const healed = await store.cursors.get('wire');
    expect(healed).toMatchObject({ failures: 0, lastOkAt: clock.now(), nextPollAt: clock.now() + 300_000 });
    expect(healed).not.toHaveProperty('lastError');
  });

  it('keeps no other feed from being read', async () => {
    const feeds = Array.from({ length: 9 }, (_, index) => feedOf(`feed-${index}`));
    const { answer, poll, fetched, inbox } = await openPolling({ feeds });
    answer({ 'feed-0': failed(), 'feed-8': brings(itemOf('a')) });

    await poll();

    expect(fetched).toHaveLength(9);
    expect(await inbox()).toHaveLength(1);
  });
});

describe('The list of documents that are filed for inspection', () => {
  const filed = itemOf('filed', { document: { number: 'FR 2031-10001', printsOn: '2031-05-16' } });
  const printed = itemOf('printed', { document: { number: 'FR 2031-10001' } });
  const feeds = [feedOf('inspection'), feedOf('register')];
  const openLists = async () => {
    const polling = await openPolling({ feeds });
    await polling.poll();
    return polling;
  };

  it('brings the print as a new version of what was filed', async () => {
    const { answer, pollAfter, inbox, store } = await openLists();
    answer({ inspection: brings(filed) });
    await pollAfter(hourMs);
    for (const row of await inbox()) await keepAsRead(store, row);
    answer({ inspection: brings(filed), register: brings(printed) });

    await pollAfter(hourMs);

    expect((await inbox()).map(({ item }) => item.url)).toEqual([printed.url]);
  });

  it('brings nothing by naming what was printed already, or by being empty', async () => {
    const { answer, pollAfter, inbox, store } = await openLists();
    answer({ register: brings(printed) });
    await pollAfter(hourMs);
    for (const row of await inbox()) await keepAsRead(store, row);

    answer({ inspection: brings(filed), register: brings(printed) });
    await pollAfter(hourMs);
    answer({ inspection: brings(), register: brings(printed) });
    await pollAfter(hourMs);

    expect(await inbox()).toEqual([]);
  });
});

describe('A process that ends in the middle of a poll', () => {
  it('has stored items and cursor together, or neither', async () => {
    const { answer, poll, store } = await openPolling({
      wrap: (whole) => ({
        ...whole,
        transaction: (work) =>
          whole.transaction((trx) =>
            work({
              ...trx,
              cursors: {
                ...trx.cursors,
                put: async () => {
                  throw new Error('the process ends');
                },
              },
            }),
          ),
      }),
    });
    answer({ wire: brings(itemOf('a')) });

    await poll();
    await expect(poll()).rejects.toThrow('the process ends');

    expect(await store.inbox.count()).toBe(0);
    expect(await store.cursors.get('wire')).toBeUndefined();
  });
});

/** What the reader does with a row, as far as polls notice. */
async function keepAsRead(
  store: Awaited<ReturnType<typeof openPolling>>['store'],
  row: Awaited<ReturnType<typeof store.inbox.take>>[number],
): Promise<void> {
  const { item, contentHash, feedId, outlet, tier, seenAt } = row;
  const names = [...namesOf({ feedId, outlet, item }), contentNameOf({ feedId, outlet, contentHash })];
  await store.coverage.put({
    item: {
      id: 'x',
      feedId,
      outlet,
      tier,
      voice: outlet,
      title: item.title,
      text: item.text,
      publishedAt: null,
      seenAt,
      document: item.document,
    },
    ...{ claims: [], topics: [], isRelevant: true, storyId: 'x', contentHash, names },
  });
  await store.inbox.remove(row.id);
}
