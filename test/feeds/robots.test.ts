import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { RefusedAddress } from '../../src/feeds/address-guard.ts';
import { createRobots } from '../../src/feeds/robots.ts';
import { lookupBy } from './dialling.ts';
import { fetcherFor, serve, testLimits } from './loopback.ts';

const hour = 3_600_000;

/** A site with pages, whose robots.txt is answered so; and a clock to move. */
async function openSite(robots: RequestListener) {
  const server = await serve((request, response) => {
    if (request.url === '/robots.txt') robots(request, response);
    else if (request.url === '/moved') response.writeHead(302, { location: '/private/page' }).end();
    else response.end('here');
  });
  const time = { now: 0 };
  const fetchBody = fetcherFor({ hosts: [server.host], clock: { now: () => time.now } });
  const read = (path: string) => fetchBody({ address: server.url(path), isPage: true });
  const askedFor = (path: string) => server.asked.filter(({ url }) => url === path).length;
  return { server, time, fetchBody, read, askedFor };
}

const saying =
  (...lines: readonly string[]): RequestListener =>
  (_request, response) =>
    void response.end(lines.join('\n'));
const answering =
  (status: number): RequestListener =>
  (_request, response) =>
    void response.writeHead(status).end('User-agent: *\nDisallow: /');

const someRules = saying('User-agent: *', 'Disallow: /', '', 'User-agent: parley', 'Allow: /', 'Disallow: /private');

describe('a page', () => {
  it('that robots.txt allows to Parley is read, and robots.txt is asked once', async () => {
    const { read, askedFor, server } = await openSite(someRules);

    const [{ status }] = await Promise.all([read('/a'), read('/b'), read('/c')]);
    await read('/d');

    expect(status).toBe(200);
    expect(askedFor('/robots.txt')).toBe(1);
    expect(server.asked[0]?.headers['user-agent']).toMatch(/^Parley\//);
  });

  it('that robots.txt forbids is never asked for, and the operator is told why', async () => {
    const { read, askedFor, server } = await openSite(someRules);

    const reading = read('/private/page');

    await expect(reading).rejects.toBeInstanceOf(RefusedAddress);
    await expect(reading).rejects.toThrow(`robots.txt of ${server.host} does not let Parley read this page`);
    expect(askedFor('/private/page')).toBe(0);
  });

  it('that another redirects to is not read either, when it is forbidden', async () => {
    const { read, askedFor } = await openSite(someRules);

    await expect(read('/moved')).rejects.toThrow('does not let Parley read this page');

    expect(askedFor('/private/page')).toBe(0);
  });

  it.each([
    ['what is said to all counts when Parley is not named', ['User-agent: *', 'Disallow: /a'], false],
    ['what is said to others does not count', ['User-agent: Otherbot', 'Disallow: /'], true],
    ['the longer rule counts', ['User-agent: *', 'Disallow: /', 'Allow: /a'], true],
    ['wildcards count', ['User-agent: *', 'Disallow: /*?page='], true],
    ['an end counts', ['User-agent: *', 'Disallow: /a$'], false],
    ['a mark before the first line is no matter', ['\ufeffUser-agent: *', 'Disallow: /a'], false],
    ['a page in its place says nothing', ['<html>', '<body>Disallow: /</body>'], true],
    ['an empty one says nothing', [], true],
  ])('is read as robots.txt says: %s', async (...[, lines, isRead]) => {
    const { read } = await openSite(saying(...lines));

    const outcome = await read('/a').catch((error: unknown) => error);

    expect(outcome instanceof RefusedAddress).toBe(!isRead);
  });

  it.each([404, 403, 410, 401])('is read when there is no robots.txt: HTTP %i', async (status) => {
    const { read } = await openSite(answering(status));

    expect(await read('/a')).toMatchObject({ status: 200 });
  });

  it.each([
    [answering(500), 'HTTP 500'],
    [answering(503), 'HTTP 503'],
    [answering(429), 'HTTP 429'],
    [({ socket }: Parameters<RequestListener>[0]) => void socket.destroy(), 'the server closed the connection'],
    [redirectingTo('http://10.0.0.1/robots.txt'), '10.0.0.1 is not a public address'],
    [redirectingTo('/robots.txt'), 'more than 3 redirects'],
  ])('is left alone for an hour when robots.txt cannot be had', async (robots, why) => {
    const { read, time, askedFor } = await openSite(robots);

    await expect(read('/a')).rejects.toThrow(`could not be read (${why}`);
    const asked = askedFor('/robots.txt');
    time.now = hour - 1;
    await expect(read('/a')).rejects.toBeInstanceOf(RefusedAddress);

    expect(askedFor('/robots.txt')).toBe(asked);
    expect(askedFor('/a')).toBe(0);
    time.now = hour;
    await expect(read('/a')).rejects.toBeInstanceOf(RefusedAddress);
    expect(askedFor('/robots.txt')).toBe(2 * asked);
  });

  it('is read again by what robots.txt says a day later', async () => {
    let robots = someRules;
    const { read, time, askedFor } = await openSite((...call) => robots(...call));
    await read('/a');

    robots = saying('User-agent: *', 'Disallow: /');
    time.now = 24 * hour - 1;
    await read('/a');
    time.now = 24 * hour;

    await expect(read('/a')).rejects.toBeInstanceOf(RefusedAddress);
    expect(askedFor('/robots.txt')).toBe(2);
  });

  it('is judged by the first 512 kB of robots.txt, without half a rule', async () => {
    const cutRule = 'Disallow: /a';
    const long = `${'User-agent: *\nDisallow: /private\n'.padEnd(512_000 - cutRule.length - 1, '#')}\n`;
    const { read } = await openSite((_request, response) => response.end(`${long}${cutRule}-long-way-down\n`));

    expect(await read('/a')).toMatchObject({ status: 200 });
    await expect(read('/private')).rejects.toThrow('does not let Parley read this page');
  });

  it('of a host that leads to a private address asks nothing, not even for robots.txt', async () => {
    const fetchBody = fetcherFor({ lookup: lookupBy(() => ['10.0.0.5']) });

    await expect(fetchBody({ address: 'https://news.example.com/a', isPage: true })).rejects.toThrow(
      'news.example.com leads to 10.0.0.5, which is not public',
    );
  });
});

function redirectingTo(location: string): RequestListener {
  return (_request, response) => void response.writeHead(302, { location }).end();
}

describe('a feed', () => {
  it('is fetched without a look at robots.txt: it is made for readers', async () => {
    const { fetchBody, server, askedFor } = await openSite(saying('User-agent: *', 'Disallow: /'));

    expect(await fetchBody({ address: server.url('/feed') })).toMatchObject({ status: 200 });

    expect(askedFor('/robots.txt')).toBe(0);
  });
});

describe('what is known of sites', () => {
  const limits = testLimits.robots;

  it('is forgotten from the oldest on', async () => {
    const asked: string[] = [];
    const get = async (address: string) => {
      asked.push(address);
      return { status: 404, text: '' };
    };
    const check = createRobots({ get, clock: { now: () => 0 }, limits: { ...limits, originsMax: 2 } });

    for (const host of ['a', 'b', 'c', 'b', 'a']) await check(new URL(`https://${host}.example.com/x`));

    expect(asked.map((address) => address[8])).toEqual(['a', 'b', 'c', 'a']);
  });

  it('is apart for every scheme and port', async () => {
    const asked: string[] = [];
    const get = async (address: string) => ({ status: 404, text: String(asked.push(address)) });
    const check = createRobots({ get, clock: { now: () => 0 }, limits });

    for (const origin of ['http://a.example.com', 'https://a.example.com', 'https://a.example.com:8443'])
      await check(new URL(`${origin}/x`));

    expect(asked).toEqual([
      'http://a.example.com/robots.txt',
      'https://a.example.com/robots.txt',
      'https://a.example.com:8443/robots.txt',
    ]);
  });

  it('never stalls the bot: rules that would take long to match count as a no', async () => {
    const get = async () => ({
      status: 200,
      text: `User-agent: *\n${`Disallow: /${'*a'.repeat(200)}b\n`.repeat(1_250)}`,
    });
    const check = createRobots({ get, clock: { now: () => 0 }, limits });
    const startedAt = performance.now();

    await expect(check(new URL(`https://a.example.com/${'a'.repeat(2_000)}`))).rejects.toThrow('too many wildcards');
    await expect(check(new URL('https://a.example.com/aaaaaaaaaaaaaaa'))).resolves.toBeUndefined();

    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
