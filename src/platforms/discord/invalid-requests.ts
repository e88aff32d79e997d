import { type REST, RESTEvents } from 'discord.js';
import type { Clock, Log } from '../../ports.ts';
import type { DiscordLimits } from './limits.ts';
import { Settled } from './outcomes.ts';
import type { RestSource } from './rest.ts';

/** What counting refusals needs. */
export interface GuardTools {
  readonly limits: DiscordLimits;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Gives the client only while Discord refuses few requests; else what is asked of it settles as rate-limited, unasked.
 * Discord shuts out the whole address of a bot whose requests it keeps refusing.
 */
export function guardRest(source: RestSource, { limits, clock, log }: GuardTools): RestSource {
  const refusals = countRefusals(source(), { limits, clock });
  let reportedFor = 0;
  return () => {
    const { count, endsAt } = refusals();
    if (count < limits.invalidRequestsMax) return source();
    const retryAfterMs = endsAt - clock.now();
    if (reportedFor !== endsAt) log.error({ refused: count, retryAfterMs }, 'discord refuses too much, asking stopped');
    reportedFor = endsAt;
    throw new Settled({ kind: 'rate-limited', retryAfterMs });
  };
}

interface Refusals {
  readonly count: number;
  readonly endsAt: number;
}

// The library counts too, but for all clients of the process and shared limits as well, which Discord leaves out.
function countRefusals(rest: REST, { limits, clock }: Pick<GuardTools, 'limits' | 'clock'>): () => Refusals {
  let known: Refusals = { count: 0, endsAt: 0 };
  const current = (): Refusals => {
    const now = clock.now();
    if (now >= known.endsAt) known = { count: 0, endsAt: now + limits.invalidRequestsWindowMs };
    return known;
  };
  rest.on(RESTEvents.Response, (_request, { status, headers }) => {
    const isShared = status === 429 && headers.get('x-ratelimit-scope') === 'shared';
    if (isShared || !countedStatuses.includes(status)) return;
    const { count, endsAt } = current();
    known = { count: count + 1, endsAt };
  });
  return current;
}

const countedStatuses: readonly number[] = [401, 403, 429];
