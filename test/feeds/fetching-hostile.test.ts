import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { RefusedAddress } from '../../src/feeds/address-guard.ts';
import { createFetchBody } from '../../src/feeds/fetching.ts';
import { nextHop } from '../../src/feeds/redirects.ts';
import { lookupBy, recordDialling } from './dialling.ts';
import { type FetcherOptions, fetcherFor, serve, unusedHost } from './loopback.ts';

/** What is said of a fetch from a server that answers so. */
async function failing(answer: RequestListener, options: FetcherOptions = {}) {
  const server = await serve(answer);
  const startedAt = performance.now();
  const fetching = fetcherFor({ ...options, hosts: [server.host] })({ address: server.url() });
  const error: unknown = await fetching.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { server, said: error instanceof Error ? error.message : undefined, error, ms: performance.now() - startedAt };
}

const never: RequestListener = () => {};
const dripping: RequestListener = (_request, response) => {
  response.writeHead(200);
  const drip = setInterval(() => response.write('x'), 20);
  response.on('close', () => clearInterval(drip));
};

describe('a redirect', () => {
  it('in circles is given up', async () => {
    const { server, error, said } = await failing((_request, response) =>
      response.writeHead(302, { location: '/again' }).end(),
    );

    expect(error).toBeInstanceOf(RefusedAddress);
    expect(said).toBe('more than 3 redirects');
    expect(server.asked).toHaveLength(4);
  });

  it('may follow another five times and no more, as it is set', () => {
    expect(limits.fetching.redirectsMax).toBe(5);
  });

  it.each([
    ['http://169.254.169.254/latest', '169.254.169.254 is not a public address'],
    ['http://[::1]/', '::1 is not a public address'],
    ['http://0x7f.1/', '127.0.0.1 is not a public address'],
    ['//10.0.0.1/', '10.0.0.1 is not a public address'],
    ['http://localhost/', 'localhost is not a public name'],
    ['http://news.example.com:22/', 'port 22 is not a usual one'],
    ['http://me:secret@news.example.com/', 'an address with a password in it is not fetched'],
    ['http://news.example.com/', 'news.example.com leads to 10.0.0.5, which is not public'],
    ['file:///etc/passwd', 'only http and https addresses are fetched'],
    ['data:text/xml,<rss/>', 'only http and https addresses are fetched'],
    ['http://[', 'a redirect to what is no address'],
  ])('to %s is refused', async (location, reason) => {
    const lookup = lookupBy(() => ['10.0.0.5']);
    const { error, said } = await failing((_request, response) => response.writeHead(301, { location }).end(), {
      lookup,
    });

    expect(error).toBeInstanceOf(RefusedAddress);
    expect(said).toBe(reason);
  });

  it('to another server of this machine is refused, and that server is never asked', async () => {
    const hidden = await serve((_request, response) => response.end('secret'));
    const { error } = await failing((_request, response) => response.writeHead(302, { location: hidden.url() }).end());

    expect(error).toBeInstanceOf(RefusedAddress);
    expect(hidden.asked).toHaveLength(0);
  });

  it.each([
    ['https://news.example.com/', 'http://news.example.com/', false],
    ['https://news.example.com/', 'http://other.example.com:8443/', false],
    ['https://news.example.com/', '//other.example.com/', true],
    ['http://news.example.com/', 'https://news.example.com/', true],
    ['http://news.example.com/', 'http://news.example.com/a', true],
  ])('from %s to %s is followed: %s', (...[from, location, isFollowed]) => {
    const following = () => nextHop({ from: new URL(from), location, allow: new Set() });

    if (isFollowed) expect(following()).toBeInstanceOf(URL);
    else expect(following).toThrow('a redirect from https to http');
  });
});

describe('a server that sends too much', () => {
  it('is cut off', async () => {
    const { said } = await failing((_request, response) => response.end('x'.repeat(100_001)));

    expect(said).toBe('the body is over 100 kB');
  });

  it('is cut off when it says before that it will, and its connection closed', { timeout: 5_000 }, async () => {
    const closed = Promise.withResolvers<void>();
    const { said, ms } = await failing((_request, response) => {
      response.on('close', closed.resolve);
      response.writeHead(200, { 'content-length': 5_000_000_000 }).write('<rss>');
    });

    expect(said).toBe('the body is over 100 kB');
    expect(ms).toBeLessThan(2_000);
    await closed.promise;
  });

  it('and never ends is cut off, and its connection closed', async () => {
    const closed = Promise.withResolvers<void>();
    const { said } = await failing((_request, response) => {
      response.on('close', closed.resolve);
      const send = () => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
      };
      response.on('drain', send);
      send();
    });

    expect(said).toBe('the body is over 100 kB');
    await closed.promise;
  });

  it.each([
    ['a bomb', gzipSync(Buffer.alloc(20_000_000)), 'gzip'],
    ['a bomb in a bomb', gzipSync(gzipSync(Buffer.alloc(200_000_000))), 'gzip, gzip'],
  ])('in %s is cut off by what comes out', async (...[, bomb, coding]) => {
    const { said } = await failing((_request, response) => {
      response.writeHead(200, { 'content-encoding': coding }).end(bomb);
    });

    expect(bomb.length).toBeLessThan(100_000);
    expect(said).toBe('the body is over 100 kB');
  });

  it('in its headers is cut off', async () => {
    const { said } = await failing((_request, response) => response.writeHead(200, { x: 'y'.repeat(60_000) }).end());

    expect(said).toBe('the headers are over 32.8 kB');
  });
});

describe('a server that is slow', () => {
  it.each<[string, RequestListener, NonNullable<FetcherOptions['limits']>, string]>([
    ['never answers', never, { fetchMs: 150 }, 'the fetch took longer than 0.2 s'],
    ['sends a byte now and then', dripping, { fetchMs: 300 }, 'the fetch took longer than 0.3 s'],
    ['says nothing', never, { silentMs: 200 }, 'the server did not answer within 0.2 s'],
    [
      'stops in the middle',
      (_request, response) => void response.writeHead(200).write('<rss>'),
      { silentMs: 200 },
      'the server sent nothing more for 0.2 s',
    ],
  ])('and %s is left in time', async (...[, answer, changed, reason]) => {
    const { said, ms } = await failing(answer, { limits: changed });

    expect(said).toBe(reason);
    expect(ms).toBeLessThan(4_000);
  });

  it('loses its connection with the fetch', async () => {
    const closed = Promise.withResolvers<void>();

    await failing(({ socket }) => void socket.on('close', () => closed.resolve()), { limits: { fetchMs: 150 } });

    await closed.promise;
  });

  it('keeps nobody waiting for longer than a fetch may take', async () => {
    const server = await serve(never);
    const fetchBody = fetcherFor({ hosts: [server.host], limits: { fetchMs: 300 } });

    const all = await Promise.allSettled(Array.from({ length: 5 }, () => fetchBody({ address: server.url() })));

    expect(all.map((one) => (one.status === 'rejected' ? String(one.reason) : one.status))).toEqual(
      Array.from({ length: 5 }, () => 'Error: the fetch took longer than 0.3 s'),
    );
    expect(server.asked).toHaveLength(2);
  });

  it('to connect is left in time', async () => {
    // A name whose look-up never ends holds the connection up like a host that drops packets.
    const fetching = fetcherFor({ lookup: () => {}, limits: { connectMs: 200 } })({
      address: 'http://news.example.com/',
    });

    await expect(fetching).rejects.toThrow('no connection to news.example.com within 0.2 s');
  });
});

describe('a server that breaks off', () => {
  const half: RequestListener = (request, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('<rss>', () => request.socket.end());
  };
  const garbled =
    (coding: string): RequestListener =>
    (_request, response) =>
      void response.writeHead(200, { 'content-encoding': coding }).end('garbled, that is');
  const reset: RequestListener = (request, response) => {
    response.writeHead(200).write('<rss>', () => request.socket.resetAndDestroy());
  };

  it.each<[string, RequestListener, string]>([
    ['in the middle of its body', half, 'the body was cut off'],
    ['with a reset', reset, 'the body was cut off'],
    ['at once', (request) => void request.socket.destroy(), 'the server closed the connection without an answer'],
    ['in what it packed', garbled('gzip'), 'the body cannot be unpacked (Z_DATA_ERROR)'],
    ['in what it packed by br', garbled('br'), 'the body cannot be unpacked (ERR__ERROR_FORMAT_PADDING_1)'],
    ['in what it packed by zstd', garbled('zstd'), 'the body cannot be unpacked (ZSTD_error_prefix_unknown)'],
    ['in what is no HTTP', (request) => void request.socket.end('SSH-2.0-x\r\n'), 'the server’s answer is not HTTP'],
  ])('%s is told as such', async (...[, answer, reason]) => {
    expect((await failing(answer)).said).toBe(reason);
  });
});

describe('a server that is not there', () => {
  it('is told with its name', async () => {
    const gone = await unusedHost();

    await expect(fetcherFor({ hosts: [gone] })({ address: `http://${gone}/` })).rejects.toThrow(
      '127.0.0.1 refuses the connection (ECONNREFUSED)',
    );
  });

  it('at any of its addresses is told with its name', async () => {
    await recordDialling();
    const lookup = lookupBy(() => ['2606:4700::1111', '93.184.216.34']);

    await expect(fetcherFor({ lookup })({ address: 'https://news.example.com/' })).rejects.toThrow(
      'news.example.com refuses the connection (ECONNREFUSED)',
    );
  });

  it('and has no name is told so', async () => {
    const fetching = fetcherFor({ lookup: lookupBy(() => []) })({ address: 'https://nobody.example.com/' });

    await expect(fetching).rejects.toThrow('the name nobody.example.com is not known');
  });

  it('for https is told so', async () => {
    const { host } = await serve(never);

    await expect(fetcherFor({ hosts: [host] })({ address: `https://${host}/` })).rejects.toThrow(
      /^no safe connection to 127\.0\.0\.1 \(.+\)$/,
    );
  });
});

it('what is being fetched ends when fetching is closed', async () => {
  const server = await serve(never);
  const parts = { allow: new Set([server.host]), limits: limits.fetching, clock: { now: () => 0 } };
  const { fetchBody, close } = createFetchBody(parts);

  const fetching = expect(fetchBody({ address: server.url() })).rejects.toThrow();
  await server.isAsked;
  await close();

  await fetching;
});
