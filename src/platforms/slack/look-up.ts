import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { LookUp } from '../../domain/deliveries.ts';
import type { Log } from '../../ports.ts';
import type { SlackLimits } from './limits.ts';
import { errorCodeOf, isChannelError, outcomeOfError } from './outcomes.ts';

/** Under this name a message carries the key of its delivery. */
export const metadataType = 'parley_delivery';

interface Search {
  readonly channel: string;
  readonly key: string;
  readonly sinceMs: number;
}

interface Searcher {
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly limits: SlackLimits;
}

/** Looks through the channel's newest messages for the one with this key. `absent` only when all have been seen. */
export async function lookUpMessage(searcher: Searcher, search: Search): Promise<LookUp> {
  try {
    return await searchPages(searcher, search);
  } catch (error) {
    return unknown(searcher, error);
  }
}

async function searchPages({ client, limits }: Searcher, { channel, key, sinceMs }: Search): Promise<LookUp> {
  const oldest = (Math.max(0, sinceMs - limits.clockSkewMs) / 1000).toFixed(6);
  let cursor = '';
  for (let page = 0; page < limits.lookUpPagesMax; page++) {
    const answer = await client.conversations.history({
      channel,
      oldest,
      limit: pageItems,
      include_all_metadata: true,
      ...(cursor === '' ? {} : { cursor }),
    });
    const found = (answer.messages ?? []).find((message) => keyOf(message) === key);
    if (found?.ts !== undefined) return { kind: 'found', ref: found.ts };
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (cursor === '') return answer.has_more ? later(limits) : { kind: 'absent' };
  }
  return later(limits);
}

// Slack gives apps outside its directory 15 messages a call at most.
const pageItems = 15;

const later = (limits: SlackLimits): LookUp => ({ kind: 'unknown', retryAfterMs: limits.lookUpRetryMs });

const Keyed = z.object({
  metadata: z.object({ event_type: z.literal(metadataType), event_payload: z.object({ key: z.string() }) }),
});

function keyOf(message: unknown): string | undefined {
  const read = Keyed.safeParse(message);
  return read.success ? read.data.metadata.event_payload.key : undefined;
}

// Never `absent`: a second copy is worse than a late one.
function unknown({ log, limits }: Searcher, error: unknown): LookUp {
  const code = errorCodeOf(error);
  const outcome = outcomeOfError(error, limits);
  log.warn({ code, outcome: outcome.kind }, 'slack look-up failed');
  if (outcome.kind === 'rate-limited') return { kind: 'unknown', retryAfterMs: outcome.retryAfterMs };
  const needsHelp = code !== undefined && isChannelError(code);
  return { kind: 'unknown', retryAfterMs: needsHelp ? limits.noRightRetryMs : limits.lookUpRetryMs };
}
