import { describe, expect, it } from 'vitest';
import { type Cursor, type Feed, feedSchema } from '../../../src/domain/feeds.ts';
import { hourMs, morning, rise } from '../../jobs/newsroom.ts';
import { openConsoleDesk } from './console-desk.ts';

const feedOf = (id: string, parts: Partial<Feed> = {}): Feed =>
  feedSchema.parse({
    ...{ id, outlet: `Outlet ${id}`, tier: 'paper', kind: 'rss', url: `https://${id}.example/rss` },
    expectedEvery: '2d',
    ...parts,
  });

const polledWell: Cursor = {
  ...{ nextPollAt: morning + hourMs, lastOkAt: morning, firstOkAt: morning, lastItemAt: morning, failures: 0 },
};
const blocked: Cursor = { ...polledWell, failures: 4, trouble: 'blocked', lastError: 'the server says 403' };

async function openDesk(feeds: readonly Feed[], cursors: Readonly<Record<string, Cursor>> = {}) {
  const desk = await openConsoleDesk({ feeds });
  for (const [id, cursor] of Object.entries(cursors)) await desk.store.cursors.put(id, cursor);
  const rows = async (path = '/console/sources') =>
    [...(await desk.page(path)).querySelectorAll('.feeds tbody tr')].map((row) => ({
      name: row.querySelector('th a')?.textContent,
      badge: row.querySelector('.badge')?.textContent,
      text: row.textContent ?? '',
    }));
  return { ...desk, rows };
}

describe('the page of sources', () => {
  it('tells a feed as stale once it has brought nothing for longer than expected', async () => {
    const { rows, clock, store } = await openDesk([feedOf('wire')], { wire: polledWell });
    const before = await rows();

    clock.move(5 * 24 * hourMs);
    await store.cursors.put('wire', { ...polledWell, lastOkAt: clock.now() });
    const after = await rows();

    expect(before.map(({ badge }) => badge)).toEqual(['ok']);
    expect(after.map(({ badge }) => badge)).toEqual(['stale']);
    expect(after[0]?.text).toContain('nothing new since 5 days ago');
    expect(after[0]?.text).toContain('expected every 2 days');
  });

  it('shows trouble first, with its reason, and counts who is well', async () => {
    const feeds = [feedOf('well'), feedOf('new'), feedOf('shut'), feedOf('unused', { isOff: true })];
    const { rows, page } = await openDesk(feeds, { well: polledWell, shut: blocked });

    expect((await rows()).map(({ name, badge }) => `${name}: ${badge}`)).toEqual([
      'Outlet shut: blocked',
      'Outlet new: not polled yet',
      'Outlet well: ok',
      'Outlet unused: off',
    ]);
    expect((await rows())[0]?.text).toContain('4 times in a row: the server says 403');
    expect((await page('/console/sources')).querySelector('.lead')?.textContent).toBe('1 of 3 polled feeds are well.');
  });

  it('names the topics on which nothing can be heard', async () => {
    const { page, store } = await openDesk([feedOf('only', { topics: ['fentanyl'] })], { only: blocked });
    await store.watch.put({ lost: { fentanyl: morning - 3 * hourMs }, backAt: {} });

    const notice = (await page('/console/sources')).querySelector('.notice.bad')?.textContent;

    expect(notice).toContain('Nothing can be heard on these topics');
    expect(notice).toContain('Fentanyl, since 3 hours ago');
  });

  it('shows what workspaces added too, and finds a feed by a word or by how it is', async () => {
    const { rows, store } = await openDesk([feedOf('wire'), feedOf('shut')], { shut: blocked });
    await store.feeds.put({ ...feedOf('own-1', { outlet: 'Harbour Daily' }), workspace: 'slack:T1' });

    expect((await rows('/console/sources?text=harbour')).map(({ text }) => text)).toEqual([
      expect.stringContaining('added by slack:T1'),
    ]);
    expect((await rows('/console/sources?health=blocked')).map(({ name }) => name)).toEqual(['Outlet shut']);
    expect(await rows('/console/sources?text=nowhere')).toEqual([]);
  });

  it('comes in pages where there are many', async () => {
    const many = Array.from({ length: 130 }, (_, i) => feedOf(`feed-${i}`));
    const { rows, page } = await openDesk(many);

    const all = [
      ...(await rows()),
      ...(await rows('/console/sources?page=2')),
      ...(await rows('/console/sources?page=3')),
    ];

    expect(new Set(all.map(({ name }) => name)).size).toBe(130);
    expect((await page('/console/sources')).querySelector('a[rel=next]')?.getAttribute('href')).toContain('page=2');
  });

  it('shows hostile names as text', async () => {
    const { page } = await openDesk([feedOf('wire', { outlet: '<img src=x onerror=alert(1)> \u202egnp.exe' })]);

    for (const path of ['/console/sources', '/console/sources/feed?id=wire']) {
      const shown = await page(path);
      expect(shown.querySelector('main img, main script')).toBeNull();
      expect(shown.querySelector('main')?.textContent).toContain('<img src=x onerror=alert(1)> gnp.exe');
      expect(shown.documentElement.outerHTML).not.toContain('\u202e');
    }
  });
});

describe('the page of one feed', () => {
  it('shows what it brought last, with its story or why it was passed over', async () => {
    const { page, publish, store } = await openDesk([feedOf('wire')], { wire: polledWell });
    await publish({ ...rise, feedId: 'wire', url: 'https://wire.example/rise' });
    await publish({ title: 'Harbour festival opens', text: 'A choir sang.', feedId: 'wire' });
    await publish({ title: 'Of another feed', feedId: 'other' });

    const shown = await page('/console/sources/feed?id=wire');

    const items = [...shown.querySelectorAll('.item')].map((item) => item.textContent ?? '').toSorted();
    expect(items).toHaveLength(2);
    expect(items.find((text) => text.includes('festival'))).toContain('does not name both sides');
    const [first] = (await store.coverage.ofFeed('wire', 9)).filter(({ isRelevant }) => isRelevant);
    const story = shown.querySelector('.item a[href^="/console/stories/story"]')?.getAttribute('href');
    expect(story).toBe(`/console/stories/story?${new URLSearchParams({ id: first?.storyId ?? '' })}`);
    expect(shown.querySelector('.item .title a')?.getAttribute('rel')).toBe('noreferrer nofollow noopener');
  });

  it('shows its address, its note, its topics and how it was polled', async () => {
    const wire = feedOf('wire', { note: 'Ten items.', topics: ['tariffs'], pollSeconds: 600 });
    const { page } = await openDesk([wire], { wire: blocked });

    const text = (await page('/console/sources/feed?id=wire')).querySelector('main')?.textContent ?? '';

    for (const words of [
      'https://wire.example/rss',
      'Ten items.',
      'Tariffs',
      '10 minutes',
      'the server says 403',
      'in 60 minutes',
    ])
      expect(text).toContain(words);
  });

  it('says that there is no such feed', async () => {
    const { fetch } = await openDesk([]);

    const answer = await fetch('/console/sources/feed?id=nobody');

    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is no such feed.');
  });
});
