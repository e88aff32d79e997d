/** How long and how much the Discord adapter may take. Those of Discord's own making stand beside what they bound. */
export interface DiscordLimits {
  readonly requestTimeoutMs: number;
  readonly requestsPerSecond: number;
  readonly deferAfterMs: number;
  readonly startTimeoutMs: number;
  readonly stopTimeoutMs: number;
  readonly slowDownMs: number;
  readonly lookUpRetryMs: number;
  readonly lookUpPagesMax: number;
  readonly lookUpMarginMs: number;
}

/** The limits of a running bot. */
export const discordLimits: DiscordLimits = {
  requestTimeoutMs: 5_000,
  // Discord allows a bot 50 a second in all; the rest is for what is not a post.
  requestsPerSecond: 45,
  // A command must have its first answer after 3 s.
  deferAfterMs: 2_000,
  startTimeoutMs: 30_000,
  stopTimeoutMs: 2_500,
  slowDownMs: 10_000,
  lookUpRetryMs: 60_000,
  lookUpPagesMax: 5,
  // Discord's clock and ours differ.
  lookUpMarginMs: 60_000,
};
