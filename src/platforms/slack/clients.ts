import { webApi } from '@slack/bolt';
import type { Log } from '../../ports.ts';
import type { SlackLimits } from './limits.ts';
import { createSlackLogger } from './logger.ts';

/** What a client of Slack's Web API needs beside its token. */
export interface ClientParts {
  readonly settings: { readonly apiUrl?: string | undefined };
  readonly log: Log;
  readonly limits: Pick<SlackLimits, 'requestTimeoutMs'>;
}

/**
 * A client that calls once and says what became of it. Bolt's own repeats a post whose answer was lost, and lets one
 * channel's rate limit stop all the others.
 */
export const createClient = (parts: ClientParts, token: string): webApi.WebClient =>
  new webApi.WebClient(token, clientOptions(parts));

/** How every client of ours calls. */
export const clientOptions = ({ settings, log, limits }: ClientParts) => ({
  logger: createSlackLogger(log),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: limits.requestTimeoutMs,
  ...(settings.apiUrl && { slackApiUrl: settings.apiUrl }),
});
