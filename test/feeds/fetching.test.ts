import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fetcherFor, serve } from './loopback.ts';

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

    const fetched = await fetcherFor({ hosts: [server.host] })(server.url());

    expect(Buffer.from(fetched.body).toString()).toBe('<rss/>');
    expect(fetched).toMatchObject({
      status: 200,
      contentType: 'text/xml',
      validators: { etag: '"v7"', lastModified: 'Wed, 14 May 2031 09:00:00 GMT' },
    });
    expect(fetched).not.toHaveProperty('movedTo');
  });

  it('asks only for what is newer, and takes 304 for an answer', async () => {
    const server = await serve(({ headers }, response) => {
      response.writeHead(headers['if-none-match'] === '"v7"' ? 304 : 200).end();
    });

    const { status } = await fetcherFor({ hosts: [server.host] })(server.url(), { etag: '"v7"', lastModified: 'then' });

    expect(status).toBe(304);
    expect(server.asked[0]?.headers['if-modified-since']).toBe('then');
  });

  it('says who asks', async () => {
    const server = await serve((_request, response) => response.end());

    await fetcherFor({ hosts: [server.host] })(server.url());

    expect(server.asked[0]?.headers['user-agent']).toMatch(/^Parley\//);
  });
});

describe('an address that moved', () => {
  const moving = (status: number) =>
    serve((request, response) => {
      if (request.url === '/old') response.writeHead(status, { location: '/new' }).end();
      else response.end('here');
    });

  it.each([301, 308])('for good (%i) is remembered', async (status) => {
    const server = await moving(status);

    const fetched = await fetcherFor({ hosts: [server.host] })(server.url('/old'));

    expect(Buffer.from(fetched.body).toString()).toBe('here');
    expect(fetched.movedTo).toBe(server.url('/new'));
  });

  it.each([302, 303, 307])('for now (%i) is followed but not remembered', async (status) => {
    const server = await moving(status);

    const fetched = await fetcherFor({ hosts: [server.host] })(server.url('/old'));

    expect(Buffer.from(fetched.body).toString()).toBe('here');
    expect(fetched).not.toHaveProperty('movedTo');
  });

  it('in circles is given up', async () => {
    const server = await serve((_request, response) => response.writeHead(302, { location: '/again' }).end());

    const fetching = fetcherFor({ hosts: [server.host] })(server.url());

    await expect(fetching).rejects.toThrow('more than 3 redirects');
    expect(server.asked).toHaveLength(4);
  });

  it.each(['http://169.254.169.254/latest', 'http://[::1]/', 'file:///etc/passwd', 'http://localhost/', '//10.0.0.1/'])(
    'to %s is refused',
    async (location) => {
      const server = await serve((_request, response) => response.writeHead(301, { location }).end());

      const fetching = fetcherFor({ hosts: [server.host] })(server.url());

      await expect(fetching).rejects.toMatchObject({ name: 'RefusedAddress' });
    },
  );

  it('to another server of this machine is refused, and that server is never asked', async () => {
    const hidden = await serve((_request, response) => response.end('secret'));
    const server = await serve((_request, response) => response.writeHead(302, { location: hidden.url() }).end());

    const fetching = fetcherFor({ hosts: [server.host] })(server.url());

    await expect(fetching).rejects.toMatchObject({ name: 'RefusedAddress' });
    expect(hidden.asked).toHaveLength(0);
  });
});

describe('a server that means no good', () => {
  it('and sends too much is cut off', async () => {
    const server = await serve((_request, response) => response.end('x'.repeat(100_001)));

    await expect(fetcherFor({ hosts: [server.host] })(server.url())).rejects.toThrow('the body is over 100000 bytes');
  });

  it('and packs a bomb is cut off by what comes out of it', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });

    expect(bomb.length).toBeLessThan(100_000);
    await expect(fetcherFor({ hosts: [server.host] })(server.url())).rejects.toThrow('the body is over 100000 bytes');
  });

  it.each<[string, Parameters<typeof serve>[0]]>([
    ['never answers', () => {}],
    ['never ends its body', (_request, response) => void response.writeHead(200).write('<rss>')],
  ])('and %s is left in time', async (_what, answer) => {
    const server = await serve(answer);
    const startedAt = performance.now();

    const fetching = fetcherFor({ hosts: [server.host], limits: { fetchMs: 150 } })(server.url());

    await expect(fetching).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  it('and is not let through by the operator is never asked', async () => {
    const server = await serve((_request, response) => response.end('secret'));

    await expect(fetcherFor({ hosts: [] })(server.url())).rejects.toMatchObject({ name: 'RefusedAddress' });
    expect(server.asked).toHaveLength(0);
  });
});
