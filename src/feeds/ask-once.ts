import { type Agent, fetch } from 'undici';
import type { Clock, Validators } from '../ports.ts';
import { isBotWall } from './bot-walls.ts';
import { inBytes } from './fetch-reasons.ts';
import { isRedirect } from './redirects.ts';
import { retryAfterMs } from './retry-after.ts';

export interface Answer {
  readonly status: number;
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly validators: Validators;
  readonly retryAfterMs?: number;
  /** A bot wall answered instead of the outlet. */
  readonly isChallenge: boolean;
}
export interface Redirect {
  readonly status: number;
  readonly location: string;
}
export interface Question {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly dispatcher: Agent;
  readonly body: BodyBound;
  readonly clock: Clock;
  readonly limits: { readonly retryAfterMsMax: number };
}
interface BodyBound {
  readonly bytesMax: number;
  /** Whether a longer body is cut there, instead of refused. */
  readonly isCut: boolean;
}

/** One request and its answer, unpacked; redirects are not followed. Throws what the HTTP library throws, and an error for a body over its bound. */
export async function askOnce(question: Question): Promise<Answer | Redirect> {
  const { url, headers, signal, dispatcher } = question;
  const response = await fetch(url, { dispatcher, signal, redirect: 'manual', headers });
  const location = response.headers.get('location');
  if (location !== null && isRedirect(response.status)) {
    await response.body?.cancel();
    return { status: response.status, location };
  }
  return answerOf(response, question);
}

type Response = Awaited<ReturnType<typeof fetch>>;

async function answerOf(response: Response, { body: bound, clock, limits }: Question): Promise<Answer> {
  const header = (name: string) => response.headers.get(name) ?? undefined;
  const body = await readBody(response, bound);
  const { status } = response;
  const [etag, lastModified] = [header('etag'), header('last-modified')];
  const wait = retryAfterMs(
    { retryAfter: header('retry-after'), date: header('date') },
    { now: clock.now(), msMax: limits.retryAfterMsMax },
  );
  return {
    status,
    body,
    contentType: header('content-type') ?? '',
    validators: { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) },
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    isChallenge: isBotWall({ status, header, body }),
  };
}

// Counts what comes out of the decompressor, so that a small bomb stays small.
async function readBody(response: Response, { bytesMax, isCut }: BodyBound): Promise<Uint8Array> {
  const tooLong = () => new Error(`the body is over ${inBytes(bytesMax)}`);
  if (!isCut && Number(response.headers.get('content-length')) > bytesMax) throw tooLong();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    chunks.push(chunk);
    if (bytes > bytesMax && !isCut) throw tooLong();
    if (bytes >= bytesMax) break;
  }
  return Buffer.concat(chunks).subarray(0, bytesMax);
}
