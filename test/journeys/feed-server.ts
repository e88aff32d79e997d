import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A piece that the local outlet publishes: an entry in its feed, and a page. */
export interface Piece {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly paragraphs: readonly string[];
  readonly publishedAt: Date;
}

export interface FeedServer {
  readonly feedUrl: string;
  /** `host:port`, for FETCH_ALLOW. */
  readonly host: string;
  /** How often the feed was asked for, and how often "not modified" was enough. */
  readonly asked: { polls: number; unchanged: number };
  publish(piece: Piece): void;
  close(): Promise<void>;
}

export interface FeedServerOptions {
  /** Told of every answer with these pieces, and not of "not modified". */
  readonly onServed?: (pieces: readonly Piece[]) => void;
  /** The feed names only so many, the newest; all that it has when left out. */
  readonly piecesMax?: number;
}

/** A local outlet with an RSS feed that honours ETags, and a page for each piece with the litter of a real one. */
export async function startFeedServer({ onServed, piecesMax }: FeedServerOptions = {}): Promise<FeedServer> {
  const pieces: Piece[] = [];
  const asked = { polls: 0, unchanged: 0 };
  const server = createServer((request, response) => {
    const piece = pieces.find(({ slug }) => request.url === `/news/${slug}`);
    if (piece) return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(piece));
    if (request.url !== '/feed.xml') return void response.writeHead(404).end();
    const body = feedOf(pieces.slice(0, piecesMax), `http://${request.headers.host}`);
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
    asked.polls++;
    if (request.headers['if-none-match'] === etag) {
      asked.unchanged++;
      return void response.writeHead(304, { etag }).end();
    }
    onServed?.(pieces);
    return void response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    feedUrl: `http://${host}/feed.xml`,
    host,
    asked,
    publish: (piece) => void pieces.unshift(piece),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const feedOf = (pieces: readonly Piece[], origin: string): string => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Local outlet</title><link>${origin}</link>
${pieces
  .map(
    ({
      slug,
      title,
      summary,
      publishedAt,
    }) => `<item><title>${escapeXml(title)}</title><link>${origin}/news/${slug}</link>
<guid isPermaLink="false">${slug}</guid><pubDate>${publishedAt.toUTCString()}</pubDate><description>${escapeXml(summary)}</description></item>`,
  )
  .join('\n')}
</channel></rss>`;

const pageOf = ({ title, paragraphs }: Piece): string => `<!doctype html><html><head><title>${escapeXml(title)}</title>
<script>document.write('<p>US tariff on Chinese goods rises to 999%</p>')</script></head><body>
<nav><p>Markets, weather, sport and the rest of what this outlet has to offer today</p></nav>
<article><h1>${escapeXml(title)}</h1>${paragraphs.map((paragraph) => `<p>${escapeXml(paragraph)}</p>`).join('\n')}</article>
<aside><p>Also read: tariffs on Chinese goods could rise to 500%, says a columnist of ours</p></aside>
<form><p>Leave a comment: your email address will not be published, fields are marked</p></form></body></html>`;
