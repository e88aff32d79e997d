import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from './newsroom.ts';
import { brings, feedOf, itemOf, openPolling, type PollingOptions } from './polling.ts';

const page = `The whole page.${' It says more.'.repeat(60)}`;
const short = { text: 'A short summary.' };

/** A feed that has had its baseline. */
async function openAfterBaseline(options: PollingOptions = {}) {
  const polling = await openPolling({ page, ...options });
  await polling.poll();
  return polling;
}

describe('The page behind an item', () => {
  it('is read when the feed gives few words and the title is promising', async () => {
    const { answer, pollAfter, pages, inbox } = await openAfterBaseline();
    answer({ wire: brings(itemOf('a', short)) });

    await pollAfter(hourMs);

    expect(pages).toEqual(['https://wire.example/a']);
    expect((await inbox())[0]?.item.text).toBe(page);
  });

  it('is read without the share boxes and hints below its story', async () => {
    const { answer, pollAfter, inbox } = await openAfterBaseline({
      page: `${page}\nAlso read: Ferry Times Change\nShare this article`,
    });
    answer({ wire: brings(itemOf('a', short)) });

    await pollAfter(hourMs);

    expect((await inbox())[0]?.item.text).toBe(page);
  });

  it('is left alone when the feed gives enough, the title promises nothing, or there is no address', async () => {
    const { answer, pollAfter, pages } = await openAfterBaseline();
    const { url: _url, ...withoutAddress } = itemOf('c', short);
    answer({
      wire: brings(itemOf('a'), itemOf('b', { ...short, title: 'Bakery wins prize' }), withoutAddress),
    });

    await pollAfter(hourMs);

    expect(pages).toEqual([]);
  });

  it('is not read for the baseline', async () => {
    const { answer, poll, pages } = await openPolling({ page });
    answer({ wire: brings(itemOf('a', short)) });

    await poll();

    expect(pages).toEqual([]);
  });

  it('is read for no more than ten items a poll; the others keep their summary', async () => {
    const { answer, pollAfter, pages, inbox } = await openAfterBaseline();
    answer({ wire: brings(...Array.from({ length: 15 }, (_, index) => itemOf(`n${index}`, short))) });

    await pollAfter(hourMs);

    expect(pages).toHaveLength(10);
    expect((await inbox()).filter(({ item }) => item.text === short.text)).toHaveLength(5);
  });

  it('that cannot be had, or says less, leaves the summary as it is', async () => {
    for (const nothing of [undefined, 'Short.']) {
      const { answer, pollAfter, inbox } = await openAfterBaseline({ page: nothing });
      answer({ wire: brings(itemOf('a', short)) });

      await pollAfter(hourMs);

      expect((await inbox())[0]?.item.text).toBe(short.text);
    }
  });

  it('does not make the item look edited when it cannot be had the next time', async () => {
    const { answer, pollAfter, inbox } = await openAfterBaseline();
    answer({ wire: brings(itemOf('a', short)) });

    await pollAfter(hourMs);
    await pollAfter(hourMs);

    const hashes = (await inbox()).map(({ contentHash }) => contentHash);
    expect(new Set(hashes).size).toBe(1);
  });
});

describe('After an outage of more than six hours', () => {
  it('old items come late, new and undated ones live', async () => {
    const { answer, pollAfter, clock, inbox } = await openAfterBaseline();
    clock.move(9 * hourMs);
    const at = (hoursAgo: number) => ({ publishedAt: clock.now() - hoursAgo * hourMs });
    answer({ wire: brings(itemOf('old', at(7)), itemOf('new', at(1)), itemOf('undated')) });

    await pollAfter(1);

    expect((await inbox()).map(({ item, arrival }) => [item.title.slice(15), arrival])).toEqual([
      ['old', 'late'],
      ['new', 'live'],
      ['undated', 'live'],
    ]);
  });

  it('counts each feed by itself: a feed that was read all the time brings live items', async () => {
    const feeds = [feedOf('wire'), feedOf('paper')];
    const { answer, pollAfter, clock, inbox } = await openAfterBaseline({ feeds });
    answer({ wire: { kind: 'failed', trouble: 'failing', reason: 'HTTP 503' } });
    for (let hour = 0; hour < 9; hour++) await pollAfter(hourMs);
    const old = { publishedAt: clock.now() - 7 * hourMs };
    answer({ wire: brings(itemOf('a', old)), paper: brings(itemOf('b', old)) });

    await pollAfter(67 * minuteMs);

    expect((await inbox()).map(({ feedId, arrival }) => [feedId, arrival]).toSorted()).toEqual([
      ['paper', 'live'],
      ['wire', 'late'],
    ]);
  });
});
