import { createHmac } from 'node:crypto';
import type { FakeState } from './fake-slack-state.ts';
import type { Args } from './fake-slack-web.ts';

/** How a signed request may be wrong. */
export interface Signing {
  readonly secret?: string;
  /** How old its stamp is. */
  readonly ageSeconds?: number;
}

/** Sends a command to the app's own address, signed as Slack does, and gives its answer. */
export async function sendSigned(
  state: FakeState,
  { payload, signing }: { payload: Args; signing: Signing },
): Promise<Args> {
  const body = new URLSearchParams(payload as Record<string, string>).toString();
  const response = await fetch(String(state.httpUrl), {
    method: 'POST',
    body,
    headers: signedHeaders(state, { body, signing }),
    signal: AbortSignal.timeout(3000),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`http ${response.status}`);
  return answerOf(text);
}

function signedHeaders(
  state: FakeState,
  { body, signing }: { body: string; signing: Signing },
): Record<string, string> {
  const stamp = Math.floor(state.now() / 1000) - (signing.ageSeconds ?? 0);
  const digest = createHmac('sha256', signing.secret ?? state.signingSecret)
    .update(`v0:${stamp}:${body}`)
    .digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(stamp),
    'x-slack-signature': `v0=${digest}`,
  };
}

const answerOf = (text: string): Args => {
  if (text === '') return {};
  return text.startsWith('{') ? (JSON.parse(text) as Args) : { text };
};
