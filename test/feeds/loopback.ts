import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { limits } from '../../config/limits.ts';
import { createFetchBody, type FetchLimits, type FetchParts } from '../../src/feeds/fetching.ts';

export const testLimits: FetchLimits = { ...limits.fetching, bodyBytesMax: 100_000, fetchMs: 5_000, redirectsMax: 3 };

/** A server on this machine for one test, and what it was asked. */
export async function serve(answer: RequestListener) {
  const asked: IncomingMessage[] = [];
  const first = gate();
  const server = createServer((request, response) => {
    asked.push(request);
    first.open();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, isAsked: first.opened, host, url: (path = '/') => `http://${host}${path}` };
}

/** Something to wait for until the test lets it go on. */
export function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

export interface FetcherOptions extends Partial<Omit<FetchParts, 'allow' | 'limits'>> {
  /** Servers of this machine that it may ask. */
  readonly hosts?: readonly string[];
  readonly limits?: Partial<FetchLimits>;
}

/** A fetcher that the given hosts are open to. */
export function fetcherFor({ hosts = [], limits: changed = {}, ...parts }: FetcherOptions) {
  const { fetchBody, close } = createFetchBody({
    clock: { now: () => Date.UTC(2031, 4, 14, 9) },
    ...parts,
    allow: new Set(hosts),
    limits: { ...testLimits, ...changed },
  });
  onTestFinished(close);
  return fetchBody;
}

/** A port of this machine where nobody listens. */
export async function unusedHost(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${port}`;
}
