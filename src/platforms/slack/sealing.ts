import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps texts secret where they are stored. */
export interface Sealer {
  /** Seals a text for one place: under another name it does not open. */
  seal(text: string, place: string): string;
  /** The text, and whether the newest key sealed it; undefined where no key opens it or it was changed. */
  open(sealed: string, place: string): Opened | undefined;
}

export interface Opened {
  readonly text: string;
  readonly isNewestKey: boolean;
}

/** Seals with the first key by AES-256-GCM; opens what any of them sealed. */
export function createSealer(secretKeys: readonly string[]): Sealer {
  const keys = secretKeys.map((secret) => derivedKey(secret, 'installations'));
  const [newest] = keys;
  if (newest === undefined) throw new Error('SECRET_KEY is needed to seal tokens.');
  return {
    seal: (text, place) => sealWith(newest, { text, place }),
    open: (sealed, place) => {
      for (const [i, key] of keys.entries()) {
        const text = openWith(key, { text: sealed, place });
        if (text !== undefined) return { text, isNewestKey: i === 0 };
      }
      return undefined;
    },
  };
}

/** A key of 32 bytes for one purpose: keys for different purposes tell nothing of each other. */
export const derivedKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `parley/slack/${purpose}/1`, 32));

const algorithm = 'aes-256-gcm';
const version = 'v1.';
const nonceBytes = 12;
const tagBytes = 16;

interface Placed {
  readonly text: string;
  readonly place: string;
}

function sealWith(key: Buffer, { text, place }: Placed): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(place));
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return version + Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
}

function openWith(key: Buffer, { text, place }: Placed): string | undefined {
  const bytes = Buffer.from(text.slice(version.length), 'base64url');
  if (!text.startsWith(version) || bytes.length < nonceBytes + tagBytes) return undefined;
  try {
    const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
    const options = { authTagLength: tagBytes };
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), options);
    decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
    return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    // Another key's, or changed by someone: the next key is tried.
    return undefined;
  }
}
