/** What bounds the work with Slack. */
export interface SlackLimits {
  /** How long one call to Slack may take. */
  readonly requestTimeoutMs: number;
  /** How long a Socket Mode connection may take to open. */
  readonly connectMaxMs: number;
  readonly reconnectMinMs: number;
  readonly reconnectMaxMs: number;
  /** How long a connection may take to close before it is cut. */
  readonly stopMaxMs: number;
  /** Slack waits 3 s for an acknowledgement; after this long it is sent without the answer, which follows. */
  readonly ackWithinMs: number;
  /** How many pages of 15 messages are searched for one that may have been posted. */
  readonly lookUpPagesMax: number;
  readonly lookUpRetryMs: number;
  /** The least time between two requests for a workspace's history; wider there after Slack asked to wait. */
  readonly historyGapMs: number;
  readonly historyGapMsMax: number;
  /** How many searches that had to stop are remembered, to go on from there. */
  readonly unfinishedLookUpsMax: number;
  /** When to look again where a right is missing and somebody has to act first. */
  readonly noRightRetryMs: number;
  /** When Slack says "too many" but not for how long. */
  readonly rateLimitedRetryMs: number;
  /** How far our clock may be from Slack's. */
  readonly clockSkewMs: number;
  /** How old the stamp of a signed request may be; Slack asks for 5 min. */
  readonly stampAgeMaxMs: number;
  readonly bodyMaxBytes: number;
  /** Signatures of requests that were let in, so that none comes twice. */
  readonly signaturesRememberedMax: number;
  /** Ids of events that were taken, so that none is twice. */
  readonly eventsRememberedMax: number;
  /** For how long, over all replicas: Slack brings an event again after a moment, a minute and five. */
  readonly eventRememberedMs: number;
  /** How many links of a message are looked at for one who asks about it. */
  readonly linksPerMessageMax: number;
  /** The least time between two writings of the home page of one reader. */
  readonly homeGapMs: number;
  /** Readers of whom is remembered when their home page was written. */
  readonly homesRememberedMax: number;
  /** Channels of which is remembered whether they are private, and for how long. */
  readonly channelKindsKeptMax: number;
  readonly channelKindKeptMs: number;
  /** Workspaces whose tokens and clients are kept in memory. */
  readonly workspacesKeptMax: number;
  /** How long the drawing and the upload of a chart may take together. */
  readonly pictureMaxMs: number;
  readonly pictureBytesMax: number;
  /** An upload whose answer was lost is made again, so often in all. */
  readonly uploadTriesMax: number;
  /** Uploaded charts whose ids are kept in memory. */
  readonly filesKeptMax: number;
  /** Slack needs a moment before a file can be shown: the waits before a refused post is tried again. */
  readonly fileWaitsMs: readonly number[];
  /** The same for an answer, which Slack takes five times at most. */
  readonly answerFileWaitsMs: readonly number[];
  readonly answerTriesMax: number;
}
