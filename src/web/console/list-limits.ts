/** How much of what is kept a page of stories or deliveries shows, and looks through. */
export interface ListLimits {
  readonly storiesPerPage: number;
  /** A topic that is seldom told is looked for no further in one go. */
  readonly alertsLookedAtMax: number;
  readonly piecesPerStoryMax: number;
  readonly alertsPerStoryMax: number;
  readonly channelsPerAlertMax: number;
  readonly channelsPerPage: number;
  /** Channels that were told are counted up to this. */
  readonly channelsCountedMax: number;
  readonly messagesPerPage: number;
  /** Messages that were given up are counted up to this. */
  readonly messagesCountedMax: number;
  /** A message that waits for longer than this may be tried now. */
  readonly tryNowAfterMs: number;
}
