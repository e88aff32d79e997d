import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Outcome } from '../../domain/deliveries.ts';
import { atMost } from '../../lib/at-most.ts';
import type { DiscordLimits } from './limits.ts';

/** Thrown where it is known before the post, or better than from its answer, what became of a message. */
export class Settled extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super(`settled as ${outcome.kind}`);
    this.outcome = outcome;
  }
}

/** What became of a request that failed. */
export function outcomeOf(error: unknown, limits: DiscordLimits): Outcome {
  if (error instanceof Settled) return error.outcome;
  if (error instanceof RateLimitError)
    return {
      kind: 'rate-limited',
      retryAfterMs: error.retryAfter > 0 ? Math.ceil(error.retryAfter) : limits.slowDownMs,
    };
  if (error instanceof DiscordAPIError) return refusalOf(error, limits);
  if (!(error instanceof HTTPError) && isNeverReached(error)) return { kind: 'unreachable' };
  return { kind: 'in-doubt' };
}

/** The code of Discord's refusal; undefined where nothing was refused. */
export const refusalCodeOf = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError ? Number(error.code) : undefined;

/** A step that posts nothing itself: where its answer is lost, or too late, nothing was posted. */
export async function beforePosting<T>(step: Promise<T>, limits: DiscordLimits): Promise<T> {
  try {
    const done = await atMost(
      limits.requestTimeoutMs,
      step.then((value) => ({ value })),
    );
    if (done === undefined) throw new Settled({ kind: 'unreachable' });
    return done.value;
  } catch (error) {
    if (outcomeOf(error, limits).kind === 'in-doubt') throw new Settled({ kind: 'unreachable' });
    throw error;
  }
}

/** True when the channel cannot be read any more, so that a post of ours would be refused as well. */
export const isChannelGone = (error: unknown): boolean =>
  error instanceof DiscordAPIError && [10_003, 10_004, 50_001, 50_007].includes(Number(error.code));

/** True when Discord said no, so that asking again soon brings the same. */
export const isRefused = (error: unknown): boolean =>
  error instanceof DiscordAPIError && [401, 403, 404].includes(error.status);

/** True when Discord does not know our token. */
export const isTokenRefused = (error: unknown): boolean => error instanceof DiscordAPIError && error.status === 401;

function refusalOf(error: DiscordAPIError, limits: DiscordLimits): Outcome {
  const code = Number(error.code);
  if (slowDownCodes.includes(code)) return { kind: 'rate-limited', retryAfterMs: limits.slowDownMs };
  if (isTokenRefused(error)) return { kind: 'rejected', scope: 'channel', reason: tokenRefused };
  const reason = channelReasons[code];
  if (reason !== undefined) return { kind: 'rejected', scope: 'channel', reason };
  if (error.status === 403)
    return { kind: 'rejected', scope: 'channel', reason: 'Discord does not let Parley post here.' };
  return {
    kind: 'rejected',
    scope: 'message',
    reason: messageReasons[code] ?? `Discord refused the message (${error.code ?? error.status}).`,
  };
}

const tokenRefused = 'Discord does not accept the bot’s token any more; whoever runs Parley has to renew it.';
const slowDownCodes: readonly number[] = [20_016, 20_022, 20_028, 40_062];

/** The sentence for a channel that Discord refuses, where there is one. */
export const channelReasonOf = (error: unknown): string | undefined => channelReasons[refusalCodeOf(error) ?? -1];

const channelReasons: Readonly<Record<number, string>> = {
  10003: 'The channel does not exist any more.',
  10004: 'Parley is not on this server any more; somebody with Manage Server can add it again.',
  10007: 'Parley is not on this server any more; somebody with Manage Server can add it again.',
  50001:
    'Parley cannot see this channel: it needs the right View Channel, which somebody with Manage Channels can give.',
  10013: 'There is no such person on Discord.',
  50033: 'There is no such person on Discord.',
  40067:
    'Every post of this forum must have a tag, and Parley finds none to use: somebody with Manage Channels can add one.',
  50007: 'Parley may not write to this person.',
  50008: 'Messages cannot be posted in this kind of channel.',
  50013:
    'Parley may not post here: it needs the rights Send Messages, Send Messages in Threads and Read Message History, which somebody with Manage Channels can give.',
  50024: 'Messages cannot be posted in this kind of channel.',
  50083: 'The thread is archived, and Parley may not open it again: somebody with Manage Threads can.',
  160002:
    'Parley may not answer a message here: it needs the right Read Message History, which somebody with Manage Channels can give.',
  160005: 'The thread is locked: somebody with Manage Threads can unlock it.',
};

const messageReasons: Readonly<Record<number, string>> = {
  10008: 'The message was deleted.',
  50035: 'Discord refused the form of the message (50035).',
};

/** True when the connection was never made, so that nothing can have been posted. */
function isNeverReached(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'connect' || (code !== undefined && neverReachedCodes.has(code))) return true;
  return isNeverReached(error instanceof AggregateError ? error.errors[0] : error.cause);
}

const neverReachedCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** An error for the log, without the addresses and bodies that Discord's errors carry: those hold tokens. */
export function faultOf(error: unknown): { readonly reason: string; readonly code?: string | number } {
  if (!(error instanceof Error)) return { reason: String(error) };
  const code = 'code' in error ? error.code : undefined;
  // `fetch failed` alone says nothing; what failed stands in its cause.
  const reason = error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
  return typeof code === 'string' || typeof code === 'number' ? { reason, code } : { reason };
}
