import { describe, expect, it } from 'vitest';
import { createHome } from '../../commands/home.ts';
import { seedPacks } from '../../config/seed/index.ts';
import { topics } from '../../config/topics.ts';
import { type Cursor, feedSchema } from '../../src/domain/feeds.ts';
import type { HomePage } from '../../src/domain/home.ts';
import { newSubscription, type Subscription } from '../../src/domain/subscriptions.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { seed } from '../../src/jobs/seed.ts';
import { openStore } from '../contracts/engines.ts';

const hourMs = 3_600_000;
const feedOf = (id: string) =>
  feedSchema.parse({
    ...{ id, outlet: `Outlet ${id}`, tier: 'paper', kind: 'rss' },
    ...{ url: `https://${id}.example/rss`, expectedEvery: '6h' },
  });

async function openHome(today = '2025-06-20') {
  const clock = { now: () => Date.parse(`${today}T12:00:00Z`) };
  const { store } = await openStore();
  for (const pack of seedPacks(['documents', 'background'])) await seed({ store, clock, pack });
  const feeds = createFeedList(['a', 'b', 'c'].map(feedOf));
  const home = createHome({ store, clock, topics, feeds });
  const isShared = (channel: string) => /\/C/.test(channel);
  const follow = (channel: string, parts: Partial<Subscription> = {}) =>
    store.subscriptions.put(
      newSubscription({ id: `s ${channel}`, channel, topics: ['tariffs', 'talks'], createdAt: 1, ...parts }),
    );
  const poll = (id: string, cursor: Partial<Cursor>) =>
    store.cursors.put(id, { nextPollAt: 0, failures: 0, lastOkAt: 1, lastItemAt: 1, ...cursor });
  return { store, follow, poll, now: clock.now(), page: () => home({ workspace: 'slack:T1', isShared }) };
}

const under = ({ sections }: HomePage, heading: string) => sections.find((section) => section.heading === heading);
const linesUnder = (page: HomePage, heading: string) => under(page, heading)?.lines ?? [];
const textsUnder = (page: HomePage, heading: string) => linesUnder(page, heading).map(({ text }) => text);

describe('the home page of a workspace', () => {
  it('names each channel that follows something, with its topics and how it is told', async () => {
    const { follow, page } = await openHome();
    await follow('slack:T1/C1');
    await follow('slack:T1/C2', { mode: 'digest', topics: ['all'] });
    await follow('slack:T1/C3', { state: 'paused', topics: ['talks'] });

    expect(linesUnder(await page(), 'Followed here')).toEqual([
      { channel: 'C1', text: 'Tariffs, Talks; alerts as they come' },
      { channel: 'C2', text: 'all topics; in digests' },
      { channel: 'C3', text: 'Talks; paused' },
    ]);
  });

  it('shows nothing of another workspace, and nothing of conversations of two', async () => {
    const { follow, page } = await openHome();
    await follow('slack:T2/C1');
    await follow('slack:T11/C1');
    await follow('discord:T1/C1');
    await follow('slack:T1/D1');

    expect(textsUnder(await page(), 'Followed here')).toEqual(['No channel follows anything yet.']);
  });

  it('names twenty channels and counts the others', async () => {
    const { follow, page } = await openHome();
    for (let i = 0; i < 33; i++) await follow(`slack:T1/C${i}`);

    const lines = linesUnder(await page(), 'Followed here');

    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toEqual({ text: '… and 13 more' });
  });

  it('tells the next dates, soonest first, with how far ahead they are and who told them', async () => {
    const { page } = await openHome('2026-06-05');

    const section = under(await page(), 'Next deadlines');

    expect(section?.lines[0]?.text).toBe('• Board of Trade comments: 10 Jul 2026 (in 35 days) [1]');
    expect(section?.lines.filter(({ text }) => text.startsWith('•'))).toHaveLength(6);
    expect(section?.lines.at(-1)?.text).toMatch(/^… and \d+ more: \/deadlines$/);
    expect(section?.citations[0]).toMatchObject({ outlet: expect.any(String), date: expect.any(String) });
  });

  it('tells feeds that were not polled yet from those that are not well', async () => {
    const { poll, now, page } = await openHome();
    await poll('a', { lastOkAt: now, lastItemAt: now });

    expect(textsUnder(await page(), 'Feeds')).toEqual(['1 of 3 feeds is well, 2 not polled yet; /sources names them.']);
  });

  it('says so where no date is ahead', async () => {
    const { page } = await openHome('2031-01-01');

    expect(textsUnder(await page(), 'Next deadlines')).toEqual(['No deadline ahead is known here.']);
  });

  it('says in short how the feeds are, on what nothing is heard, and how new the coverage is', async () => {
    const { store, poll, now, page } = await openHome();
    for (const id of ['a', 'b']) await poll(id, { lastOkAt: now, lastItemAt: now - hourMs });
    await poll('c', { failures: 3, lastError: 'HTTP 503' });
    await store.watch.put({ lost: { talks: now }, backAt: {} });

    const shown = await page();

    expect(textsUnder(shown, 'Feeds')).toEqual([
      '2 of 3 feeds are well; /sources names them.',
      'Nothing is heard at the moment on: Talks.',
    ]);
    expect(shown.notes).toEqual([expect.stringMatching(/^Newest coverage in the store: /)]);
  });
});
