import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Agent } from 'undici';
import type { Clock, Validators } from '../ports.ts';
import { type AllowList, checkAddress, isAllowed, RefusedAddress } from './address-guard.ts';
import { type Answer, askOnce } from './ask-once.ts';
import { explain, inSeconds } from './fetch-reasons.ts';
import { type ConnectionLimits, createGuardedAgent } from './guarded-agent.ts';
import { createHostTurns, type TurnLimits } from './host-turns.ts';
import { inTime } from './in-time.ts';
import { isForGood, nextHop } from './redirects.ts';
import { createRobots, type RobotsLimits } from './robots.ts';

export interface FetchLimits extends ConnectionLimits, TurnLimits {
  readonly bodyBytesMax: number;
  readonly fetchMs: number;
  readonly redirectsMax: number;
  readonly retryAfterMsMax: number;
  readonly robots: RobotsLimits & { readonly bodyBytesMax: number };
}
export interface FetchRequest {
  readonly address: string;
  readonly validators?: Validators;
  readonly accept?: string;
  /** Pages ask robots.txt first. */
  readonly isPage?: boolean;
}
export interface Fetched extends Answer {
  /** The address that answered, after redirects. */
  readonly address: string;
  /** Where the address was moved to for good. */
  readonly movedTo?: string;
}
export type FetchBody = (request: FetchRequest) => Promise<Fetched>;

export interface FetchParts {
  readonly allow: AllowList;
  readonly limits: FetchLimits;
  readonly clock: Clock;
  /** Mail or address of who runs this Parley, told to every server. ASCII. */
  readonly contact?: string | undefined;
  /** How names are looked up; the system's way when left out. */
  readonly lookup?: LookupFunction;
}

/** GET over the guarded connector, with robots.txt for pages. Throws `RefusedAddress` for what is not fetched, and for a server that gives no whole answer in time and size an error with a sentence for the operator. */
export function createFetchBody(parts: FetchParts): { fetchBody: FetchBody; close(): Promise<void> } {
  const { allow, limits, clock, contact, lookup = systemLookup } = parts;
  const dispatcher = createGuardedAgent({ allow, limits, lookup });
  const shared = {
    allow,
    limits,
    clock,
    dispatcher,
    userAgent: userAgentOf(contact),
    takeTurn: createHostTurns(limits),
  };
  const get = (address: string) => readRobots(address, { ...shared, checkPage: async () => {} });
  const checkPage = createRobots({ get, clock, limits: limits.robots });
  return {
    fetchBody: (request) =>
      withDeadline(limits.fetchMs, (signal) => follow({ ...request, signal }, { ...shared, checkPage })),
    close: () => dispatcher.destroy(),
  };
}

interface Tools {
  readonly allow: AllowList;
  readonly limits: FetchLimits;
  readonly clock: Clock;
  readonly dispatcher: Agent;
  readonly userAgent: string;
  readonly takeTurn: ReturnType<typeof createHostTurns>;
  readonly checkPage: (page: URL) => Promise<void>;
}

const userAgentOf = (contact: string | undefined): string =>
  `Parley/0.1 (follows the US-China trade talks for subscribed channels${contact ? `; +${contact}` : ''})`;

const feedTypes = 'application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.1';

async function withDeadline<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const giveUp = () => controller.abort(new Error(`the fetch took longer than ${inSeconds(ms)}`));
  const timer = setTimeout(giveUp, ms);
  try {
    return await work(controller.signal);
  } catch (error) {
    // Whatever went wrong, nothing more is read from that server.
    controller.abort();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

interface Asked extends FetchRequest {
  readonly signal: AbortSignal;
  /** In place of the bound for all bodies; what is over it is left out and no error. */
  readonly cutBodyAtBytes?: number;
}

async function follow({ address, isPage = false, ...asked }: Asked, tools: Tools): Promise<Fetched> {
  let url = withoutFragment(checkAddress(address, tools.allow));
  let isMovedForGood = true;
  for (let hops = 0; hops <= tools.limits.redirectsMax; hops++) {
    if (isPage) await inTime(tools.checkPage(url), asked.signal);
    const answer = await askInTurn({ url, ...asked }, tools);
    if (!('location' in answer)) {
      const hasMoved = hops > 0 && isMovedForGood && (answer.status < 300 || answer.status === 304);
      return { ...answer, address: url.href, ...(hasMoved ? { movedTo: url.href } : {}) };
    }
    isMovedForGood &&= isForGood(answer.status);
    url = withoutFragment(nextHop({ from: url, location: answer.location, allow: tools.allow }));
  }
  throw new RefusedAddress(`more than ${tools.limits.redirectsMax} redirects`);
}

function withoutFragment(url: URL): URL {
  url.hash = '';
  return url;
}

type Hop = Omit<Asked, 'address' | 'isPage'> & { readonly url: URL };

async function askInTurn({ url, signal, validators = {}, accept = feedTypes, cutBodyAtBytes }: Hop, tools: Tools) {
  const { allow, limits, clock, dispatcher, takeTurn, userAgent } = tools;
  // What an operator lets through are servers of their own, several on one machine.
  const host = isAllowed(url, allow) ? url.host : url.hostname;
  const headers = { 'user-agent': userAgent, accept, ...conditions(validators) };
  const isCut = cutBodyAtBytes !== undefined;
  const body = { bytesMax: cutBodyAtBytes ?? limits.bodyBytesMax, isCut };
  const work = () => askOnce({ url, headers, signal, dispatcher, body, clock, limits });
  try {
    return await takeTurn({ host, signal, work });
  } catch (error) {
    throw explain(error, { host, limits });
  }
}

const conditions = ({ etag, lastModified }: Validators): Record<string, string> => ({
  ...(etag === undefined ? {} : { 'if-none-match': etag }),
  ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
});

async function readRobots(address: string, tools: Tools): Promise<{ status: number; text: string }> {
  const { fetchMs, robots } = tools.limits;
  const asked = { address, accept: 'text/plain, */*;q=0.1', cutBodyAtBytes: robots.bodyBytesMax };
  const { status, body } = await withDeadline(fetchMs, (signal) => follow({ ...asked, signal }, tools));
  const text = new TextDecoder().decode(body);
  // Half a rule can say more than the whole: "Disallow: /" of "Disallow: /private".
  return { status, text: body.length < robots.bodyBytesMax ? text : text.slice(0, text.lastIndexOf('\n') + 1) };
}

/** Why a fetch failed, as a sentence for the operator. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
