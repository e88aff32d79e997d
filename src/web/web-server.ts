import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { UserError } from '../domain/user-error.ts';
import { atMost } from '../lib/at-most.ts';
import type { Meter } from '../ports.ts';
import { type CalendarParts, calendarRoute } from './calendar-route.ts';
import { addConsole, type ConsoleParts } from './console/console-routes.ts';
import { consoleBase } from './console/page.ts';
import { addWatchingRoutes, type Watched } from './watching-routes.ts';

export interface WebParts {
  readonly host: string;
  readonly port: number;
  /** Requests of chats, which bring their own signatures. */
  readonly intakes?: readonly Intake[];
  /** Without it there is no calendar. */
  readonly calendar?: CalendarParts;
  /** Without it there are no pages. */
  readonly console?: ConsoleParts;
  /** Without it, all that is told is that the process lives. */
  readonly watched?: Watched;
  readonly meter?: Meter;
  readonly limits: WebLimits;
}

/** What one who cannot sign may cost: all of it is counted before anything is read. */
export interface WebLimits {
  /** Each carries one request at a time. One more is closed at once. */
  readonly connectionsMax: number;
  readonly headerBytesMax: number;
  readonly headersMsMax: number;
  /** Headers and body together. */
  readonly requestMsMax: number;
  /** How often slow ones are looked for. */
  readonly checkEveryMs: number;
  /** A connection on which nothing moved for so long is closed: whoever is on it does not read. */
  readonly idleMsMax: number;
}

/** Takes all requests under a path. */
export interface Intake {
  /** Such as `/slack/`. */
  readonly path: string;
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
}

/** The one HTTP server of the bot. */
export interface WebServer {
  /** The port it listens on. */
  readonly port: number;
  /** Takes no more requests, and waits a moment for those that are under way. */
  close(): Promise<void>;
}

/** Opens the port: health and metrics for whoever watches, the calendar, and the chats over HTTP. */
export async function openWebServer(parts: WebParts): Promise<WebServer> {
  const app = new Hono().use(async (context, next) => {
    const { req, header } = context;
    await next();
    for (const [name, value] of Object.entries(notSniffed)) header(name, value);
    // Nobody reads it, so what writes it would wait for ever.
    if (req.method === 'HEAD') await context.res.body?.cancel();
  });
  if (parts.watched) addWatchingRoutes(app, parts.watched);
  else app.get('/healthz', (context) => context.json({ ok: true }));
  if (parts.calendar) app.get('/calendar.ics', calendarRoute(parts.calendar));
  if (parts.console) addConsole(app, parts.console);
  const pages = getRequestListener(app.fetch);
  const server = createBoundedServer(parts.limits, (request, response) => {
    const intake = parts.intakes?.find(({ path }) => request.url?.startsWith(path));
    const route = intake?.path ?? routeOf(request.url);
    response.once('finish', () => parts.meter?.({ kind: 'request', route, status: response.statusCode }));
    if (intake) intake.listener(request, response);
    else if (route === unknown) response.writeHead(404, { ...notSniffed, connection: 'close' }).end('404 Not Found');
    else void pages(request, response);
  });
  await listen(server, parts);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : parts.port,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      await atMost(closeMsMax, closed);
      server.closeAllConnections();
      await closed;
    },
  };
}

const closeMsMax = 1_000;

// What is sent is what it says it is, whatever a browser takes it for.
const notSniffed = { 'x-content-type-options': 'nosniff' };

const routes = ['/healthz', '/readyz', '/metrics', '/calendar.ics'];
// What nobody serves has any name that a stranger likes: it counts as one.
const unknown = 'other';
// As it is written: a balancer let it through as that, and `/slack/../metrics` is not `/metrics`.
function routeOf(url = ''): string {
  const [path = ''] = url.split('?');
  if (path === '/' || path === consoleBase) return consoleBase;
  if (path.startsWith(`${consoleBase}/`) && URL.parse(path, 'http://here')?.pathname === path) return consoleBase;
  return routes.find((route) => route === path) ?? unknown;
}

function createBoundedServer(limits: WebLimits, listener: Intake['listener']): Server {
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytesMax,
      headersTimeout: limits.headersMsMax,
      requestTimeout: limits.requestMsMax,
      connectionsCheckingInterval: limits.checkEveryMs,
    },
    listener,
  );
  server.maxConnections = limits.connectionsMax;
  server.setTimeout(limits.idleMsMax);
  return server;
}

const listen = (server: Server, { host, port }: Listening): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = sentences[error.code ?? '']?.({ host, port });
      reject(sentence === undefined ? error : new UserError(sentence));
    });
    server.listen(port, host, resolve);
  });

type Listening = Pick<WebParts, 'host' | 'port'>;

const noAddress = ({ host }: Listening): string =>
  `HOST ${host} is no address of this machine. Set HOST to one that is, such as 127.0.0.1 or 0.0.0.0.`;
const sentences: Readonly<Record<string, (at: Listening) => string>> = {
  EADDRINUSE: ({ host, port }) => `Port ${port} on ${host} is taken. Set PORT to a free one.`,
  EACCES: ({ port }) => `Port ${port} is kept for the system. Set PORT to one above 1023.`,
  EADDRNOTAVAIL: noAddress,
  ENOTFOUND: noAddress,
};
