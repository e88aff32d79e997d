import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { createFeedFinder } from '../../src/feeds/find-feed.ts';
import { fetcherFor, serve, unusedHost } from './loopback.ts';

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><image><title>A picture</title></image>
  <title>Harbour &amp;amp; Quay</title><link>https://harbour.example/</link>
  <item><title>Old</title><link>https://harbour.example/1</link><pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate></item>
  <item><title>New</title><link>https://harbour.example/2</link><pubDate>Tue, 03 Nov 2026 08:00:00 GMT</pubDate></item>
</channel></rss>`;
const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Post</title>
  <entry><title>One</title><link href="https://quay.example/1"/></entry></feed>`;
const page = (head: string) =>
  `<!doctype html><html><head><title>A page</title>${head}</head><body>Words</body></html>`;
const clock = { now: () => Date.UTC(2026, 10, 4) };

async function finding(pages: Readonly<Record<string, string>>, path = '/') {
  const answer: RequestListener = (request, response) => {
    const body = pages[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(body ?? 'Not here');
  };
  const server = await serve(answer);
  const fetchBody = fetcherFor({ hosts: [server.host] });
  const finder = createFeedFinder({ fetchBody, clock, limits: limits.ownFeeds.lookUp });
  return { server, found: await finder.find(server.url(path)), asked: () => server.asked.map(({ url }) => url) };
}

const link = (type: string, href: string) =>
  `<link rel="alternate" type="${type}" href="${href}" title="${href.includes('comments') ? 'Comments' : ''}">`;

describe('an address', () => {
  it('that is a feed is taken as it stands, newest item first', async () => {
    const { server, found, asked } = await finding({ '/rss': rss }, '/rss');

    expect(found).toMatchObject({
      kind: 'found',
      feed: { url: server.url('/rss'), title: 'Harbour & Quay', format: 'RSS', kind: 'rss' },
    });
    expect(found.kind === 'found' && found.feed.items.map(({ title }) => title)).toEqual(['New', 'Old']);
    expect(asked()).toEqual(['/rss']);
  });

  it('of a page leads to the feed that the page names, not to that of its comments', async () => {
    const head = link('application/rss+xml', '/comments/feed') + link('application/atom+xml', 'news.atom');
    const { server, found, asked } = await finding({ '/en/': page(head), '/en/news.atom': atom }, '/en/');

    expect(found).toMatchObject({ kind: 'found', feed: { url: server.url('/en/news.atom'), title: 'Quay Post' } });
    expect(asked()).toEqual(['/en/', '/en/news.atom']);
  });

  it('of a page that names none leads to one at a usual place', async () => {
    const { server, found } = await finding({ '/': page(''), '/rss.xml': rss });

    expect(found).toMatchObject({ kind: 'found', feed: { url: server.url('/rss.xml') } });
  });

  it('of a page without any is told as such, after four requests at most', async () => {
    const head = ['a', 'b', 'c', 'd', 'e'].map((name) => link('application/rss+xml', `/${name}`)).join('');
    const { found, asked } = await finding({ '/': page(head) });

    expect(found).toMatchObject({ kind: 'none', reason: expect.stringContaining('No feed was found there') });
    expect(asked()).toEqual(['/', '/a', '/b', '/c']);
  });

  it('that is not there is told with what its server said', async () => {
    const { found } = await finding({}, '/gone');

    expect(found).toEqual({
      kind: 'none',
      reason: 'That site answers with HTTP 404. Look whether the address is right, or give another.',
    });
  });

  it('that is not public is refused, also where a page leads there', async () => {
    const inner = await serve((_request, response) => response.end(rss));
    const { found } = await finding({ '/': page(link('application/rss+xml', inner.url('/rss'))) });
    const finder = createFeedFinder({ fetchBody: fetcherFor({}), clock, limits: limits.ownFeeds.lookUp });

    expect(found.kind).toBe('none');
    expect(inner.asked).toEqual([]);
    expect(await finder.find('http://10.0.0.7/feed')).toEqual({
      kind: 'none',
      reason:
        'That address is not fetched: 10.0.0.7 is not a public address. Give a public one, such as https://example.com/feed.',
    });
  });

  it('where nobody answers is told as such', async () => {
    const host = await unusedHost();
    const finder = createFeedFinder({
      ...{ clock, limits: limits.ownFeeds.lookUp },
      fetchBody: fetcherFor({ hosts: [host] }),
    });

    expect(await finder.find(`http://${host}/`)).toMatchObject({
      kind: 'none',
      reason: expect.stringContaining('That site could not be read: '),
    });
  });

  it('leads nowhere else once the time is up', async () => {
    let nowMs = 0;
    const server = await serve((_request, response) => {
      nowMs = 10_000;
      response.end(page(link('application/rss+xml', '/rss')));
    });
    const finder = createFeedFinder({
      fetchBody: fetcherFor({ hosts: [server.host] }),
      clock: { now: () => nowMs },
      limits: limits.ownFeeds.lookUp,
    });

    expect((await finder.find(server.url('/'))).kind).toBe('none');
    expect(server.asked).toHaveLength(1);
  });
});

describe('The format of a feed', () => {
  it.each([
    [rss, { title: 'Harbour & Quay', format: 'RSS' }],
    [atom, { title: 'Quay Post', format: 'Atom' }],
    [
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>R</title></channel></rdf:RDF>',
      { title: 'R', format: 'RSS 1.0' },
    ],
    ['{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[]}', { title: 'J', format: 'JSON Feed' }],
    ['<rss><channel><item><title>An item</title></item></channel></rss>', { title: '127.0.0.1', format: 'RSS' }],
  ])('is told with its title: %s', async (body, head) => {
    const server = await serve((_request, response) => void response.end(body));
    const finder = createFeedFinder({
      fetchBody: fetcherFor({ hosts: [server.host] }),
      clock,
      limits: limits.ownFeeds.lookUp,
    });

    expect(await finder.find(server.url('/feed'))).toMatchObject({ kind: 'found', feed: head });
  });
});
