import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { LookUp } from '../../domain/deliveries.ts';
import type { Log } from '../../ports.ts';
import type { HistoryGate } from './history-gate.ts';
import type { SlackLimits } from './limits.ts';
import { errorCodeOf, neededScopeOf, outcomeOfError } from './outcomes.ts';

/** Under this name a message carries the key of its delivery. */
export const metadataType = 'parley_delivery';

export interface Search {
  readonly team: string;
  /** The channel's own id; never a person's. */
  readonly channel: string;
  readonly key: string;
  readonly sinceMs: number;
  /** The message that opened the thread, for one that was posted into a thread. */
  readonly root?: string | undefined;
}

export interface Searcher {
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly limits: SlackLimits;
  readonly gate: HistoryGate;
  /** How far searches got that had to stop, by key. */
  readonly unfinished: Map<string, string>;
}

/** Looks through a channel or a thread for the message with this key. `absent` only when all have been seen. */
export async function lookUpMessage(searcher: Searcher, search: Search): Promise<LookUp> {
  try {
    const look = await searchPages(searcher, search);
    if (look.kind !== 'unknown') searcher.unfinished.delete(search.key);
    return look;
  } catch (error) {
    if (errorCodeOf(error) === 'invalid_cursor') searcher.unfinished.delete(search.key);
    return lookUpOfError(searcher, { error, search });
  }
}

async function searchPages(searcher: Searcher, search: Search): Promise<LookUp> {
  const { gate, limits, unfinished } = searcher;
  let cursor = unfinished.get(search.key) ?? '';
  for (let page = 0; page < limits.lookUpPagesMax; page++) {
    const waitMs = gate.enter(search.team);
    if (waitMs > 0) return { kind: 'unknown', retryAfterMs: waitMs };
    const answer = await pageOf(searcher, { ...search, cursor });
    const found = (answer.messages ?? []).find((message) => keyOf(message) === search.key);
    if (found?.ts !== undefined) return { kind: 'found', ref: found.ts };
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (cursor === '') return answer.has_more ? later(limits) : { kind: 'absent' };
    remember(searcher, { key: search.key, cursor });
  }
  return later(limits);
}

interface Paging extends Search {
  readonly cursor: string;
}

async function pageOf({ client, limits }: Searcher, { channel, sinceMs, root, cursor }: Paging) {
  const request = {
    channel,
    oldest: (Math.max(0, sinceMs - limits.clockSkewMs) / 1000).toFixed(6),
    limit: pageItems,
    include_all_metadata: true,
    ...(cursor !== '' && { cursor }),
  };
  return root === undefined
    ? await client.conversations.history(request)
    : await client.conversations.replies({ ...request, ts: root });
}

// Slack gives apps outside its directory 15 messages a call at most.
const pageItems = 15;

// The next look goes on from there: with one call a minute it would else never see more than a page.
function remember({ unfinished, limits }: Searcher, { key, cursor }: Pick<Paging, 'key' | 'cursor'>): void {
  const oldest = unfinished.size >= limits.unfinishedLookUpsMax ? unfinished.keys().next().value : undefined;
  if (oldest !== undefined && !unfinished.has(key)) unfinished.delete(oldest);
  unfinished.set(key, cursor);
}

const later = (limits: SlackLimits): LookUp => ({ kind: 'unknown', retryAfterMs: limits.lookUpRetryMs });

const Keyed = z.object({
  metadata: z.object({ event_type: z.literal(metadataType), event_payload: z.object({ key: z.string() }) }),
});

function keyOf(message: unknown): string | undefined {
  const read = Keyed.safeParse(message);
  return read.success ? read.data.metadata.event_payload.key : undefined;
}

interface Failure {
  readonly error: unknown;
  readonly search: Pick<Search, 'team' | 'channel'>;
}

/** What a look-up knows after Slack refused it; never `absent` unless the thread itself is gone. */
export function lookUpOfError({ log, limits, gate }: Searcher, { error, search }: Failure): LookUp {
  const code = errorCodeOf(error) ?? '';
  const outcome = outcomeOfError(error, { limits, call: 'post' });
  log.warn({ code, outcome: outcome.kind }, 'slack look-up failed');
  if (outcome.kind === 'rate-limited') {
    gate.slowDown(search.team, outcome.retryAfterMs);
    return { kind: 'unknown', retryAfterMs: outcome.retryAfterMs };
  }
  // There is no thread, so the message is in none; posting it again will say the same.
  if (code === 'thread_not_found') return { kind: 'absent' };
  if (code === 'missing_scope') return { kind: 'hidden', reason: unreadable(neededScopeOf(error) ?? scopeFor(search)) };
  const reason = hiddenReasons[code];
  if (reason !== undefined) return { kind: 'hidden', reason };
  const needsHelp = outcome.kind === 'rejected' && outcome.scope === 'channel';
  return { kind: 'unknown', retryAfterMs: needsHelp ? limits.noRightRetryMs : limits.lookUpRetryMs };
}

const unreadable = (scope: string): string =>
  `Parley may not read this channel’s history (scope ${scope}), so it cannot tell whether a message arrived.`;

const scopeFor = ({ channel }: Pick<Search, 'channel'>): string =>
  /^[DUW]/.test(channel) ? 'im:history' : 'channels:history, in a private channel groups:history';

const notThere = 'Parley is no longer in this channel, so it cannot tell whether a message arrived.';
const notShown = 'Slack does not show Parley this channel’s history, so it cannot tell whether a message arrived.';
const noPerson = 'Slack does not let Parley write to this person, so it cannot tell whether a message arrived.';

// Waiting would not help: the channel's next message brings to light what is wrong, and pauses it with the reason.
const hiddenReasons: Readonly<Record<string, string>> = {
  not_in_channel: notThere,
  channel_not_found: notThere,
  no_permission: notShown,
  access_denied: notShown,
  method_not_supported_for_channel_type: notShown,
  user_not_found: noPerson,
  user_disabled: noPerson,
  cannot_dm_bot: noPerson,
};
