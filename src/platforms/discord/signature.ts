import { createHash, createPublicKey, verify } from 'node:crypto';
import type { Clock } from '../../ports.ts';
import type { DiscordLimits } from './limits.ts';

/** A request as it was signed. */
export interface SignedRequest {
  readonly signature: string;
  /** Seconds since 1970, in text. */
  readonly stamp: string;
  readonly body: Buffer;
}

/** What checking needs. */
export interface SignatureTools {
  /** The application's public key, 64 hexadecimal characters. */
  readonly publicKey: string;
  readonly clock: Clock;
  readonly limits: Pick<DiscordLimits, 'stampAgeMsMax' | 'signaturesMax'>;
}

/** True for a request that Discord signed, about now, and that did not come before. */
export function createSignatureCheck(tools: SignatureTools): (request: SignedRequest) => boolean {
  const key = keyOf(tools.publicKey);
  const isFirst = createReplayGuard(tools);
  return (request) => {
    const { signature, stamp, body } = request;
    if (!/^[0-9a-f]{128}$/i.test(signature) || !isFresh(stamp, tools)) return false;
    const signed = Buffer.concat([Buffer.from(stamp), body]);
    return verify(null, signed, key, Buffer.from(signature, 'hex')) && isFirst(signed);
  };
}

const keyOf = (publicKey: string) =>
  createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'hex').toString('base64url') },
  });

const isFresh = (stamp: string, { clock, limits }: SignatureTools): boolean =>
  /^\d{1,12}$/.test(stamp) && Math.abs(clock.now() - Number(stamp) * 1_000) <= limits.stampAgeMsMax;

// Only what Discord itself signed is remembered, so nobody else can fill the memory.
function createReplayGuard({ clock, limits }: SignatureTools): (signed: Buffer) => boolean {
  const seen = new Map<string, number>();
  return (signed) => {
    const now = clock.now();
    const digest = createHash('sha256').update(signed).digest('base64');
    if (seen.has(digest)) return false;
    seen.set(digest, now);
    // A stamp may lie as far in the future as in the past.
    dropOldest(seen, { before: now - 2 * limits.stampAgeMsMax, countMax: limits.signaturesMax });
    return true;
  };
}

interface Bounds {
  readonly before: number;
  readonly countMax: number;
}

function dropOldest(seen: Map<string, number>, { before, countMax }: Bounds): void {
  for (const [digest, at] of seen) {
    if (at >= before && seen.size <= countMax) return;
    seen.delete(digest);
  }
}
