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
  readonly lookUpTimeoutMs: number;
  readonly checkTimeoutMs: number;
  readonly lookUpThreadsMax: number;
  readonly rememberedChannelsMax: number;
  readonly threadlessMs: number;
  readonly invalidRequestsMax: number;
  readonly invalidRequestsWindowMs: number;
}

/** The limits of a running bot. */
export const discordLimits: DiscordLimits = {
  requestTimeoutMs: 5_000,
  // Discord allows a bot 50 a second in all; answers to commands do not count.
  requestsPerSecond: 48,
  // A command must have its first answer after 3 s.
  deferAfterMs: 2_000,
  startTimeoutMs: 30_000,
  stopTimeoutMs: 2_500,
  slowDownMs: 10_000,
  lookUpRetryMs: 60_000,
  lookUpPagesMax: 5,
  // Discord's clock and ours differ.
  lookUpMarginMs: 60_000,
  // Several requests each.
  lookUpTimeoutMs: 20_000,
  checkTimeoutMs: 10_000,
  lookUpThreadsMax: 50,
  rememberedChannelsMax: 5_000,
  // So long a channel that refused a thread is not asked for another.
  threadlessMs: 60 * 60_000,
  // After 10,000 refusals in 10 minutes Discord shuts out the whole address; commands may be refused too.
  invalidRequestsMax: 2_000,
  invalidRequestsWindowMs: 10 * 60_000,
};
