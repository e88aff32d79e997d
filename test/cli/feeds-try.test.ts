import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { bakeryPiece, linesOf, openFedHome, ratePiece } from './feeds.ts';
import { runParley } from './parley.ts';

describe('parley feeds try', () => {
  it('shows a feed, its items as the feed has them with their claims, and the alerts that would come', async () => {
    const home = await openFedHome();
    home.server.publish(bakeryPiece);
    home.server.publish(ratePiece(57));

    const { code, out } = await runParley(home, 'feeds', 'try', 'local');

    const [feed, rate, bakery, ...alerts] = linesOf(out);
    expect(code).toBe(0);
    expect(feed).toEqual({
      feed: { id: 'local', outlet: 'Harbour Post', kind: 'rss', address: home.server.feedUrl },
      state: 'ok',
      items: 2,
      dropped: 0,
    });
    expect(rate).toMatchObject({
      title: 'US tariff on Chinese goods rises to 57%',
      link: `http://${home.server.host}/news/rate-57`,
      relevant: true,
      topics: expect.arrayContaining(['tariffs']),
      claims: expect.arrayContaining([expect.objectContaining({ kind: 'tariff', imposer: 'US', percent: 57 })]),
      developments: expect.arrayContaining([expect.objectContaining({ kind: 'reported' })]),
    });
    expect(bakery).toMatchObject({ title: bakeryPiece.title, published: '1970-01-01T00:00:00.000Z', relevant: false });
    expect(alerts).toEqual([{ alert: expect.stringContaining('57'), type: 'alert' }]);
  });

  it('takes an address that is no feed of ours yet', async () => {
    const home = await openFedHome();
    home.server.publish(bakeryPiece);

    const { code, out } = await runParley(home, 'feeds', 'try', `${home.server.feedUrl}#new`);

    expect(code).toBe(0);
    expect(linesOf(out)[0]).toMatchObject({ feed: { outlet: home.server.host, kind: 'rss' }, state: 'ok', items: 1 });
  });

  it('lays what it finds against the facts of the store, and stores nothing', async () => {
    const home = await openFedHome();
    await runParley(home, 'check');
    home.server.publish(ratePiece(57));
    await runParley(home, 'check');
    home.server.publish(ratePiece(64));

    const tries = [await runParley(home, 'feeds', 'try', 'local'), await runParley(home, 'feeds', 'try', 'local')];

    for (const { out } of tries) {
      const [, newest, known] = linesOf(out);
      expect(newest?.developments).toEqual([expect.objectContaining({ kind: 'disputed', before: '57', after: '64' })]);
      expect(known?.developments).toEqual([]);
    }
  });

  it('says why a feed cannot be read, and ends with 1', async () => {
    const home = await openFedHome();

    const gone = await runParley(home, 'feeds', 'try', `http://${home.server.host}/nowhere.xml`);
    const refused = await runParley(home, 'feeds', 'try', 'http://127.0.0.1:9/feed.xml');

    expect([gone.code, refused.code]).toEqual([1, 1]);
    expect(linesOf(gone.out)).toEqual([expect.objectContaining({ state: 'failing', reason: 'HTTP 404', items: 0 })]);
    expect(linesOf(refused.out)).toEqual([expect.objectContaining({ reason: expect.stringContaining('port 9') })]);
  });

  it('asks which feed is meant when it knows none by that name', async () => {
    const home = await openFedHome();

    const { code, out, err } = await runParley(home, 'feeds', 'try', 'locl');

    expect([code, out]).toEqual([1, '']);
    expect(err).toBe('There is no feed “locl”. Did you mean local?\n');
  });

  it('leaves no copy of the store behind', async () => {
    const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith('parley-copy-'));
    const before = copies();
    const home = await openFedHome();

    await runParley(home, 'feeds', 'try', 'local');

    expect(copies().filter((name) => !before.includes(name))).toEqual([]);
  });
});
