import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHome, runParley } from './parley.ts';

const feed =
  '<rss version="2.0"><channel><title>Harbour &amp;amp; grain</title><link>/home</link>' +
  '<pubDate>Wed, 14 May 2031 09:00:00 GMT</pubDate>' +
  '<item><title>Envoys land</title><link>/a</link><guid isPermaLink="false">g1</guid>' +
  '<description>They &lt;b&gt;met&lt;/b&gt;.</description><pubDate>Wed, 14 May 2031 11:00:00 +0200</pubDate></item>' +
  '<item><guid>g2</guid></item></channel></rss>';

/** A server on this machine, and its host. */
async function serve(): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/rss+xml');
    response.writeHead(request.url === '/gone' ? 410 : 200).end(feed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A file in a home, and its path. */
function put(folder: string, file: { readonly name: string; readonly body: string | Uint8Array }): string {
  const path = join(folder, file.name);
  writeFileSync(path, file.body);
  return path;
}

const linesOf = (out: string): unknown[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('parley feeds read', () => {
  it('gives what each body holds, one line of JSON each, with dates in ISO 8601', async () => {
    const home = openHome();
    const path = put(home.folder, { name: 'a.xml', body: feed });

    const { code, out } = await runParley(home, 'feeds', 'read', path);

    expect(code).toBe(0);
    expect(linesOf(out)).toEqual([
      {
        file: path,
        feed: { title: 'Harbour & grain', link: '/home', id: null, published: '2031-05-14T09:00:00.000Z' },
        items: [
          {
            id: 'g1',
            title: 'Envoys land',
            link: '/a',
            published: '2031-05-14T09:00:00.000Z',
            summary: 'They met.',
          },
          { id: 'g2', title: '', link: null, published: null, summary: '' },
        ],
      },
    ]);
  });

  it('goes on after what is no feed, and says why', async () => {
    const home = openHome();
    const page = put(home.folder, { name: 'page.html', body: '<html><p>Not found</p></html>' });
    const empty = put(home.folder, { name: 'empty.xml', body: '' });
    const noise = put(home.folder, { name: 'noise.xml', body: new Uint8Array(5_000).map((_, index) => index * 7) });
    const good = put(home.folder, { name: 'good.xml', body: feed });

    const { code, out } = await runParley(home, 'feeds', 'read', '/nowhere.xml', page, empty, noise, good);

    expect(code).toBe(0);
    expect(linesOf(out)).toEqual([
      { file: '/nowhere.xml', error: expect.stringContaining('no such file') },
      { file: page, error: 'this is no RSS, Atom or JSON feed but <html>' },
      { file: empty, error: 'the body is empty' },
      { file: noise, error: expect.stringContaining('this is no RSS, Atom or JSON feed') },
      expect.objectContaining({ file: good, feed: expect.objectContaining({ title: 'Harbour & grain' }) }),
    ]);
  });

  it('reads text in the charset that the body names', async () => {
    const home = openHome();
    const body = Buffer.from(
      `<?xml version="1.0" encoding="windows-1252"?>${feed.replace('land', 'at caf\u00e9')}`,
      'latin1',
    );

    const { out } = await runParley(home, 'feeds', 'read', put(home.folder, { name: 'old.xml', body }));

    expect(out).toContain('Envoys at café');
  });

  it('fetches addresses through the guard, and resolves links against them', async () => {
    const host = await serve();
    const places = ['/feeds/a', '/gone'].map((path) => `http://${host}${path}`);

    const { out } = await runParley(openHome({ FETCH_ALLOW: host }), 'feeds', 'read', ...places, 'http://10.0.0.1/');

    expect(linesOf(out)).toMatchObject([
      { file: places[0], feed: { link: `http://${host}/home` }, items: [{ link: `http://${host}/a` }, { link: null }] },
      { file: places[1], error: 'HTTP 410' },
      { file: 'http://10.0.0.1/', error: '10.0.0.1 is not a public address' },
    ]);
  });

  it.each([[['feeds', 'read']], [['feeds']]])('ends with 2 when it is used wrongly: parley %s', async (args) => {
    const { code, out, err } = await runParley(openHome(), ...args);

    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('Usage: parley feeds');
  });
});
