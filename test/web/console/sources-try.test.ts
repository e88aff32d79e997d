import { describe, expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../../../config/env.ts';
import { limits } from '../../../config/limits.ts';
import { ownFeedTools } from '../../../src/cli/own-feed-tools.ts';
import { serve } from '../../feeds/loopback.ts';
import { background, rise } from '../../jobs/newsroom.ts';
import { openConsoleDesk } from './console-desk.ts';

const item = (title: string, text: string): string =>
  `<item><title>${title}</title><description>${text}</description><link>https://harbour.example/${title.length}</link>
   <pubDate>02 Nov 2026 07:00:00 GMT</pubDate></item>`;
const festival = item(
  'Harbour &amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt; \u202efestival',
  'A choir sang by the water on Sunday.',
);
const feedBody = `<rss version="2.0"><channel><title>Harbour Daily</title>${item(rise.title, rise.text ?? '')}${festival}</channel></rss>`;

/** A console that may look at one site of this machine: its feed is at `/news.rss`, its page at `/news` names it. */
async function openDesk(looksMax: number = limits.rates.look.perWorkspaceMax) {
  const site = await serve((request, response) => {
    const pages: Readonly<Record<string, string>> = {
      '/news': '<html><head><link rel="alternate" type="application/rss+xml" href="/news.rss"></head></html>',
      '/news.rss': feedBody,
    };
    response.end(pages[request.url ?? ''] ?? '<html>Nothing</html>');
  });
  const desk = await openConsoleDesk({
    tools: ({ store, clock, log }) => {
      const settings = readSettings({ FETCH_ALLOW: site.host });
      const own = ownFeedTools({ settings, store, clock, log });
      onTestFinished(() => own.close());
      const look = { ...limits.rates.look, perWorkspaceMax: looksMax };
      return { ownFeeds: own.tools, rates: { ...limits.rates, look } };
    },
  });
  await desk.publish(background);
  return { ...desk, site, look: (address: string) => desk.submit('/console/sources/try', { address }) };
}

describe('trying an address', () => {
  it('shows what it is, its newest items, what is read of them and what would have been alerted', async () => {
    const { look, site } = await openDesk();

    const answer = await look(site.url('/news'));

    const text = await answer.text();
    expect(answer.status).toBe(200);
    for (const words of [
      'Harbour Daily',
      'RSS',
      site.url('/news.rss'),
      'would have alerted',
      'No US–China trade talk in it',
    ])
      expect(text).toContain(words);
    expect(text).toContain('US tariff on Chinese goods: 57 %, in force');
    expect(text).toContain('Harbour &lt;b&gt;bold&lt;/b&gt; festival');
    expect(text).not.toContain('\u202e');
  });

  it('stores nothing', async () => {
    const { look, site, store } = await openDesk();
    const before = await store.revision();

    await look(site.url('/news'));

    expect(await store.revision()).toBe(before);
    expect(await store.feeds.count()).toBe(0);
    expect(await store.inbox.count()).toBe(0);
  });

  it.each([
    ['http://10.0.0.1/feed', '10.0.0.1 is not a public address'],
    ['http://127.0.0.1:1/feed', 'That address is not fetched'],
    ['nonsense nonsense', 'is no address'],
    ['https://me:secret@example.com/feed', 'Give one without'],
    ['', 'is no address'],
  ])('refuses %s with a sentence', async (address, sentence) => {
    const { look } = await openDesk();

    const answer = await look(address);

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(sentence);
  });

  it('looks only so often within an hour', async () => {
    const { look, site } = await openDesk(1);
    await look(site.url('/news.rss'));

    const answer = await look(site.url('/news.rss'));

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('1 pages or feeds looked at within an hour');
  });

  it('adds the feed for the console’s channel, and says so when it is looked at again', async () => {
    const { look, submit, site, store } = await openDesk();

    const added = await submit('/console/sources/add', { address: site.url('/news.rss') });
    const again = await look(site.url('/news.rss'));

    expect(await added.text()).toContain('Added: Harbour Daily');
    expect((await store.feeds.all()).map(({ workspace, url }) => [workspace, url])).toEqual([
      ['console:main', site.url('/news.rss')],
    ]);
    expect(await again.text()).toContain('It is polled already');
    expect((await store.audit.ofChannel('console:main', 9)).map(({ command }) => command)).toEqual([
      expect.stringContaining('/source-add'),
    ]);
  });
});
