import { generateKeyPairSync, sign } from 'node:crypto';
import type { Json } from './fake-discord-state.ts';

/** How a request deviates from what Discord sends. */
export interface Tampering {
  /** Seconds that the stamp lies ahead of now, or behind where negative. */
  readonly stampAheadSeconds?: number;
  /** Put in place of what was signed. */
  readonly body?: string;
  readonly signature?: string;
}

/** A request ready to be sent, and sent again. */
export interface SignedInteraction {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The way by which interactions go to an address instead of over the gateway. */
export interface FakeEndpoint {
  /** 64 hexadecimal characters, as the developer portal shows them. */
  readonly publicKey: string;
  readonly url: string | undefined;
  sign(this: void, payload: Json, tampering?: Tampering): SignedInteraction;
  /** Names the address, after the probes that Discord makes: rejects where they are not answered as they should be. */
  set(this: void, url: string): Promise<void>;
  /** Sends an interaction; gives what was answered, or rejects where Discord would show a failure. */
  deliver(this: void, payload: Json): Promise<Json>;
}

/** An application's key pair, and the requests that Discord signs with it. */
export function createEndpoint(): FakeEndpoint {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  let address: string | undefined;
  const signInteraction: FakeEndpoint['sign'] = (payload, tampering = {}) => {
    const body = JSON.stringify(payload);
    const stamp = `${Math.floor(Date.now() / 1000) + (tampering.stampAheadSeconds ?? 0)}`;
    const signature = sign(null, Buffer.from(stamp + body), privateKey).toString('hex');
    return {
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
        'x-signature-ed25519': tampering.signature ?? signature,
        'x-signature-timestamp': stamp,
      },
      body: tampering.body ?? body,
    };
  };
  const deliver = async (payload: Json): Promise<Json> => {
    if (address === undefined) throw new Error('No interactions endpoint is set.');
    const response = await fetch(address, { method: 'POST', ...signInteraction(payload) });
    if (response.status !== 200) throw new Error(`The application did not respond: ${response.status}`);
    if (!response.headers.get('content-type')?.startsWith('application/json'))
      throw new Error('The answer is no JSON.');
    return (await response.json()) as Json;
  };
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    get url() {
      return address;
    },
    sign: signInteraction,
    async set(url) {
      await probe(url, signInteraction);
      address = url;
    },
    deliver,
  };
}

const ping = { id: '1', application_id: '1', token: 'ping', type: 1, version: 1 };

// Discord takes an address only when it refuses what was not signed.
async function probe(url: string, signInteraction: FakeEndpoint['sign']): Promise<void> {
  const send = (request: SignedInteraction) => fetch(url, { method: 'POST', ...request });
  const bad = await send(signInteraction(ping, { signature: '0'.repeat(128) }));
  if (bad.status !== 401) throw new Error('The interactions endpoint took a request that was not signed.');
  const good = await send(signInteraction(ping));
  const answer: unknown = good.status === 200 ? await good.json() : undefined;
  if (JSON.stringify(answer) !== '{"type":1}') throw new Error('The interactions endpoint does not answer a ping.');
}
