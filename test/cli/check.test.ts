import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { follow, linesOf, openFedHome, ratePiece } from './feeds.ts';
import { type Home, runParley, startBot } from './parley.ts';

const refused = { id: 'refused', outlet: 'Old Post', tier: 'paper', kind: 'rss', url: 'http://127.0.0.1:9/feed.xml' };

const inboxOf = async (home: Home) => JSON.parse((await runParley(home, 'status', '--json')).out).inbox;
const tariffs = async (home: Home) => (await runParley(home, 'ask', '/tariffs')).out;

describe('parley check', () => {
  it('polls every feed now, due or not, and says how each of them is', async () => {
    const home = await openFedHome([refused]);
    home.server.publish(ratePiece(57));

    const first = await runParley(home, 'check');
    const second = await runParley(home, 'check');

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(linesOf(first.out).slice(0, 2)).toEqual([
      { feed: 'local', state: 'ok', items: 1, new: 1 },
      { feed: 'refused', state: 'failing', items: 0, new: 0, reason: 'port 9 is not a usual one' },
    ]);
    expect(linesOf(second.out)[0]).toMatchObject({ feed: 'local', state: 'ok', new: 0 });
    expect(home.server.asked.polls).toBe(2);
  });

  it('takes what the first poll of a feed brings as known, and posts nothing of it', async () => {
    const home = await openFedHome();
    await follow(home);
    home.server.publish(ratePiece(57));

    const { out } = await runParley(home, 'check');

    expect(linesOf(out).filter(({ text }) => text)).toEqual([]);
    expect(linesOf(out).at(-1)).toEqual({ stored: true, read: 'here', unread: 0 });
    expect(await tariffs(home)).toContain('57 %');
  });

  it('shows each development with what would be posted where', async () => {
    const home = await openFedHome();
    await follow(home);
    await runParley(home, 'check');
    home.server.publish(ratePiece(57));

    const { out } = await runParley(home, 'check');

    const news = linesOf(out).filter(({ development }) => development);
    expect(news.length).toBeGreaterThan(0);
    expect(news[0]).toMatchObject({
      development: { kind: 'reported', key: expect.stringContaining('tariff/US>CN') },
      feed: 'local',
      type: 'alert',
      channels: ['terminal:main'],
      text: expect.stringContaining('57'),
    });
  });

  it('stores nothing in a dry run, however often it runs', async () => {
    const home = await openFedHome();
    await runParley(home, 'check');
    home.server.publish(ratePiece(57));

    const runs = [await runParley(home, 'check', '--dry-run'), await runParley(home, 'check', '--dry-run')];

    for (const { code, out } of runs) {
      expect(code).toBe(0);
      expect(linesOf(out)[0]).toEqual({ feed: 'local', state: 'ok', items: 1, new: 1 });
      expect(linesOf(out).filter(({ development }) => development).length).toBeGreaterThan(0);
      expect(linesOf(out).at(-1)).toEqual({ stored: false, read: 'in a copy', unread: 0 });
    }
    expect([await tariffs(home), await inboxOf(home)]).toEqual([expect.not.stringContaining('57'), 0]);
  });

  it('leaves no file behind where the store is in memory', async () => {
    const fed = await openFedHome();
    const home = { ...fed, env: { ...fed.env, DATABASE_URL: 'sqlite::memory:' } };

    const { code } = await runParley(home, 'check');

    expect([code, readdirSync(join(home.folder, 'empty'))]).toEqual([0, []]);
  });

  it('leaves the reading to a bot that runs', async () => {
    const home = await openFedHome();
    await startBot(home);
    await expect.poll(() => home.server.asked.polls, { timeout: 15_000 }).toBeGreaterThan(0);
    home.server.publish(ratePiece(57));

    const { out } = await runParley(home, 'check');

    expect(linesOf(out).at(-1)).toMatchObject({ stored: true, read: 'by the running bot' });
    expect(linesOf(out).filter(({ development }) => development).length).toBeGreaterThan(0);
    await expect.poll(() => tariffs(home), { timeout: 15_000 }).toContain('57 %');
  }, 60_000);
});
