import type { IncomingMessage, ServerResponse } from 'node:http';
import { atMost } from '../../lib/at-most.ts';
import type { Clock, Log } from '../../ports.ts';
import type { Answers } from './answers.ts';
import type { DiscordLimits } from './limits.ts';
import { faultOf } from './outcomes.ts';
import { createSignatureCheck, type SignedRequest } from './signature.ts';

/** What taking interactions over HTTP needs. */
export interface HttpIntakeTools {
  readonly publicKey: string;
  readonly answers: Pick<Answers, 'answer' | 'finish'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: DiscordLimits;
}

/** Requests under a path of the web server. */
export interface HttpIntake {
  readonly path: string;
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Where Discord is to send interactions over HTTP. */
export const interactionsPath = '/discord/interactions';

/** Takes what Discord signed, and answers in the response. Nothing is parsed before its signature is checked. */
export function createHttpIntake(tools: HttpIntakeTools): HttpIntake {
  const isSigned = createSignatureCheck(tools);
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    takeRequest({ request, response, isSigned, tools }).catch((error: unknown) => {
      tools.log.warn(faultOf(error), 'discord request failed');
      if (!response.headersSent) refuse(response, 500);
    });
  };
  return { path: '/discord/', listener };
}

interface Taking {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly isSigned: (request: SignedRequest) => boolean;
  readonly tools: HttpIntakeTools;
}

async function takeRequest({ request, response, isSigned, tools }: Taking): Promise<void> {
  if (request.url?.split('?')[0] !== interactionsPath) return refuse(response, 404);
  if (request.method !== 'POST') return refuse(response, 405);
  const body = await atMost(tools.limits.bodyTimeoutMs, readBody(request, tools.limits.bodyBytesMax));
  if (body === undefined) return refuse(response, 408);
  if (body === 'too long') return refuse(response, 413);
  const signature = headerOf(request, 'x-signature-ed25519');
  const stamp = headerOf(request, 'x-signature-timestamp');
  if (!isSigned({ signature, stamp, body })) return refuse(response, 401);
  await answer({ raw: parsed(body), response, tools });
}

interface Answering {
  readonly raw: unknown;
  readonly response: ServerResponse;
  readonly tools: HttpIntakeTools;
}

async function answer({ raw, response, tools: { answers, log } }: Answering): Promise<void> {
  const answered = await answers.answer(raw);
  if (answered === 'too many at once') return refuse(response, 503);
  if (answered === 'not known') {
    log.warn({}, 'discord interaction not known');
    return refuse(response, 400);
  }
  // A response takes no files: they come with the later answer.
  const told = { ...answered, ...answered.putOff };
  const text = JSON.stringify(told.callback.body);
  response.writeHead(200, { 'content-type': 'application/json' });
  // Discord must have the first answer before it takes the later one.
  response.end(text, () => answers.finish(told));
}

const refusals: Readonly<Record<number, string>> = {
  400: 'not an interaction that Parley knows',
  401: 'invalid request signature',
  404: 'not found',
  405: 'only POST',
  408: 'too slow',
  413: 'too long',
  500: 'something went wrong',
  503: 'too many at once',
};

// Closed, since the rest of a body may still be on its way.
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(refusals[status]);
}

const headerOf = ({ headers }: IncomingMessage, name: string): string => {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
};

async function readBody(request: IncomingMessage, bytesMax: number): Promise<Buffer | 'too long'> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > bytesMax) return 'too long';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    // Signed, and yet no JSON: refused like anything else that is not an interaction.
    return undefined;
  }
}
