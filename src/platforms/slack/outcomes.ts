import { webApi } from '@slack/bolt';
import type { Outcome } from '../../domain/deliveries.ts';
import type { SlackLimits } from './limits.ts';

/** What became of a call that failed. Only what Slack surely did not do is called so. */
export function outcomeOfError(error: unknown, limits: Pick<SlackLimits, 'rateLimitedRetryMs'>): Outcome {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'rate-limited', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof webApi.WebAPIPlatformError) return platformOutcome(error.data.error, limits);
  if (error instanceof webApi.WebAPIHTTPError)
    // Below 500 something on the way refused the call, so it never counted.
    return error.statusCode < 500 ? { kind: 'unreachable' } : { kind: 'in-doubt' };
  return neverConnected(error) ? { kind: 'unreachable' } : { kind: 'in-doubt' };
}

/** Slack's name for what was wrong, or undefined where it gave none. */
export const errorCodeOf = (error: unknown): string | undefined =>
  error instanceof webApi.WebAPIPlatformError && /^[a-z_]{1,60}$/.test(error.data.error) ? error.data.error : undefined;

/** Whether an error means that nothing can be posted to the channel at all. */
export const isChannelError = (code: string): boolean => code in channelReasons || code.startsWith('restricted_action');

function platformOutcome(code: string, limits: Pick<SlackLimits, 'rateLimitedRetryMs'>): Outcome {
  if (rateErrors.has(code)) return { kind: 'rate-limited', retryAfterMs: limits.rateLimitedRetryMs };
  // A body that is not Slack's own (a proxy's page) arrives here as a long text: nobody knows what it means.
  if (unsureErrors.has(code) || !/^[a-z_]{1,60}$/.test(code)) return { kind: 'in-doubt' };
  if (isChannelError(code))
    return { kind: 'rejected', scope: 'channel', reason: channelReasons[code] ?? restrictedReason };
  return { kind: 'rejected', scope: 'message', reason: messageReasons[code] ?? `Slack refused the message (${code}).` };
}

const rateErrors = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

// Slack documents for these that part of the work may have been done.
const unsureErrors = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

const restrictedReason = 'A rule of the workspace keeps Parley from posting in this channel.';
const tokenReason = 'Slack no longer accepts Parley’s token; an administrator has to install Parley again.';

const channelReasons: Readonly<Record<string, string>> = {
  channel_not_found: 'Slack does not show this channel to Parley; invite Parley to it with /invite.',
  not_in_channel: 'Parley is not a member of this channel; invite it with /invite.',
  is_archived: 'This channel is archived.',
  restricted_action: restrictedReason,
  missing_scope: 'Parley lacks the right to post (chat:write); an administrator has to install it again.',
  no_permission: 'Parley lacks the right to post in this channel.',
  token_revoked: tokenReason,
  token_expired: tokenReason,
  account_inactive: tokenReason,
  invalid_auth: tokenReason,
  not_authed: tokenReason,
  team_access_not_granted: tokenReason,
  ekm_access_denied: 'The workspace’s administrators have suspended posting.',
};

const messageReasons: Readonly<Record<string, string>> = {
  message_not_found: 'The message is no longer there.',
  cant_update_message: 'Slack does not let Parley change this message.',
  edit_window_closed: 'The message is too old to be changed.',
  msg_too_long: 'The message is too long for Slack.',
  restricted_action_thread_locked: 'The thread is locked.',
};

const unconnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function neverConnected(error: unknown): boolean {
  const original = error instanceof webApi.WebAPIRequestError ? error.original : error;
  const causes = [original, original instanceof Error ? original.cause : undefined];
  return causes.some((cause) => cause instanceof Error && 'code' in cause && unconnected.has(String(cause.code)));
}
