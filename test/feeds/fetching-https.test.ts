import { describe, expect, it } from 'vitest';
import { fetcherFor, serve } from './loopback.ts';
import { serveHttps } from './loopback-https.ts';

describe('a server that speaks https', () => {
  it('is fetched from, and may redirect to itself', async () => {
    const server = await serveHttps({
      isTrusted: true,
      answer: ({ url }, response) => {
        if (url === '/old') response.writeHead(301, { location: '/new' }).end();
        else response.end('here');
      },
    });

    const fetched = await fetcherFor({ hosts: [server.host] })({ address: server.url('/old') });

    expect(Buffer.from(fetched.body).toString()).toBe('here');
    expect(fetched.movedTo).toBe(server.url('/new'));
  });

  it('and redirects to http is left, and the other is never asked', async () => {
    const plain = await serve((_request, response) => response.end('in the clear'));
    const server = await serveHttps({
      isTrusted: true,
      answer: (_request, response) => response.writeHead(302, { location: plain.url() }).end(),
    });

    const fetching = fetcherFor({ hosts: [server.host, plain.host] })({ address: server.url() });

    await expect(fetching).rejects.toThrow('a redirect from https to http');
    expect(plain.asked).toHaveLength(0);
  });

  it('with a certificate that nobody vouches for is not trusted', async () => {
    const server = await serveHttps({ isTrusted: false, answer: (_request, response) => response.end('here') });

    const fetching = fetcherFor({ hosts: [server.host] })({ address: server.url() });

    await expect(fetching).rejects.toThrow(/no safe connection to 127\.0\.0\.1:\d+ \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
  });
});
