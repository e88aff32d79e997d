import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { topics } from '../../config/topics.ts';
import { type Cursor, feedSchema } from '../../src/domain/feeds.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { openStore } from '../contracts/engines.ts';
import { linesOf } from './asking.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const hourMs = 3_600_000;
const feed = feedSchema.parse({
  ...{ id: 'harbour', outlet: 'Harbour Daily', tier: 'paper', kind: 'rss' },
  ...{ url: 'https://harbour.example/rss', expectedEvery: '6h' },
});

async function openWith(cursor?: Cursor) {
  const { store } = await openStore();
  if (cursor) await store.cursors.put(feed.id, cursor);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const commands = createCommands(topics);
  const answer = createAnswerer({
    access: accessOf([]),
    commands,
    store,
    clock: { now: () => now },
    topics,
    feeds: createFeedList([feed]),
    log,
  });
  return (name: string, options: Record<string, string> = {}) => answer({ name, options, channel: 'terminal:main' });
}

const good: Cursor = { nextPollAt: now, lastOkAt: now - 60_000, lastItemAt: now - hourMs, failures: 0 };

describe('/sources', () => {
  it.each([
    ['not polled yet', undefined],
    ['ok, last poll 1 minute ago, last item 60 minutes ago', good],
    [
      'failing, 3 times in a row: HTTP 503; last good poll 1 minute ago',
      { ...good, failures: 3, lastError: 'HTTP 503' },
    ],
    ['stale: nothing new since 7 hours ago, expected every 6h', { ...good, lastItemAt: now - 7 * hourMs }],
  ] as const)('says of a feed: %s', async (words, cursor) => {
    const ask = await openWith(cursor);

    expect(linesOf(await ask('sources'))).toContain(`• Harbour Daily (paper), harbour: ${words}`);
  });

  it('names the nearest feed for a slip', async () => {
    const ask = await openWith();

    expect(linesOf(await ask('sources', { feed: 'harbor' }))[0]).toContain('Did you mean harbour?');
  });
});

describe('/status', () => {
  it('counts feeds, what waits and what was sent, and says how new the coverage is', async () => {
    const ask = await openWith({ ...good, failures: 2 });

    const reply = await ask('status');

    expect(linesOf(reply)).toEqual([
      '1 feed: 1 failing.',
      'Items waiting to be read: 0.',
      'Messages: 0 waiting, 0 held until their hour, 0 sent, 0 paused, 0 abandoned.',
      'Last alert: never.',
    ]);
    expect(reply.notes.at(-1)).toBe('No coverage has been read yet, so nothing is known here.');
  });
});
