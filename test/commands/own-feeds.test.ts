import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/domain/option-text.ts';
import { rise } from '../jobs/newsroom.ts';
import { linesOf, lineWith } from './asking.ts';
import { elsewhere, here, openFeedDesk } from './own-feeds-desk.ts';

describe('/source-add', () => {
  it('shows the feed of a page and what its newest items would have alerted, and adds nothing yet', async () => {
    const { look, store, site } = await openFeedDesk();

    const reply = await look(site.url('/news'));

    expect(reply.title).toBe('Found: Harbour Daily');
    expect(linesOf(reply)).toEqual([
      `RSS, 2 items, the newest of 2 Nov 2026: ${site.url('/news.rss')}`,
      'Its newest items, and what they would have alerted:',
      `• 2 Nov 2026: “${rise.title}”: would have alerted: Reported: US tariff on Chinese goods: 47 % → 57 %, in force (Tariffs)`,
      '• 1 Nov 2026: “Harbour festival opens”: would not have alerted: no US–China trade talk in it',
    ]);
    expect(await store.feeds.count()).toBe(0);
    expect(await store.audit.ofChannel(here, 9)).toEqual([]);
    expect(await store.alerts.recent(9, 'slack:T1')).toEqual([]);
  });

  it('adds it for this workspace when its button is pressed, and says who did that', async () => {
    const { look, answer, commands, store, feeds, site } = await openFeedDesk();
    await feeds.all();
    const [button] = (await look(site.url('/news'))).buttons ?? [];

    const reply = await answer({ ...parseCommandLine(commands, button?.command ?? ''), channel: here, by: 'U7' });

    expect(reply.title).toBe('Added: Harbour Daily');
    expect(await store.feeds.ofWorkspace('slack:T1')).toMatchObject([
      { outlet: 'Harbour Daily', tier: 'paper', url: site.url('/news.rss'), workspace: 'slack:T1' },
    ]);
    expect((await feeds.all()).map(({ outlet }) => outlet)).toEqual(['Sample Wire', 'Harbour Daily']);
    expect(await store.audit.ofChannel(here, 9)).toMatchObject([{ by: 'U7' }]);
  });

  it('can be typed at the terminal, which has feeds of its own', async () => {
    const { type, store, site } = await openFeedDesk();

    const seen = await type(`/source-add ${site.url('/news')}`);
    await type(`/source-add ${site.url('/news')} confirm:yes`);

    expect(seen.notes[0]).toContain(`/source-add address:${site.url('/news.rss')} confirm:yes`);
    expect((await store.feeds.all()).map(({ workspace }) => workspace)).toEqual(['terminal:main']);
  });

  it('says plainly that a feed has nothing on the talks', async () => {
    const { look, site } = await openFeedDesk();

    const reply = await look(site.url('/choir.rss'));

    expect(linesOf(reply).at(-1)).toBe('None of these is on US–China trade talks. Such a feed may never alert here.');
  });

  it('says what is known here already would not have alerted', async () => {
    const { look, publish, site } = await openFeedDesk();
    await publish({ ...rise, url: 'https://harbour.example/rise' });

    const reply = await look(site.url('/news'));

    expect(lineWith(reply, rise.title)).toContain('would not have alerted: it is known here from another feed');
  });

  it('says that what only repeats the known would not have alerted', async () => {
    const { look, publish, site } = await openFeedDesk();
    await publish(rise);

    const reply = await look(site.url('/news'));

    expect(lineWith(reply, rise.title)).toContain('would not have alerted: nothing in it is new here');
  });

  it.each([
    ['not an address', '“not an address” is no address. Write one such as https://example.com/feed.'],
    ['ftp://harbour.example/feed', 'is no address'],
    ['http://127.0.0.1:1/feed', 'That address is not fetched: '],
  ])('refuses %s', async (address, sentence) => {
    const { look } = await openFeedDesk();

    expect(linesOf(await look(address))[0]).toContain(sentence);
  });

  it('has nothing to add where a feed is polled for everyone, whatever page led to it', async () => {
    const { add, site, store } = await openFeedDesk();

    const reply = await add(site.url('/wire.rss'));

    expect(linesOf(reply)).toEqual([
      'Sample Wire (wire) is polled for everyone already, so there is nothing to add. /subscribe topic:tariffs tells what it brings.',
    ]);
    expect(await store.feeds.count()).toBe(0);
  });

  it('says that the workspace has added a feed already; another workspace may add it too', async () => {
    const { add, site, store } = await openFeedDesk();
    await add(site.url('/news'));

    const again = await add(site.url('/news'));
    const theirs = await add(site.url('/news'), elsewhere);

    expect(linesOf(again)[0]).toMatch(
      /^This workspace has added Harbour Daily \(own-[0-9a-f]{10}\) already\. \/sources shows how it is\.$/,
    );
    expect(theirs.title).toBe('Added: Harbour Daily');
    expect(new Set((await store.feeds.all()).map(({ id }) => id)).size).toBe(2);
  });

  it('takes no address with a password in it, which all of the workspace would see', async () => {
    const { look, log } = await openFeedDesk();

    const [sentence] = linesOf(await look('https://reader:s3cret@harbour.example/feed'));

    expect(sentence).toMatch(/^All of this workspace would see the name and the password/);
    expect(sentence).not.toContain('s3cret');
    expect(JSON.stringify(log.logged)).not.toContain('s3cret');
  });

  it('looks for few feeds at a time, and a site that hangs keeps its place', async () => {
    const asked: string[] = [];
    const find = (address: string) => {
      asked.push(address);
      return new Promise<never>(() => undefined);
    };
    const { look } = await openFeedDesk({ finder: { find } });
    const looks = Array.from({ length: 6 }, (_, i) => look(`https://slow-${i}.example/feed`));

    const refused = (await Promise.all(looks)).filter((reply) => linesOf(reply)[0]?.includes('Try again in a minute'));

    expect([refused.length, asked.length]).toEqual([2, 4]);
    expect(linesOf(await look('https://slow-7.example/feed'))[0]).toContain('Try again in a minute');
  }, 20_000);

  it('refuses one feed more than a workspace, or all together, may have', async () => {
    const one = await openFeedDesk({ limits: { perWorkspaceMax: 1 } });
    await one.add(one.site.url('/news'));
    const all = await openFeedDesk({ limits: { inAllMax: 1 } });
    await all.add(all.site.url('/news'));

    const [second] = linesOf(await one.add(one.site.url('/choir.rss')));
    const [theirs] = linesOf(await all.add(all.site.url('/choir.rss'), elsewhere));

    expect(second).toContain('as many feeds of its own as it may have: 1 of 1.');
    expect(theirs).toContain('as many feeds of workspaces as it can');
    expect([await one.store.feeds.count(), await all.store.feeds.count()]).toEqual([1, 1]);
  });
});

describe('/source-remove', () => {
  it.each(['Harbour Daily', 'harbour', 'address', 'id'])('takes a feed away by its %s', async (by) => {
    const { add, remove, store, site, feeds } = await openFeedDesk();
    await add(site.url('/news'));
    const [feed] = await store.feeds.all();
    await store.cursors.put(feed?.id ?? '', { nextPollAt: 1, lastOkAt: 1, failures: 0 });
    const names: Readonly<Record<string, string | undefined>> = { address: feed?.url, id: feed?.id };

    const reply = await remove(names[by] ?? by);

    expect(reply.title).toBe('Removed: Harbour Daily');
    expect(await store.feeds.count()).toBe(0);
    expect(await store.cursors.get(feed?.id ?? '')).toBeUndefined();
    expect((await feeds.all()).map(({ id }) => id)).toEqual(['wire']);
  });

  it('takes away neither everyone’s feeds nor another workspace’s', async () => {
    const { add, remove, store, site } = await openFeedDesk();
    await add(site.url('/news'));

    const [theirs] = linesOf(await remove('Harbour Daily', elsewhere));
    const [everyones] = linesOf(await remove('Sample Wire'));

    expect(theirs).toBe('This workspace has added no feed. /source-add https://example.com/news adds one.');
    expect(everyones).toContain('This workspace has added no feed “Sample Wire”. It has: Harbour Daily (own-');
    expect(await store.feeds.count()).toBe(1);
  });
});

describe('suggestions for /source-remove and /sources', () => {
  it('name the feeds of the workspace where they are written, and of no other', async () => {
    const { add, suggest, site } = await openFeedDesk();
    await add(site.url('/news'));
    const named = async (name: string, channel: string) =>
      (await suggest({ name, option: 'feed', written: '', channel })).map(({ value }) => value);

    expect(await named('source-remove', here)).toEqual(['Harbour Daily']);
    expect(await named('source-remove', elsewhere)).toEqual([]);
    expect(await named('sources', here)).toHaveLength(2);
    expect(await named('sources', elsewhere)).toEqual(['wire']);
  });
});

describe('/sources', () => {
  it('lists what a workspace added under a heading of its own, and to nobody else', async () => {
    const { add, answer, site } = await openFeedDesk();
    await add(site.url('/news'));

    const ours = linesOf(await answer({ name: 'sources', options: {}, channel: here }));
    const theirs = linesOf(await answer({ name: 'sources', options: {}, channel: elsewhere }));

    expect(ours.at(-2)).toBe('Added by this workspace, seen by it alone:');
    expect(ours.at(-1)).toMatch(/^• Harbour Daily \(paper\), own-[0-9a-f]{10}: not polled yet$/);
    expect(theirs.join()).not.toContain('Harbour');
  });
});
