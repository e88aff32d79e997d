import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHome, runParley } from './parley.ts';

const story = 'Envoys of both sides met in the old harbour office today, and spoke for four hours about grain.';
const page = `<title>Envoys meet</title><article>${`<p>${story}</p>`.repeat(4)}<p>Also read: Bakery Wins Prize</p></article>`;

/** A server on this machine, and its host. */
async function serve(asked: IncomingMessage[] = []): Promise<string> {
  const server = createServer((request, response) => {
    asked.push(request);
    if (request.url === '/robots.txt') return void response.end('User-agent: *\nDisallow: /closed');
    response.setHeader('content-type', request.url === '/pdf' ? 'application/pdf' : 'text/html');
    return void response.writeHead(request.url === '/gone' ? 410 : 200).end(page);
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

describe('parley page read', () => {
  it('gives title and main text of each file, one line of JSON each, without the hints below the story', async () => {
    const home = openHome();
    const [a, b] = ['a.html', 'b.html'].map((name) => put(home.folder, { name, body: page }));

    const { code, out } = await runParley(home, 'page', 'read', `${a}`, `${b}`);

    const text = Array.from({ length: 4 }, () => story).join('\n');
    expect(code).toBe(0);
    expect(linesOf(out)).toEqual([
      { file: a, title: 'Envoys meet', text },
      { file: b, title: 'Envoys meet', text },
    ]);
  });

  it('goes on after what cannot be read, and says why', async () => {
    const home = openHome();
    const broken = put(home.folder, { name: 'broken.html', body: new Uint8Array(5_000).map((_, index) => index * 7) });
    const empty = put(home.folder, { name: 'empty.html', body: '' });
    const good = put(home.folder, { name: 'good.html', body: page });

    const { code, out } = await runParley(home, 'page', 'read', '/nowhere.html', broken, empty, home.folder, good);

    expect(code).toBe(0);
    expect(linesOf(out)).toEqual([
      { file: '/nowhere.html', error: expect.stringContaining('no such file') },
      expect.objectContaining({ file: broken }),
      { file: empty, error: 'no main text' },
      { file: home.folder, error: expect.stringContaining('directory') },
      expect.objectContaining({ file: good, title: 'Envoys meet' }),
    ]);
  });

  it('reads text in the charset that the page names', async () => {
    const home = openHome();
    const body = Buffer.from(`<meta charset="windows-1252">${page.replace('grain', 'caf\u00e9s')}`, 'latin1');

    const { out } = await runParley(home, 'page', 'read', put(home.folder, { name: 'old.html', body }));

    expect(out).toContain('about cafés.');
  });

  it('fetches addresses through the guard, and only pages', async () => {
    const asked: IncomingMessage[] = [];
    const host = await serve(asked);
    const places = ['/a', '/gone', '/pdf', '/closed'].map((path) => `http://${host}${path}`);

    const { code, out } = await runParley(
      openHome({ FETCH_ALLOW: host, FETCH_CONTACT: 'desk@example.com' }),
      'page',
      'read',
      ...places,
      'http://10.0.0.1/',
    );

    expect(code).toBe(0);
    expect(linesOf(out)).toEqual([
      { file: places[0], title: 'Envoys meet', text: expect.stringContaining(story) },
      { file: places[1], error: 'HTTP 410' },
      { file: places[2], error: 'application/pdf is no page' },
      { file: places[3], error: `robots.txt of ${host} does not let Parley read this page` },
      { file: 'http://10.0.0.1/', error: '10.0.0.1 is not a public address' },
    ]);
    expect(asked.map(({ url }) => url)).toEqual(['/robots.txt', '/a', '/gone', '/pdf']);
    expect(asked.every(({ headers }) => headers['user-agent']?.endsWith('; +desk@example.com)'))).toBe(true);
  });

  it.each([[['page', 'read']], [['page']], [['page', 'read', '--yaml', 'a.html']]])(
    'ends with 2 when it is used wrongly: parley %s',
    async (args) => {
      const { code, out, err } = await runParley(openHome(), ...args);

      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toContain('Usage: parley page');
    },
  );
});
