import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CoverageLine } from '../src/cli/coverage-lines.ts';
import { type Feed, feedSchema } from '../src/domain/feeds.ts';
import { createLeadWriter } from './news-lead.ts';
import { createRandom } from './random.ts';

/** Local outlets whose news come out by a clock that is moved. */
export interface Outlets {
  readonly feeds: readonly Feed[];
  /** `host:port`, which may be fetched. */
  readonly host: string;
  /** Has come out so far. */
  published(): number;
  close(): Promise<void>;
}

const feedsCount = 20;
const itemsShown = 15;
const pollSeconds = 300;
/** Each outlet brings something about so often: some 300 pieces a day in all. */
const gapMs = 96 * 60_000;
/** One piece in so many stands on its page alone. */
const pageEvery = 8;

interface Piece extends CoverageLine {
  readonly atMs: number;
  readonly place: number;
}

/** Outlets with made-up news of every kind that is read; each feed holds its newest pieces, and honours ETags. */
export async function startOutlets(clock: { now(): number }): Promise<Outlets> {
  const random = createRandom(23);
  const write = createLeadWriter(23);
  const shelves = Array.from({ length: feedsCount }, (): Piece[] => []);
  const nextAt = shelves.map(() => clock.now() - random.below(gapMs));
  let published = 0;
  // What is due by now comes out when somebody looks.
  const publish = (feed: number) => {
    for (let at = nextAt[feed] ?? 0; at <= clock.now(); at = nextAt[feed] ?? 0) {
      const place = published++;
      shelves[feed]?.unshift({ ...write(place), atMs: at, place });
      shelves[feed]?.splice(itemsShown);
      nextAt[feed] = at + gapMs * (0.5 + random.next());
    }
  };
  const server = createServer(({ url = '', headers }, response) => {
    const [, kind, id = ''] = /^\/(feed|page)\/(\d+)$/.exec(url) ?? [];
    if (kind === 'page') return sendPage(response, { shelves, place: Number(id) });
    if (kind !== 'feed') return void response.writeHead(404).end();
    publish(Number(id));
    sendFeed(response, { pieces: shelves[Number(id)] ?? [], host: headers.host, known: headers['if-none-match'] });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const feeds = shelves.map((_, index) => feedOf(index, host));
  return { feeds, host, published: () => published, close: () => close(server) };
}

const feedOf = (index: number, host: string): Feed =>
  feedSchema.parse({
    ...{ id: `feed-${index}`, outlet: `Outlet ${index}`, tier: index % 5 === 0 ? 'wire' : 'paper', kind: 'rss' },
    ...{ url: `http://${host}/feed/${index}`, pollSeconds },
  });

interface Showing {
  readonly pieces: readonly Piece[];
  readonly host: string | undefined;
  readonly known: string | undefined;
}

function sendFeed(response: ServerResponse, { pieces, host, known }: Showing): void {
  const items = pieces.map(
    ({ title = '', text = '', atMs, place }) => `<item><title>${plain(title)}</title>
<link>http://${host}/page/${place}</link><guid isPermaLink="false">piece-${place}</guid>
<pubDate>${new Date(atMs).toUTCString()}</pubDate>
<description>${plain(place % pageEvery === 0 ? text.slice(0, 150) : text)}</description></item>`,
  );
  const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${items.join('')}</channel></rss>`;
  const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
  if (etag === known) response.writeHead(304, { etag }).end();
  else response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(body);
}

function sendPage(
  response: ServerResponse,
  { shelves, place }: { readonly shelves: readonly (readonly Piece[])[]; readonly place: number },
): void {
  const piece = shelves.flat().find((one) => one.place === place);
  if (piece === undefined) return void response.writeHead(404).end();
  const paragraphs = (piece.text ?? '').split(/(?<=\.) /).map((sentence) => `<p>${plain(sentence)}</p>`);
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end(`<html><head><title>${plain(piece.title ?? '')}</title></head><body><nav>Home</nav>
<article><h1>${plain(piece.title ?? '')}</h1>${paragraphs.join('\n')}</article></body></html>`);
}

const plain = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
