import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FakeState } from './fake-slack-state.ts';
import type { Args } from './fake-slack-web.ts';

/** How a signed request may be wrong. */
export interface Signing {
  readonly secret?: string;
  /** How old its stamp is. */
  readonly ageSeconds?: number;
  /** Its stamp itself, to send the very same request again. */
  readonly stampSeconds?: number;
  /** Left out, as by somebody who only found the address. */
  readonly isUnsigned?: boolean;
}

/** A request to the app's web server. */
export interface SignedRequest {
  readonly path: string;
  readonly body: string;
  readonly contentType?: string;
  readonly signing?: Signing;
}

export interface Posted {
  readonly status: number;
  readonly text: string;
}

/** Sends a command to the app's own address, signed as Slack does, and gives its answer. */
export async function sendSigned(
  state: FakeState,
  { payload, signing }: { payload: Args; signing: Signing },
): Promise<Args> {
  const body = new URLSearchParams(payload as Record<string, string>).toString();
  const { pathname } = new URL(String(state.httpUrl));
  const { status, text } = await postSigned(state, { path: pathname, body, signing });
  if (status !== 200) throw new Error(`http ${status}`);
  return answerOf(text);
}

/** Sends any request, signed as Slack does or wrongly. */
export async function postSigned(state: FakeState, request: SignedRequest): Promise<Posted> {
  const { path, body, contentType = 'application/x-www-form-urlencoded', signing = {} } = request;
  const response = await fetch(new URL(path, state.httpUrl), {
    method: 'POST',
    body,
    headers: { 'content-type': contentType, ...(!signing.isUnsigned && signedHeaders(state, { body, signing })) },
    signal: AbortSignal.timeout(3000),
  });
  return { status: response.status, text: await response.text() };
}

function signedHeaders(
  state: FakeState,
  { body, signing }: { body: string; signing: Signing },
): Record<string, string> {
  const stamp = signing.stampSeconds ?? Math.floor(state.now() / 1000) - (signing.ageSeconds ?? 0);
  const digest = createHmac('sha256', signing.secret ?? state.signingSecret)
    .update(`v0:${stamp}:${body}`)
    .digest('hex');
  return {
    'x-slack-request-timestamp': String(stamp),
    'x-slack-signature': `v0=${digest}`,
  };
}

const answerOf = (text: string): Args => {
  if (text === '') return {};
  return text.startsWith('{') ? (JSON.parse(text) as Args) : { text };
};

/** The arguments of a call of the Web API, sent as JSON or as a form. */
export function argsOf(request: IncomingMessage, raw: string): Args {
  if (request.headers['content-type']?.startsWith('application/json')) return JSON.parse(raw) as Args;
  return Object.fromEntries([...new URLSearchParams(raw)].map(([name, value]) => [name, fieldOf(name, value)]));
}

// Only these arguments are JSON in a form; a text that looks like it stays text.
const fieldOf = (name: string, value: string): unknown => {
  try {
    return ['blocks', 'metadata', 'attachments', 'view'].includes(name) ? JSON.parse(value) : value;
  } catch {
    return value;
  }
};
