import { describe, expect, it } from 'vitest';
import { topics } from '../../config/topics.ts';
import type { Cursor, Feed } from '../../src/domain/feeds.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { watchForSilence } from '../../src/jobs/watch.ts';
import { hourMs, minuteMs, openNewsroom } from './newsroom.ts';
import { feedOf } from './polling.ts';

/** A newsroom whose feeds are as a test says, watched once a run. */
async function openWatch(feeds: readonly Feed[], chunkRows = 200) {
  const newsroom = await openNewsroom();
  const { store, clock } = newsroom;
  const limits = { againMsMin: hourMs, chunkRows };
  const watchOnce = () => watchForSilence({ store, clock, feeds: createFeedList(feeds), topics, limits });
  const put = (id: string, parts: Partial<Cursor>) =>
    store.cursors.put(id, { nextPollAt: 0, lastOkAt: clock.now(), lastItemAt: clock.now(), failures: 0, ...parts });
  return {
    ...newsroom,
    put,
    fail: (id: string, parts: Partial<Cursor> = {}) =>
      put(id, { failures: 3, trouble: 'failing', lastError: 'HTTP 503', ...parts }),
    async watch() {
      for (let runs = 0; runs < 12; runs++) await watchOnce();
      await newsroom.send();
    },
    watchOnce,
  };
}

const tariffFeeds = [feedOf('ustr', { topics: ['tariffs'] }), feedOf('register', { topics: ['tariffs'] })];

describe('A topic that loses its last healthy feed', () => {
  it('is told once to the channels that follow it, with the reasons', async () => {
    const { follow, put, fail, watch, messages, texts, clock } = await openWatch(tariffFeeds);
    await follow('slack:T1/tariffs', ['tariffs']);
    await follow('slack:T1/economy', ['economy']);
    await put('ustr', {});
    await fail('register');
    await watch();
    const whileOneIsLeft = messages.length;
    await fail('ustr', { trouble: 'blocked', lastError: 'HTTP 403', lastOkAt: clock.now() - 2 * hourMs });

    await watch();
    await watch();

    expect(whileOneIsLeft).toBe(0);
    expect(messages.map(({ channel }) => channel)).toEqual(['slack:T1/tariffs']);
    expect(texts()[0]).toContain('Parley hears nothing on Tariffs at the moment');
    expect(texts()[0]).toContain(
      'Sample Wire (ustr): blocked by its server, 3 times in a row: HTTP 403; last good poll 2 hours ago',
    );
  });

  it('is told once more when it has one again, with since when it was silent', async () => {
    const { follow, put, fail, watch, texts, clock } = await openWatch(tariffFeeds);
    await follow('slack:T1/tariffs', ['tariffs']);
    await fail('ustr');
    await fail('register');
    await watch();
    clock.move(3 * hourMs);
    await put('ustr', {});

    await watch();
    await watch();

    expect(texts()).toHaveLength(2);
    expect(texts()[1]).toContain('Parley hears of Tariffs again');
    expect(texts()[1]).toContain(
      'From 2 Nov 2026, 08:00 UTC until now, silence here did not mean that nothing happened.',
    );
  });

  it('comes in one message with all other topics that go at the same time', async () => {
    const { follow, fail, watch, texts } = await openWatch([feedOf('only')]);
    await follow('slack:T1/all');
    await follow('slack:T1/two', ['truce', 'tariffs']);
    await fail('only');

    await watch();

    expect(texts().map((text) => text.split('\n')[0])).toEqual(
      expect.arrayContaining([
        'Parley hears nothing on any topic at the moment',
        'Parley hears nothing on Tariffs, Truce and deadlines at the moment',
      ]),
    );
    expect(texts()).toHaveLength(2);
  });

  it.each<[string, Partial<Cursor>, Partial<Feed>]>([
    ['is stale', { lastItemAt: 0 }, {}],
    ['has ended', { endedAddress: 'https://only.example/rss', failures: 1, trouble: 'ended' }, {}],
    ['brings wrong content', { failures: 3, trouble: 'wrong-content' }, {}],
  ])('counts as lost when its feed %s', async (...[_how, cursor, feed]) => {
    const { follow, put, watch, texts } = await openWatch([feedOf('only', feed)]);
    await follow('slack:T1/all');
    await put('only', cursor);

    await watch();

    expect(texts()).toHaveLength(1);
  });

  it.each<[string, Partial<Cursor> | undefined, Partial<Feed>]>([
    ['failed once or twice', { failures: 2, trouble: 'failing' }, {}],
    ['was not polled yet', undefined, {}],
    ['is quiet over the week-end', {}, { quiet: [{ zone: 'UTC', from: '00:00', to: '24:00', days: ['sun', 'mon'] }] }],
    ['is switched off', { failures: 9, trouble: 'failing' }, { isOff: true }],
    ['is a workspace’s own', { failures: 9, trouble: 'failing' }, { workspace: 'slack:T1' }],
  ])('is not told when its feed %s', async (...[_how, cursor, feed]) => {
    const { follow, put, watch, texts, clock } = await openWatch([feedOf('only', { expectedEvery: '12h', ...feed })]);
    await follow('slack:T1/all');
    if (cursor) await put('only', { lastItemAt: clock.now() - 30 * hourMs, ...cursor });
    if (cursor && !feed.quiet) await put('only', { ...cursor });

    await watch();

    expect(texts()).toEqual([]);
  });

  it('is not told after Parley was away for days, before its feed was asked again', async () => {
    const { follow, put, watch, texts, clock } = await openWatch([feedOf('only', { expectedEvery: '12h' })]);
    await follow('slack:T1/all');
    await put('only', {});
    clock.move(72 * hourMs);

    await watch();
    const beforeItIsAsked = texts().length;
    await put('only', { lastItemAt: clock.now() - 72 * hourMs });
    await watch();

    expect([beforeItIsAsked, texts().length]).toEqual([0, 1]);
  });

  it('that comes and goes is told no more than once an hour', async () => {
    const { follow, put, fail, watch, texts, clock } = await openWatch([feedOf('only', { topics: ['tariffs'] })]);
    await follow('slack:T1/all');
    for (let round = 0; round < 6; round++) {
      await fail('only');
      await watch();
      clock.move(4 * minuteMs);
      await put('only', {});
      await watch();
      clock.move(4 * minuteMs);
    }

    expect(texts()).toHaveLength(2);
    clock.move(hourMs);
    await fail('only');
    await watch();
    expect(texts()).toHaveLength(3);
  });

  it('is told to many channels a chunk a run, to each once, also after a start in between', async () => {
    const { follow, fail, watchOnce, watch, messages, send } = await openWatch([feedOf('only')], 2);
    for (let channel = 0; channel < 7; channel++) await follow(`slack:T1/c${channel}`);
    await fail('only');
    await watchOnce();
    await watchOnce();
    await send();
    const afterOneChunk = messages.length;

    await watch();

    expect(afterOneChunk).toBe(2);
    expect(messages.map(({ channel }) => channel).toSorted()).toEqual(
      Array.from({ length: 7 }, (_, channel) => `slack:T1/c${channel}`),
    );
  });
});
