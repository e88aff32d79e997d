import { describe, expect, it } from 'vitest';
import { builtInFeeds } from '../../config/feeds/index.ts';
import { topics } from '../../config/topics.ts';
import type { Cursor } from '../../src/domain/feeds.ts';
import { feedLines } from '../../src/pipeline/feed-lines.ts';
import { renderReply } from '../../src/platforms/discord/render.ts';

const nowMs = Date.UTC(2026, 10, 4, 15);
const well: Cursor = { nextPollAt: 0, lastOkAt: nowMs, lastItemAt: nowMs, failures: 0 };
const lost: Cursor = { ...well, failures: 9, trouble: 'failing', lastError: 'the name of its server is not known' };
const shown = (cursorOf: (id: string) => Cursor | undefined) =>
  feedLines(
    builtInFeeds.map((feed) => ({ feed, cursor: cursorOf(feed.id), nowMs })),
    topics,
  );

describe('The list of all built-in feeds', () => {
  it('names each outlet once where it is well, by tier', () => {
    const lines = shown(() => well);

    const off = builtInFeeds.filter(({ isOff }) => isOff).length;
    expect(lines[0]).toBe(`${builtInFeeds.length} feeds: ${builtInFeeds.length - off} ok, ${off} off.`);
    expect(lines.find((line) => line.startsWith('• Well, official-us'))).toContain('Federal Register (6 feeds)');
    expect(lines.filter((line) => line.includes('USTR'))).toHaveLength(2);
  });

  it('puts what is amiss first, each with its reason', () => {
    const lines = shown((id) => (id === 'ustr' ? lost : well));

    expect(lines[1]).toContain('USTR (official-us), ustr: failing, 9 times in a row: the name of its server');
  });

  it('is short enough for a chat when every feed fails, and leaves none out', () => {
    const lines = shown(() => lost);

    expect(lines.filter((line) => line.includes('failing, 9 times'))).toHaveLength(12);
    expect(lines.find((line) => line.startsWith('• Not well either'))).toContain('Google News (5 feeds)');
    const message = renderReply({ title: 'Sources', lines, citations: [], notes: [] });
    expect(JSON.stringify(message)).not.toContain('shortened');
  });
});
