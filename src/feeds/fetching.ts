import { Agent, buildConnector, fetch } from 'undici';
import type { Validators } from '../ports.ts';
import { type AllowList, checkAddress, guardedLookup, RefusedAddress } from './address-guard.ts';

export interface FetchLimits {
  readonly bodyBytesMax: number;
  readonly fetchMs: number;
  readonly redirectsMax: number;
}
export interface Fetched {
  readonly status: number;
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly validators: Validators;
  /** Where the address was moved to for good. */
  readonly movedTo?: string;
  readonly retryAfterMs?: number;
}
export type FetchBody = (address: string, validators?: Validators) => Promise<Fetched>;

const headers = {
  'user-agent': 'Parley/0.1 (follows the US-China trade talks for subscribed channels)',
  accept: 'application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.1',
};

/** GET over the guarded connector. Throws for a refused address, a body over the limit, or a server that does not answer in time. */
export function createFetchBody({ allow, limits }: { allow: AllowList; limits: FetchLimits }): {
  fetchBody: FetchBody;
  close(): Promise<void>;
} {
  const dispatcher = guardedAgent(allow);
  return {
    fetchBody: (address, validators = {}) => followRedirects({ address, validators, allow, limits, dispatcher }),
    close: () => dispatcher.destroy(),
  };
}

function guardedAgent(allow: AllowList): Agent {
  const guarded = buildConnector({ lookup: guardedLookup, timeout: 8000 });
  const plain = buildConnector({ timeout: 8000 });
  return new Agent({
    connections: 2,
    maxHeaderSize: 32_768,
    connect: (options, done) =>
      allow.has(`${options.hostname}:${options.port || (options.protocol === 'https:' ? 443 : 80)}`)
        ? plain(options, done)
        : guarded(options, done),
  });
}

interface Request {
  readonly address: string;
  readonly validators: Validators;
  readonly allow: AllowList;
  readonly limits: FetchLimits;
  readonly dispatcher: Agent;
}

async function followRedirects({ address, validators, allow, limits, dispatcher }: Request): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.fetchMs);
  let url = checkAddress(address, allow);
  let isMovedForGood = true;
  for (let hops = 0; hops <= limits.redirectsMax; hops++) {
    const response = await fetch(url, {
      dispatcher,
      signal,
      redirect: 'manual',
      headers: { ...headers, ...conditions(validators) },
    });
    const target = response.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(response.status) || target === null) {
      const movedTo = hops > 0 && isMovedForGood ? url.href : undefined;
      return { ...(await readResponse(response, limits.bodyBytesMax)), ...(movedTo === undefined ? {} : { movedTo }) };
    }
    await response.body?.cancel();
    isMovedForGood &&= [301, 308].includes(response.status);
    url = nextHop({ from: url, target, allow });
  }
  throw new RefusedAddress(`more than ${limits.redirectsMax} redirects`);
}

function nextHop({ from, target, allow }: { from: URL; target: string; allow: AllowList }): URL {
  const next = checkAddress(new URL(target, from).href, allow);
  if (from.protocol === 'https:' && next.protocol === 'http:')
    throw new RefusedAddress('a redirect from https to http');
  return next;
}

const conditions = ({ etag, lastModified }: Validators): Record<string, string> => ({
  ...(etag === undefined ? {} : { 'if-none-match': etag }),
  ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
});

type Response = Awaited<ReturnType<typeof fetch>>;

async function readResponse(response: Response, bytesMax: number): Promise<Fetched> {
  const header = (name: string) => response.headers.get(name) ?? undefined;
  const [etag, lastModified, retryAfter] = [header('etag'), header('last-modified'), Number(header('retry-after'))];
  return {
    status: response.status,
    body: await readBody(response, bytesMax),
    contentType: header('content-type') ?? '',
    validators: { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) },
    ...(retryAfter > 0 ? { retryAfterMs: retryAfter * 1000 } : {}),
  };
}

// Counts what comes out of the decompressor, so that a small bomb stays small.
async function readBody(response: Response, bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) throw new Error(`the body is over ${bytesMax} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Why a fetch failed, in the words of who refused it: undici wraps that in the cause of a plain "fetch failed". */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
