import { createHash } from 'node:crypto';
import { type ConditionKind, type Cursor, conditionKinds, type Feed } from '../domain/feeds.ts';
import type { FetchResult } from '../ports.ts';

export interface BackOffLimits {
  /** A feed that fails is asked less and less often, up to this. */
  readonly backOffMsMax: number;
}

export interface Polled {
  readonly cursor: Cursor | undefined;
  readonly result: FetchResult;
  readonly feed: Feed;
  /** It brought something that was not known. */
  readonly isNews: boolean;
  readonly now: number;
  readonly limits: BackOffLimits;
}

/** What is remembered of a feed after a poll, with the time of the next. */
export function nextCursor(polled: Polled): Cursor {
  const { cursor, result, feed, isNews, now } = polled;
  const kept = cursor ?? { nextPollAt: 0, lastOkAt: null, failures: 0 };
  if (result.kind === 'failed') return failedCursor(kept, { ...polled, result });
  const { lastError: _healed, trouble: _over, endedAddress: _back, ...healthy } = kept;
  const good = {
    ...healthy,
    ...(isNews ? { lastItemAt: now } : {}),
    failures: 0,
    firstOkAt: kept.firstOkAt ?? now,
    lastOkAt: now,
    nextPollAt: now + feed.pollSeconds * 1000,
    ...conditionsAfter(kept, polled),
  };
  if (result.kind === 'unchanged') return { ...good, ...result.validators };
  const { etag: _etag, lastModified: _lastModified, bodyHash: _bodyHash, ...plain } = good;
  const move = result.movedTo === undefined ? {} : { moved: { from: feed.url, to: result.movedTo } };
  const hash = result.bodyHash === undefined ? {} : { bodyHash: result.bodyHash };
  return { ...plain, ...result.validators, ...move, ...hash };
}

interface Failed extends Polled {
  readonly result: Extract<FetchResult, { kind: 'failed' }>;
}

function failedCursor(kept: Cursor, failed: Failed): Cursor {
  const { result, feed, now, limits } = failed;
  const failures = kept.failures + 1;
  const isLostThere = result.trouble === 'ended' || failures >= failuresWhereMovedMax;
  if (isLostThere && kept.moved?.from === feed.url) return movedBack(kept, failed);
  const backOffMs = Math.min(feed.pollSeconds * 1000 * 2 ** Math.min(failures - 1, 20), limits.backOffMsMax);
  const waitMs =
    Math.max(result.retryAfterMs ?? 0, backOffMs) * (1 + jitterShareMax * chance(`${feed.id} ${failures}`));
  const ended = result.trouble === 'ended' ? { endedAddress: feed.url } : {};
  const amiss = { failures, trouble: result.trouble, lastError: result.reason };
  const nextPollAt = result.trouble === 'ended' ? neverMs : Math.round(now + waitMs);
  return { ...kept, ...ended, ...amiss, nextPollAt };
}

const failuresWhereMovedMax = 3;

// It is amiss only where it had moved to: the address that was set may lead elsewhere by now.
function movedBack(kept: Cursor, failed: Failed): Cursor {
  const { moved: _gone, etag: _etag, lastModified: _lastModified, ...still } = kept;
  const trouble = failed.result.trouble === 'ended' ? 'failing' : failed.result.trouble;
  return failedCursor(still, { ...failed, result: { ...failed.result, trouble } });
}

// The last moment that a date can name.
const neverMs = 8_640_000_000_000_000;
const jitterShareMax = 0.1;

// From 0 up to 1, always the same for the same words: feeds that failed together do not come back together.
const chance = (words: string): number => createHash('sha256').update(words).digest().readUInt32BE() / 2 ** 32;

// A server that answers in full though nothing is new did not honour what it was sent: the next kind is tried.
function conditionsAfter(kept: Cursor, { result, isNews }: Polled): { conditions?: ConditionKind } {
  const isIgnored = !isNews && (result.kind === 'fetched' || (result.kind === 'unchanged' && !result.isSaidByServer));
  if (!isIgnored || kept.etag === undefined || kept.lastModified === undefined) return {};
  const tried = conditionKinds.indexOf(kept.conditions ?? 'both');
  return { conditions: conditionKinds[(tried + 1) % conditionKinds.length] ?? 'both' };
}
