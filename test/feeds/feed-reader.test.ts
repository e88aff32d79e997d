import type { RequestListener } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { type Cursor, type Feed, feedSchema } from '../../src/domain/feeds.ts';
import { createFeedReader } from '../../src/feeds/feed-reader.ts';
import { createPageReader } from '../../src/feeds/pages/page-reader.ts';
import { fetcherFor, serve, unusedHost } from './loopback.ts';

const pages = createPageReader({ limits: limits.pages });
afterAll(() => pages.close());

const aFeed = (url: string): Feed =>
  feedSchema.parse({ id: 'harbour', outlet: 'Harbour Gazette', tier: 'paper', kind: 'rss', url });
const clock = { now: () => Date.UTC(2031, 4, 14) };
const aCursor = (parts: Partial<Cursor>): Cursor => ({ nextPollAt: 0, lastOkAt: 0, failures: 0, ...parts });
const body = '<rss><channel><item><title>Envoys land</title><link>/a</link></item><item/></channel></rss>';

async function reading(answer: RequestListener, cursor?: Partial<Cursor>) {
  const server = await serve(answer);
  const reader = createFeedReader({
    fetchBody: fetcherFor({ hosts: [server.host], limits: { fetchMs: 1_000 } }),
    pages,
    clock,
  });
  const result = await reader.fetchSince(aFeed(server.url('/feed')), cursor && aCursor(cursor));
  return { server, reader, result };
}

describe('a poll', () => {
  it('brings items, what was dropped, and validators', async () => {
    const { server, result } = await reading((_request, response) => response.setHeader('etag', '"1"').end(body));

    expect(result).toEqual({
      kind: 'fetched',
      items: [{ url: server.url('/a'), title: 'Envoys land', text: '', publishedAt: null }],
      dropped: 1,
      validators: { etag: '"1"' },
      bodyHash: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('is unchanged when the server says so to the validators of the last poll', async () => {
    const { server, result } = await reading((_request, response) => response.writeHead(304).end(), { etag: '"1"' });

    expect(result).toEqual({ kind: 'unchanged', isSaidByServer: true });
    expect(server.asked[0]?.headers['if-none-match']).toBe('"1"');
  });

  it('goes where the feed moved to, and reads links from there', async () => {
    const { server, result } = await reading((request, response) => {
      if (request.url === '/feed') response.writeHead(301, { location: '/deep/feed' }).end();
      else response.end('<rss><channel><item><link>b</link></item></channel></rss>');
    });

    expect(result).toMatchObject({ movedTo: server.url('/deep/feed'), items: [{ url: server.url('/deep/b') }] });
  });

  it.each([
    [500, {}, { kind: 'failed', trouble: 'failing', reason: 'HTTP 500' }],
    [404, {}, { kind: 'failed', trouble: 'failing', reason: 'HTTP 404' }],
    [429, { 'retry-after': '120' }, { kind: 'failed', trouble: 'failing', reason: 'HTTP 429', retryAfterMs: 120_000 }],
    [503, { 'retry-after': 'soon' }, { kind: 'failed', trouble: 'failing', reason: 'HTTP 503' }],
    [503, { 'retry-after': '-5' }, { kind: 'failed', trouble: 'failing', reason: 'HTTP 503' }],
  ])('fails with HTTP %i %j', async (...[status, headers, failed]) => {
    const { result } = await reading((_request, response) => response.writeHead(status, headers).end('<rss/>'));

    expect(result).toEqual(failed);
  });

  it.each<[string, RequestListener]>([
    ['a page instead of a feed', (_request, response) => response.end('<html></html>')],
    ['an empty body', (_request, response) => response.end()],
    ['a broken connection', (request) => request.socket.destroy()],
    [
      'half a body',
      (request, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('<rss>');
        request.socket.end();
      },
    ],
    ['garbage for gzip', (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('xx')],
    ['no end', () => {}],
  ])('fails and never throws on %s', async (_what, answer) => {
    const { result } = await reading(answer);

    expect(result).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/./) });
  });

  it('fails when nobody listens, with the reason', async () => {
    const gone = await unusedHost();
    const reader = createFeedReader({ fetchBody: fetcherFor({ hosts: [gone] }), pages, clock });

    const result = await reader.fetchSince(aFeed(`http://${gone}/`), undefined);

    expect(result).toEqual({ kind: 'failed', trouble: 'failing', reason: expect.stringContaining('ECONNREFUSED') });
  });

  it('fails for an address that is not fetched', async () => {
    const reader = createFeedReader({ fetchBody: fetcherFor({ hosts: [] }), pages, clock });

    const result = await reader.fetchSince(aFeed('http://10.0.0.1/'), undefined);

    expect(result).toEqual({ kind: 'failed', trouble: 'failing', reason: '10.0.0.1 is not a public address' });
  });
});

describe('the page of an item', () => {
  const page = `<html><body><p>${'Envoys of both sides met in the old harbour office. '.repeat(2)}</p></body></html>`;

  it('gives its text', async () => {
    const { server, reader } = await reading((_request, response) =>
      response.setHeader('content-type', 'text/html').end(page),
    );

    expect(await reader.readPage(server.url('/a'))).toContain('old harbour office');
  });

  it.each([
    [200, 'application/pdf'],
    [404, 'text/html'],
    [500, 'text/html'],
  ])('is none for HTTP %i of %s', async (status, type) => {
    const { server, reader } = await reading((_request, response) =>
      response.writeHead(status, { 'content-type': type }).end(page),
    );

    expect(await reader.readPage(server.url('/a'))).toBeUndefined();
  });

  it('is none for an address that is not fetched', async () => {
    const { reader } = await reading((_request, response) => response.end());

    expect(await reader.readPage('http://192.168.0.1/')).toBeUndefined();
  });
});
