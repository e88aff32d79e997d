import type { FakeRequest } from './fake-discord-calls.ts';
import type { FakeAnswer } from './fake-discord-checks.ts';

/** So many requests of a kind for each channel in such a time. */
export interface RateLimit {
  readonly limit: number;
  readonly perMs: number;
}

/** The headers that say how many are left, and the refusal when none is. */
export interface Rated {
  readonly headers: Readonly<Record<string, string>>;
  readonly refused?: FakeAnswer;
}

/** Counts posts by channel, as Discord does, and says so in the headers of each answer. */
export function createRateLimits(usual: RateLimit): (request: FakeRequest) => Rated {
  const buckets = new Map<string, { resetAt: number; used: number }>();
  return ({ method, path, atMs }) => {
    const [, channelId, rest = ''] = /^\/channels\/(\d+)\/((?:messages|threads).*)/.exec(path) ?? [];
    if (channelId === undefined) return { headers: {} };
    const route = rest.replace(/\d+/g, ':id');
    const key = `${method} ${channelId} ${route}`;
    const known = buckets.get(key);
    const { limit, perMs } = rest.endsWith('/crosspost') ? crossposts : usual;
    const bucket = known === undefined || atMs >= known.resetAt ? { resetAt: atMs + perMs, used: 0 } : known;
    buckets.set(key, bucket);
    bucket.used += 1;
    const headers = headersOf({
      limit,
      used: bucket.used,
      resetAt: bucket.resetAt,
      atMs,
      bucket: `${method} ${route}`,
    });
    return bucket.used > limit ? { headers, refused: tooMany((bucket.resetAt - atMs) / 1000) } : { headers };
  };
}

/** Discord lets ten messages an hour of a channel be passed on. */
const crossposts: RateLimit = { limit: 10, perMs: 3_600_000 };

interface Count {
  readonly limit: number;
  readonly used: number;
  readonly resetAt: number;
  readonly atMs: number;
  readonly bucket: string;
}

const headersOf = ({ limit, used, resetAt, atMs, bucket }: Count): Record<string, string> => ({
  'x-ratelimit-limit': `${limit}`,
  'x-ratelimit-remaining': `${Math.max(0, limit - used)}`,
  'x-ratelimit-reset': `${resetAt / 1000}`,
  'x-ratelimit-reset-after': `${(resetAt - atMs) / 1000}`,
  'x-ratelimit-bucket': `bucket-${Buffer.from(bucket).toString('hex')}`,
});

const tooMany = (retryAfter: number): FakeAnswer => ({
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: retryAfter, global: false },
  headers: { 'retry-after': `${retryAfter}`, 'x-ratelimit-scope': 'user' },
});
