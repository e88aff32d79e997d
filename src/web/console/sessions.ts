import { createHash, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { Clock } from '../../ports.ts';
import { consoleBase } from './page.ts';

/** Who has said the password. Nothing is kept here: what a browser brings is signed, so every replica and the next start know it. */
export interface Sessions {
  isPassword(given: string): boolean;
  open(context: Context): Promise<void>;
  close(context: Context): void;
  /** Until when the session of this request lasts; undefined where there is none. */
  untilMs(context: Context): Promise<number | undefined>;
}

export interface SessionParts {
  readonly password: string;
  readonly clock: Clock;
  readonly sessionMs: number;
}

/** Sessions that end with their time, or with the password that they were opened by. */
export function createSessions({ password, clock, sessionMs }: SessionParts): Sessions {
  const key = keyOf(password);
  const digest = digestOf(password);
  return {
    isPassword: (given) => timingSafeEqual(digestOf(given), digest),
    async open(context) {
      const until = String(clock.now() + sessionMs);
      const maxAge = Math.floor(sessionMs / 1000);
      await setSignedCookie(context, cookieName, until, await key, { ...cookieOf(context), maxAge });
    },
    close: (context) => void deleteCookie(context, cookieName, cookieOf(context)),
    async untilMs(context) {
      const until = Number((await getSignedCookie(context, await key, cookieName)) || 0);
      return until > clock.now() ? until : undefined;
    },
  };
}

const cookieName = 'parley_console';

const cookieOf = ({ req }: Context) => ({
  path: consoleBase,
  httpOnly: true,
  sameSite: 'Strict' as const,
  // Over plain HTTP a browser would drop a cookie that is for TLS alone. Only the proxy before us knows.
  secure: req.header('x-forwarded-proto')?.split(',')[0]?.trim().toLowerCase() === 'https',
});

const deriveKey = promisify<string, string, number, object, Buffer>(scrypt);

// Slow on purpose: whoever has a cookie could try passwords against it at home. The same on all replicas, so without chance.
async function keyOf(password: string): Promise<string> {
  const key = await deriveKey(password.normalize(), 'parley console session', 32, {
    ...{ N: 2 ** 15, r: 8, p: 1 },
    maxmem: 64 * 1024 * 1024,
  });
  return key.toString('base64url');
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text.normalize()).digest();
