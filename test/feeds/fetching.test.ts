import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../src/feeds/retry-after.ts';
import { fetcherFor, gate, serve } from './loopback.ts';

const textOf = ({ body }: { readonly body: Uint8Array }) => Buffer.from(body).toString();

describe('fetching', () => {
  it('brings the body with its type and validators', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, {
        'content-type': 'text/xml',
        etag: '"v7"',
        'last-modified': 'Wed, 14 May 2031 09:00:00 GMT',
      });
      response.end('<rss/>');
    });

    const fetched = await fetcherFor({ hosts: [server.host] })({ address: server.url('/feed#top') });

    expect(textOf(fetched)).toBe('<rss/>');
    expect(fetched).toMatchObject({
      status: 200,
      contentType: 'text/xml',
      validators: { etag: '"v7"', lastModified: 'Wed, 14 May 2031 09:00:00 GMT' },
      address: server.url('/feed'),
      isChallenge: false,
    });
    expect(fetched).not.toHaveProperty('movedTo');
    expect(fetched).not.toHaveProperty('retryAfterMs');
  });

  it('asks only for what is newer, and takes 304 for an answer', async () => {
    const server = await serve(({ headers }, response) => {
      response.writeHead(headers['if-none-match'] === '"v7"' ? 304 : 200).end();
    });

    const { status, body } = await fetcherFor({ hosts: [server.host] })({
      address: server.url(),
      validators: { etag: '"v7"', lastModified: 'then' },
    });

    expect(status).toBe(304);
    expect(body).toHaveLength(0);
    expect(server.asked[0]?.headers['if-modified-since']).toBe('then');
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ] as const)('unpacks %s', async (coding, pack) => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': coding }).end(pack('<rss/>'));
    });

    const fetched = await fetcherFor({ hosts: [server.host] })({ address: server.url() });

    expect(textOf(fetched)).toBe('<rss/>');
  });

  it('says who asks, and whom to write to', async () => {
    const server = await serve((_request, response) => response.end());

    await fetcherFor({ hosts: [server.host] })({ address: server.url() });
    await fetcherFor({ hosts: [server.host], contact: 'desk@example.com' })({ address: server.url() });

    expect(server.asked.map(({ headers }) => headers['user-agent'])).toEqual([
      'Parley/0.1 (follows the US-China trade talks for subscribed channels)',
      'Parley/0.1 (follows the US-China trade talks for subscribed channels; +desk@example.com)',
    ]);
  });

  it('asks for feeds, and for something else when told', async () => {
    const server = await serve((_request, response) => response.end());
    const fetchBody = fetcherFor({ hosts: [server.host] });

    await fetchBody({ address: server.url() });
    await fetchBody({ address: server.url(), accept: 'text/html' });

    expect(server.asked[0]?.headers.accept).toMatch(/^application\/atom\+xml/);
    expect(server.asked[1]?.headers.accept).toBe('text/html');
  });

  it('makes at most two connections to a host and keeps them, however many ask', async () => {
    const sockets = new Set<unknown>();
    const two = gate();
    let [open, peak] = [0, 0];
    const server = await serve(async ({ socket }, response) => {
      sockets.add(socket);
      peak = Math.max(peak, ++open);
      if (open === 2) two.open();
      await two.opened;
      response.end('here', () => open--);
    });
    const fetchBody = fetcherFor({ hosts: [server.host] });

    await Promise.all(Array.from({ length: 20 }, () => fetchBody({ address: server.url() })));

    expect(server.asked).toHaveLength(20);
    expect(peak).toBe(2);
    expect(sockets.size).toBe(2);
  });

  it('keeps nobody waiting for another server on the machine of an operator', async () => {
    const held = gate();
    const hanging = await serve(async (_request, response) => void response.end(await held.opened));
    const well = await serve((_request, response) => void response.end('here'));
    const fetchBody = fetcherFor({ hosts: [hanging.host, well.host] });

    const waiting = [1, 2, 3].map(() => fetchBody({ address: hanging.url() }));
    const fetched = await fetchBody({ address: well.url() });
    held.open();

    expect(textOf(fetched)).toBe('here');
    expect(await Promise.all(waiting)).toHaveLength(3);
  });

  it('refuses to queue without end', async () => {
    const held = gate();
    const server = await serve(async (_request, response) => void response.end(await held.opened));
    const fetchBody = fetcherFor({ hosts: [server.host], limits: { waitingPerHostMax: 3 } });

    const fetching = Array.from({ length: 6 }, () => fetchBody({ address: server.url() }));
    const last = fetching.pop();
    await expect(last).rejects.toThrow('more than 3 fetches wait for 127.0.0.1');
    held.open();

    expect(await Promise.all(fetching)).toHaveLength(5);
  });
});

describe('an address that moved', () => {
  const moving = (...statuses: readonly number[]) =>
    serve((request, response) => {
      const step = Number(request.url?.slice(1));
      const status = statuses[step];
      if (status === undefined) response.end('here');
      else response.writeHead(status, { location: `/${step + 1}` }).end();
    });

  it.each([[[301]], [[308]], [[301, 308, 301]]])('for good (%j) is remembered', async (statuses) => {
    const server = await moving(...statuses);

    const fetched = await fetcherFor({ hosts: [server.host] })({ address: server.url('/0') });

    expect(textOf(fetched)).toBe('here');
    expect(fetched.movedTo).toBe(server.url(`/${statuses.length}`));
    expect(fetched.address).toBe(fetched.movedTo);
  });

  it.each([[[302]], [[303]], [[307]], [[301, 302]], [[302, 301]]])(
    'for now (%j) is followed but not remembered',
    async (statuses) => {
      const server = await moving(...statuses);

      const fetched = await fetcherFor({ hosts: [server.host] })({ address: server.url('/0') });

      expect(textOf(fetched)).toBe('here');
      expect(fetched.address).toBe(server.url(`/${statuses.length}`));
      expect(fetched).not.toHaveProperty('movedTo');
    },
  );

  it('to where there is nothing is not remembered', async () => {
    const server = await moving(301, 404);

    const fetched = await fetcherFor({ hosts: [server.host] })({ address: server.url('/0') });

    expect(fetched).toMatchObject({ status: 404 });
    expect(fetched).not.toHaveProperty('movedTo');
  });

  it('to an address in another alphabet is found', async () => {
    const server = await serve(({ url }, response) => {
      const location = Buffer.from('/贸易').toString('latin1');
      if (url === '/') response.writeHead(302, { location }).end();
      else response.end();
    });

    const { address } = await fetcherFor({ hosts: [server.host] })({ address: server.url() });

    expect(address).toBe(server.url('/%E8%B4%B8%E6%98%93'));
  });

  it('without saying where is an answer like any other', async () => {
    const server = await serve((_request, response) => response.writeHead(301).end());

    expect(await fetcherFor({ hosts: [server.host] })({ address: server.url() })).toMatchObject({ status: 301 });
  });
});

describe('a server that asks to wait', () => {
  const now = Date.UTC(2031, 4, 14, 9);
  const hour = 3_600_000;

  it.each([
    ['120', undefined, 120_000],
    [' 7 ', undefined, 7_000],
    ['Wed, 14 May 2031 10:00:00 GMT', undefined, hour],
    ['Wed, 14 May 2031 10:00:00 GMT', 'Wed, 14 May 2031 09:45:00 GMT', hour / 4],
    ['Wed, 14 May 2031 10:00:00 GMT', 'yesterday', hour],
    ['Wednesday, 14-May-31 10:00:00 GMT', undefined, hour],
    ['Wed May 14 10:00:00 2031', undefined, hour],
    ['99999999', undefined, 24 * hour],
    ['9'.repeat(400), undefined, 24 * hour],
    ['Wed, 14 May 2041 10:00:00 GMT', undefined, 24 * hour],
    ['Wed, 14 May 2031 08:00:00 GMT', undefined, undefined],
    ['0', undefined, undefined],
    ['-5', undefined, undefined],
    ['1.5', undefined, undefined],
    ['soon', undefined, undefined],
    ['2031', undefined, 2_031_000],
    ['', undefined, undefined],
    [undefined, 'Wed, 14 May 2031 09:45:00 GMT', undefined],
  ])('with %j at %j is given %j ms', (...[retryAfter, date, ms]) => {
    expect(retryAfterMs({ retryAfter, date }, { now, msMax: 24 * hour })).toBe(ms);
  });

  it.each([
    ['120', 120_000],
    ['Wed, 14 May 2031 09:10:00 GMT', 600_000],
    ['in a while', undefined],
  ])('is heard: %s', async (...[retryAfter, ms]) => {
    const server = await serve((_request, response) => {
      response.sendDate = false;
      response.writeHead(429, { 'retry-after': retryAfter }).end();
    });

    const fetched = await fetcherFor({ hosts: [server.host], clock: { now: () => now } })({ address: server.url() });

    expect(fetched.status).toBe(429);
    expect(fetched.retryAfterMs).toBe(ms);
  });
});

describe('a bot wall', () => {
  it.each<[string, number, Record<string, string>, string]>([
    ['Cloudflare’s, by its header', 403, { 'cf-mitigated': 'challenge' }, ''],
    ['Cloudflare’s, by its page', 503, {}, '<title>Just a moment...</title>'],
    ['Cloudflare’s refusal', 403, {}, '<title>Attention Required! | Cloudflare</title>'],
    ['DataDome’s', 403, { 'x-datadome': 'protected' }, '<html>'],
    ['Amazon’s', 202, { 'x-amzn-waf-action': 'challenge' }, ''],
    ['Akamai’s', 403, {}, 'Reference #18.2 https://errors.edgesuite.net/18.2'],
    ['Imperva’s', 403, {}, '<iframe src="/_Incapsula_Resource?x=1">'],
  ])('is told from the outlet: %s', async (...[, status, headers, body]) => {
    const server = await serve((_request, response) => response.writeHead(status, headers).end(body));

    const fetched = await fetcherFor({ hosts: [server.host] })({ address: server.url() });

    expect(fetched).toMatchObject({ status, isChallenge: true });
  });

  it.each<[string, number, Record<string, string>, string]>([
    ['a refusal by the outlet itself', 403, { server: 'cloudflare' }, '<h1>Forbidden</h1>'],
    ['a page that is not there', 404, { server: 'cloudflare' }, '<title>Just a moment</title>'],
    ['a piece on bot walls', 200, {}, '<title>Just a moment: a look at challenge-platform</title>'],
    ['a server that is down', 503, {}, 'captcha'],
  ])('is not seen in %s', async (...[, status, headers, body]) => {
    const server = await serve((_request, response) => response.writeHead(status, headers).end(body));

    const fetched = await fetcherFor({ hosts: [server.host] })({ address: server.url() });

    expect(fetched).toMatchObject({ status, isChallenge: false });
  });
});
