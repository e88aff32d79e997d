import type { webApi } from '@slack/bolt';
import type { Access } from '../../domain/deliveries.ts';
import type { Log } from '../../ports.ts';
import type { SlackLimits } from './limits.ts';
import { errorCodeOf, outcomeOfError, reasonFor } from './outcomes.ts';

interface Checking {
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly limits: SlackLimits;
}

/** Whether messages can be posted into a channel, by one request; `id` is the channel's own. */
export async function checkChannel({ client, log, limits }: Checking, id: string): Promise<Access> {
  try {
    const { channel } = await client.conversations.info({ channel: id });
    if (channel?.is_archived === true) return { kind: 'missing', reason: reasonFor('is_archived') };
    // A conversation of two has no members to be one of.
    if (channel?.is_member === false && channel.is_im !== true)
      return { kind: 'missing', reason: reasonFor('not_in_channel') };
    return channel === undefined ? { kind: 'unknown' } : { kind: 'ok' };
  } catch (error) {
    return accessOfError(error, { log, limits });
  }
}

function accessOfError(error: unknown, { log, limits }: Pick<Checking, 'log' | 'limits'>): Access {
  const code = errorCodeOf(error);
  const outcome = outcomeOfError(error, { limits, call: 'post' });
  // The right to look is not the right to post.
  if (outcome.kind === 'rejected' && outcome.scope === 'channel' && code !== 'missing_scope')
    return { kind: 'missing', reason: outcome.reason };
  log.warn({ code, outcome: outcome.kind }, 'slack channel not checked');
  return { kind: 'unknown' };
}
