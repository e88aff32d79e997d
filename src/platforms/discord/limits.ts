/** How long and how much the Discord adapter may take. Those of Discord's own making stand beside what they bound. */
export interface DiscordLimits {
  readonly requestTimeoutMs: number;
  readonly requestsPerSecond: number;
  readonly deferAfterMs: number;
  readonly answersAtOnceMax: number;
  readonly laterTriesMax: number;
  readonly laterRetryMs: number;
  readonly bodyBytesMax: number;
  readonly bodyTimeoutMs: number;
  readonly stampAgeMsMax: number;
  readonly signaturesMax: number;
  readonly eventsWaitingMax: number;
  readonly addedWithinMs: number;
  readonly startTimeoutMs: number;
  readonly reopenMinMs: number;
  readonly reopenMaxMs: number;
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
  readonly drawMaxMs: number;
  readonly pictureBytesMax: number;
  readonly picturelessMs: number;
}

/** The limits of a running bot. */
export const discordLimits: DiscordLimits = {
  requestTimeoutMs: 5_000,
  // Discord allows a bot 50 a second in all; answers to commands do not count.
  requestsPerSecond: 48,
  // A command must have its first answer after 3 s.
  deferAfterMs: 2_000,
  answersAtOnceMax: 2_000,
  laterTriesMax: 3,
  laterRetryMs: 500,
  // A press brings the whole message that it was made on.
  bodyBytesMax: 300_000,
  bodyTimeoutMs: 3_000,
  stampAgeMsMax: 300_000,
  // More than a hundred a second for as long as a stamp is good.
  signaturesMax: 50_000,
  // Discord names every server at a start, 2,500 to a connection.
  eventsWaitingMax: 50_000,
  // At a start Discord names every server too; one that was joined longer ago is not new.
  addedWithinMs: 5 * 60_000,
  startTimeoutMs: 30_000,
  // Discord allows 1,000 log-ins a day.
  reopenMinMs: 5_000,
  reopenMaxMs: 300_000,
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
  drawMaxMs: 10_000,
  // Discord takes 10 MiB a file.
  pictureBytesMax: 5_000_000,
  // So long a channel that refused a picture is sent none.
  picturelessMs: 60 * 60_000,
};
