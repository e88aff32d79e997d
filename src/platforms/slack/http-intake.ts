import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HTTPReceiver } from '@slack/bolt';
import type { Clock, Log } from '../../ports.ts';
import { createKept, type Kept } from './kept.ts';
import type { SlackLimits } from './limits.ts';

/** Where Slack is to send commands, events and presses of buttons over HTTP. */
export const slackPaths = {
  events: '/slack/events',
  commands: '/slack/commands',
  interactions: '/slack/interactions',
} as const;

/** Takes a request of the web server. */
export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpIntakeParts {
  /** Made with `signatureVerification: false`: its own check takes stamps of the future, and a request twice. */
  readonly receiver: HTTPReceiver;
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: SlackLimits;
}

/** Lets through only what Slack signed just now, once; nothing is parsed before that. Pages for installing are passed on. */
export function createHttpIntake(parts: HttpIntakeParts): Listener {
  const seen = createKept<number>(parts.limits.signaturesRememberedMax);
  const warn = createSparseWarning(parts);
  return (request, response) => {
    if (request.method !== 'POST') return passOn(parts, { request, response });
    if (!signedPaths.has(pathOf(request))) return refuse(response, 404);
    readBody(request, parts.limits)
      .then((body) => admit(parts, { request, response, body, seen, warn }))
      .catch((error: unknown) => {
        parts.log.error({ reason: String(error).slice(0, 200) }, 'slack request failed');
        refuse(response, 500);
      });
  };
}

const signedPaths: ReadonlySet<string> = new Set(Object.values(slackPaths));

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

interface Arrived extends Exchange {
  readonly body: Buffer | undefined;
  readonly seen: Kept<number>;
  readonly warn: (fault: string) => void;
}

function admit(parts: HttpIntakeParts, { request, response, body, seen, warn }: Arrived): void {
  const fault = body === undefined ? 'too large or too slow' : faultOf(parts, { request, body, seen });
  if (fault === undefined) {
    passOn(parts, { request: Object.assign(request, { rawBody: body }), response });
  } else {
    warn(fault);
    refuse(response, body === undefined ? 400 : 401);
  }
}

const warningGapMs = 10_000;

// Anybody can be refused as often as they like, and is not to fill the log by it.
function createSparseWarning({ clock, log }: HttpIntakeParts): (fault: string) => void {
  let [quietUntil, unsaid] = [0, 0];
  return (fault) => {
    const now = clock.now();
    if (now < quietUntil) {
      unsaid += 1;
      return;
    }
    log.warn({ fault, unsaid }, 'slack request refused');
    [quietUntil, unsaid] = [now + warningGapMs, 0];
  };
}

interface Signed {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly seen: Kept<number>;
}

function faultOf(parts: HttpIntakeParts, { request, body, seen }: Signed): string | undefined {
  const { [stampHeader]: stamp, [signatureHeader]: signature } = request.headers;
  if (typeof stamp !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(stamp)) return 'not signed';
  if (!isEqual(signature, signatureOf(parts.signingSecret, { stamp, body }))) return 'wrong signature';
  const { clock, limits } = parts;
  const ageMs = clock.now() - Number(stamp) * 1000;
  if (ageMs > limits.stampAgeMaxMs) return 'too old';
  if (ageMs < -limits.clockSkewMs) return 'of the future';
  if (seen.get(signature) !== undefined) return 'came twice';
  seen.set(signature, clock.now());
  return undefined;
}

const stampHeader = 'x-slack-request-timestamp';
const signatureHeader = 'x-slack-signature';

const signatureOf = (secret: string, { stamp, body }: { readonly stamp: string; readonly body: Buffer }): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${stamp}:`).update(body).digest('hex')}`;

function isEqual(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

// Undefined where the body is larger than Slack's are, or did not come in time.
function readBody(request: IncomingMessage, limits: SlackLimits): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const done = (body: Buffer | undefined) => {
      clearTimeout(timer);
      request.off('data', take);
      // What is still to come flows away unread, so that the refusal can be sent.
      if (body === undefined) request.resume();
      resolve(body);
    };
    const take = (part: Buffer) => {
      bytes += part.length;
      parts.push(part);
      if (bytes > limits.bodyMaxBytes) done(undefined);
    };
    const timer = setTimeout(() => done(undefined), limits.requestTimeoutMs);
    request.on('data', take);
    request.once('end', () => done(Buffer.concat(parts)));
    request.once('error', () => done(undefined));
    request.once('close', () => done(undefined));
  });
}

function passOn({ receiver }: HttpIntakeParts, { request, response }: Exchange): void {
  try {
    receiver.requestListener(request, response);
  } catch {
    // Bolt throws for a path that it does not serve.
    refuse(response, 404);
  }
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  // A connection with an unread body is of no more use.
  response.writeHead(status, { connection: 'close' }).end();
}
