import type { Feed } from '../../../domain/feeds.ts';
import type { Topic } from '../../../domain/topics.ts';
import { type FeedHealth, type FeedState, spanMs } from '../../../pipeline/feed-health.ts';

/** What a badge says of a feed. */
export const healthWords: Readonly<Record<FeedHealth, string>> = {
  ok: 'ok',
  new: 'not polled yet',
  stale: 'stale',
  failing: 'failing',
  blocked: 'blocked',
  'wrong-content': 'wrong content',
  ended: 'ended',
  off: 'off',
};

/** How a badge looks. */
export const healthLook: Readonly<Record<FeedHealth, string>> = {
  ok: 'good',
  new: '',
  stale: 'high',
  failing: 'bad',
  blocked: 'bad',
  'wrong-content': 'bad',
  ended: 'bad',
  off: '',
};

/** Trouble first. */
export const troubleFirst: readonly FeedHealth[] = [
  'blocked',
  'failing',
  'wrong-content',
  'ended',
  'stale',
  'new',
  'ok',
  'off',
];

const unitWords: Readonly<Record<string, string>> = { m: 'minute', h: 'hour', d: 'day' };

/** `2 days` of `2d`. */
export function spanWords(span: string): string {
  const count = Number.parseInt(span, 10);
  return `${count} ${unitWords[span.at(-1) ?? ''] ?? ''}${count === 1 ? '' : 's'}`;
}

/** `5 minutes` of 300. */
export function secondsWords(seconds: number): string {
  if (seconds % 3_600 === 0) return spanWords(`${seconds / 3_600}h`);
  return seconds % 60 === 0 ? spanWords(`${seconds / 60}m`) : `${seconds} seconds`;
}

/** When a feed is asked next. */
export function nextPollWords({ feed, cursor, nowMs }: FeedState): string {
  if (feed.isOff || cursor?.endedAddress === feed.url) return 'not asked';
  const minutes = cursor === undefined ? 0 : Math.ceil((cursor.nextPollAt - nowMs) / spanMs('1m'));
  if (minutes <= 0) return 'due now';
  return `in ${spanWords(minutes < 120 ? `${minutes}m` : `${Math.round(minutes / 60)}h`)}`;
}

/** The topics on which its silence would be told. */
export function pathWords({ topics: ids, workspace, isOff }: Feed, topics: readonly Topic[]): string {
  if (workspace !== undefined || isOff) return 'none';
  const labels = topics.filter(({ id }) => ids?.includes(id) ?? true).map(({ label }) => label);
  return labels.length === topics.length ? 'every topic' : labels.join(', ') || 'none';
}
