import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Outcome } from '../../domain/deliveries.ts';
import { channelReasons, messageReasons, restrictedReason, threadReasons } from './error-reasons.ts';
import type { SlackLimits } from './limits.ts';

/** What was asked of Slack: the same error means different things. */
export interface Asked {
  readonly limits: Pick<SlackLimits, 'rateLimitedRetryMs'>;
  readonly call: 'post' | 'threaded post' | 'edit';
}

/** Thrown in place of a call that would leave after its time. */
export class TooLate extends Error {
  constructor() {
    super('the time in which this could leave is over');
  }
}

/** What became of a call that failed. Only what Slack surely did not do is called so. */
export function outcomeOfError(error: unknown, asked: Asked): Outcome {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'rate-limited', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof webApi.WebAPIPlatformError) return platformOutcome(error, asked);
  if (error instanceof webApi.WebAPIHTTPError)
    // Below 500 something on the way refused the call, so it never counted.
    return error.statusCode < 500 ? { kind: 'unreachable' } : { kind: 'in-doubt' };
  return error instanceof TooLate || neverConnected(error) ? { kind: 'unreachable' } : { kind: 'in-doubt' };
}

/** Slack's name for what was wrong, or undefined where it gave none. */
export const errorCodeOf = (error: unknown): string | undefined =>
  error instanceof webApi.WebAPIPlatformError && isCode(error.data.error) ? error.data.error : undefined;

/** Whether Slack refused a message for a file in it: one that is not ready yet, or gone. */
export function isFileFault(error: unknown): boolean {
  const read = FaultsSchema.safeParse(error instanceof webApi.WebAPIPlatformError ? error.data : undefined);
  const faults = read.success ? [...read.data.errors, ...read.data.response_metadata.messages] : [];
  // Where nothing more is said it may be the file.
  return faults.length === 0 || faults.some((fault) => /slack[ _]file/i.test(fault));
}

const textsSchema = z.array(z.string()).default([]);
const FaultsSchema = z.object({
  errors: textsSchema,
  response_metadata: z.object({ messages: textsSchema }).default({ messages: [] }),
});

/** The right that Slack says is missing: `chat:write`. */
export function neededScopeOf(error: unknown): string | undefined {
  const read = NeededSchema.safeParse(error instanceof webApi.WebAPIPlatformError ? error.data : undefined);
  return read.success ? read.data.needed.split(',').filter(Boolean).join(' or ') : undefined;
}

const NeededSchema = z.object({ needed: z.string().regex(/^[a-z:.,]{1,200}$/) });

/** What a reader is told of an error that keeps a channel from being served. */
export const reasonFor = (code: keyof typeof channelReasons): string => channelReasons[code];

// A body that is not Slack's own (a proxy's page) arrives in the place of a code, as a long text.
const isCode = (code: string): boolean => /^[a-z_]{1,60}$/.test(code);

function platformOutcome(error: webApi.WebAPIPlatformError, { limits, call }: Asked): Outcome {
  const code = error.data.error;
  if (laterErrors.has(code)) return { kind: 'rate-limited', retryAfterMs: limits.rateLimitedRetryMs };
  if (unsureErrors.has(code) || !isCode(code)) return { kind: 'in-doubt' };
  if (code === 'missing_scope') return { kind: 'rejected', scope: 'channel', reason: missingRight(error) };
  return { kind: 'rejected', ...refusalOf(code, call) };
}

type Refusal = Pick<Extract<Outcome, { kind: 'rejected' }>, 'scope' | 'reason'>;

function refusalOf(code: string, call: Asked['call']): Refusal {
  const ofThread = textFor(threadReasons, code);
  const ofMessage = textFor(messageReasons, code);
  const isRule = code.startsWith('restricted_action');
  if (call === 'threaded post' && ofThread !== undefined) return { scope: 'thread', reason: ofThread };
  // That one message may not be changed says nothing about the next one.
  if (call === 'edit' && (isRule || ofThread !== undefined || ofMessage !== undefined))
    return { scope: 'message', reason: ofMessage ?? unchangeable };
  const ofChannel = textFor(channelReasons, code) ?? (isRule ? restrictedReason : undefined);
  if (ofChannel !== undefined) return { scope: 'channel', reason: ofChannel };
  return { scope: 'message', reason: ofMessage ?? `Slack refused the message (${code}).` };
}

const textFor = (reasons: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(reasons, code) ? reasons[code] : undefined;

const unchangeable = 'Slack does not let Parley change this message.';

function missingRight(error: unknown): string {
  const scope = neededScopeOf(error);
  const right = scope === undefined ? 'a right that it needs' : `the right ${scope}`;
  return `Parley lacks ${right}; an administrator of the workspace has to install Parley again.`;
}

// Nothing was done, and nothing is wrong with the message or the channel.
const laterErrors = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'team_added_to_org',
  'org_login_required',
]);

// Slack documents for these that part of the work may have been done.
const unsureErrors = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

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
