// All hosts of the feeds in a process of their own, so that what they cost is not counted. Every address of 127.1.0.0/16
// is this machine, so one server is as many hosts as are asked for. Takes orders from `bench/poll-hosts.ts`.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Manner, mannersOf, type PollSizes } from './poll-feeds.ts';
import { createRandom, type Random } from './random.ts';

export interface HostsAnswer {
  readonly port: number;
  /** The most connections that were open at once, by host. */
  readonly openMax: readonly number[];
  readonly asked: number;
  readonly unchanged: number;
}

const newsShare = 0.05;
const itemsShown = 8;
const dripEveryMs = 1_000;
const words = 'harbour grain bakery council bridge orchestra lighthouse meadow timetable library ferry orchard'.split(
  ' ',
);

const random: Random = createRandom(11);
let manners: readonly Manner[] = [];
const versions = new Map<number, number>();
const open = new Map<string, number>();
const openMax = new Map<string, number>();
let [asked, unchanged] = [0, 0];

const server = createServer((request, response) => {
  asked++;
  const index = Number(/\d+$/.exec(request.url ?? '')?.[0]);
  const manner = manners[index] ?? 'well';
  if (manner === 'well') answerWell(response, { index, known: request.headers['if-none-match'] });
  else fail(response, manner);
});
server.on('connection', (socket) => count(socket));
server.listen(0, '0.0.0.0');

function count(socket: Socket): void {
  const host = socket.localAddress ?? '';
  const now = (open.get(host) ?? 0) + 1;
  open.set(host, now);
  openMax.set(host, Math.max(now, openMax.get(host) ?? 0));
  socket.on('close', () => open.set(host, (open.get(host) ?? 1) - 1));
  socket.on('error', () => undefined);
}

function answerWell(response: ServerResponse, { index, known }: { index: number; known: string | undefined }): void {
  if (random.isLucky(newsShare)) versions.set(index, (versions.get(index) ?? 0) + 1);
  const version = versions.get(index) ?? 0;
  const etag = `"${index}-${version}"`;
  if (known === etag) {
    unchanged++;
    response.writeHead(304, { etag }).end();
  } else response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(bodyOf(index, version));
}

function fail(response: ServerResponse, manner: Exclude<Manner, 'well'>): void {
  if (manner === 'hang') return;
  if (manner === 'reset') response.socket?.resetAndDestroy();
  else if (manner === 'drip') drip(response);
  else if (manner === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Sign in</title>');
  else response.writeHead(Number(manner), manner === '429' ? { 'retry-after': '120' } : {}).end();
}

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  const timer = setInterval(() => response.write(' '), dripEveryMs);
  response.on('close', () => clearInterval(timer));
}

const bodyOf = (index: number, version: number): string => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Outlet ${index}</title><link>http://outlet.example/</link>
${Array.from({ length: itemsShown }, (_, item) => itemOf(index, version - item)).join('\n')}
</channel></rss>`;

// The same number is the same item, whenever it is asked for.
function itemOf(index: number, number: number): string {
  const pick = createRandom(index * 1_009 + number + 5_000);
  const text = Array.from({ length: 70 }, () => pick.pick(words)).join(' ');
  return `<item><title>The ${pick.pick(words)} of ${pick.pick(words)} ${index} ${number}</title>
<link>http://outlet.example/${index}/${number}</link><guid isPermaLink="false">${index}/${number}</guid>
<pubDate>${new Date(Date.now() + number * 60_000 - 3_600_000).toUTCString()}</pubDate><description>${text}</description></item>`;
}

process.on('message', ({ sizes }: { readonly sizes?: PollSizes }) => {
  if (sizes) manners = mannersOf(sizes);
  const { port } = server.address() as AddressInfo;
  process.send?.({ port, asked, unchanged, openMax: [...openMax.values()] } satisfies HostsAnswer);
});
process.on('disconnect', () => process.exit());
