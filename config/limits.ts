/** Every bound of the bot, with its unit in its name. Handed in where it is needed. */
export const limits = {
  fetching: {
    /** Counted after unpacking. */
    bodyBytesMax: 10_000_000,
    headerBytesMax: 32_768,
    /** The whole fetch: the wait for a turn, redirects and body with it. */
    fetchMs: 20_000,
    connectMs: 8_000,
    /** How long a server may say nothing, before its answer and within it. */
    silentMs: 12_000,
    /** An open connection that nothing is asked over is closed after so long. */
    idleMs: 4_000,
    redirectsMax: 5,
    connectionsPerHostMax: 2,
    waitingPerHostMax: 100,
    retryAfterMsMax: 24 * 3_600_000,
    robots: {
      /** The rest of a longer robots.txt is not read, as RFC 9309 allows. */
      bodyBytesMax: 512_000,
      originsMax: 100,
      keptMs: 24 * 3_600_000,
      /** So long is a site left alone when its robots.txt cannot be had. */
      unreachableMs: 3_600_000,
      /** Characters of rules with a wildcard, times characters of the address: beyond that, matching would stall. */
      matchStepsMax: 50_000_000,
    },
  },
  polling: {
    /** A feed that fails is asked less and less often, up to this. */
    backOffMsMax: 3_600_000,
    /** Items older than this, found after a gap as long, come as one catch-up. */
    lateAfterMs: 6 * 3_600_000,
    /** A feed that gives fewer characters has its page read, when its title may be of use. */
    pageBelowChars: 600,
    pagesPerPollMax: 10,
  },
  /** A check of all feeds from the command line: its polls, then the reading of what they brought. */
  checking: { pollMsMax: 180_000, readMsMax: 120_000 },
  /** What may wait for so long before `parley status` says that Parley is unwell. */
  waiting: { itemMsMax: 600_000, messageMsMax: 900_000, pollMsMax: 900_000 },
  poller: { feedsAtOnce: 48, failingAtOnce: 16, perHostAtOnce: 2 },
  watching: { againMsMin: 3_600_000, chunkRows: 200 },
  ownFeeds: {
    perWorkspaceMax: 20,
    /** Of all workspaces together. */
    inAllMax: 2_000,
    /** What workspaces added is read again so often; an addition in this process counts at once. */
    readEveryMs: 5_000,
    claimsPerFactMax: 200,
    storyItemsMax: 1_000,
    workspacesHeldMax: 50,
    pollSeconds: 600,
    /** A reader waits for the look for a feed. */
    lookUp: { deadlineMs: 8_000, fetchMs: 4_000, requestsMax: 4, itemsTriedMax: 3, atOnceMax: 4 },
  },
  /** A reader waits for a page that no feed brought. */
  lookingInto: { deadlineMs: 8_000, atOnceMax: 4 },
  /** How often a reader, and all of a workspace, may have within an hour what costs much. */
  rates: {
    windowMs: 3_600_000,
    /** Pages and feeds at addresses that readers choose: nobody is to send Parley to a site again and again. */
    look: { perReaderMax: 20, perWorkspaceMax: 60 },
    /** Answers that take tens of milliseconds, or a picture. One that is known already does not count. */
    question: { perReaderMax: 120, perWorkspaceMax: 1_200 },
    /** Each leaves a line, and perhaps a message in the channel. */
    change: { perReaderMax: 120, perWorkspaceMax: 600 },
    /** What readers call wrong; whoever runs Parley reads it. */
    report: { perReaderMax: 20, perWorkspaceMax: 60 },
  },
  pages: {
    deadlineMs: 4_000,
    heapMbMax: 256,
    /** A reader with nothing to do gives its memory back. */
    idleMs: 30_000,
    markupCharsMax: 10_000_000,
    keptCharsMax: 1_000_000,
    /** Honest pages are seldom nested deeper than 50 and have about 2,000 elements. */
    depthMax: 64,
    elementsMax: 10_000,
    attributeCharsMax: 512,
    textCharsMax: 60_000,
  },
  reading: { itemsPerRunMax: 200, storiesBackMs: 10 * 86_400_000, retoldWithinMs: 36 * 3_600_000 },
  stories: {
    similarityMin: 0.19,
    followsMin: 0.12,
    decayMs: 3.5 * 86_400_000,
    horizonMs: 10 * 86_400_000,
    documentLagMs: 4 * 86_400_000,
    itemsMax: 10_000,
  },
  fanOut: { alertsPerRunMax: 20, chunkRows: 200, chunksPerRunMax: 100 },
  delivering: {
    leaseMs: 60_000,
    leaveMarginMs: 15_000,
    unreachableRetryMs: 10_000,
    unreachableRetryMsMax: 600_000,
    lookUpAfterMs: 2_000,
    /** The least time after an edit before the next: the first gap, the second, and all later ones. */
    editGapsMs: [120_000, 600_000, 3_600_000],
    editWithinMs: 48 * 3_600_000,
    /** A document is printed up to some days after it was filed, and its alert then cites the print. */
    editDocumentWithinMs: 10 * 86_400_000,
  },
  resuming: {
    checksPerRunMax: 5,
    checkGapMsMin: 10 * 60_000,
    checkGapMsMax: 24 * 3_600_000,
    missedAlertsMax: 500,
  },
  pruning: { pausedKeptMs: 90 * 86_400_000, channelsPerRunMax: 20 },
  /** How long what is kept, see `src/domain/outdated.ts`. */
  forgetting: { chunkRows: 100, chunksPerRunMax: 5, everyMs: 3_600_000 },
  digest: {
    /** So long after its time, so that an alert of that moment is stored. */
    settleMs: 5_000,
    chunkRows: 100,
    chunksPerRunMax: 10,
    /** How far back a digest tells what was missed. */
    lookBackMs: 31 * 86_400_000,
    alertsReadMax: 2_000,
  },
  waking: { channelsPerRunMax: 500, rowsPerChannelMax: 500 },
  calendar: {
    /** Farther back, what has passed is left out. */
    pastDaysMax: 366,
    /** Calendars may show what they have for so long. */
    cacheSecondsMax: 900,
  },
  reminding: { chunkRows: 25, chunksPerRunMax: 40 },
  web: {
    connectionsMax: 1_000,
    headerBytesMax: 16_384,
    headersMsMax: 5_000,
    requestMsMax: 10_000,
    checkEveryMs: 1_000,
    /** Some times over what live pages are told they live by. */
    idleMsMax: 120_000,
  },
  console: {
    chat: {
      /** Older messages of the channel are forgotten. */
      messagesKeptMax: 500,
      messagesShownMax: 60,
      /** A longer answer comes in pages. */
      answerCharsMax: 6_000,
      /** How often what other replicas posted is looked for, while a page is open. */
      lookEveryMs: 1_000,
    },
    /** Pages that follow a channel at once; each holds a connection. */
    streamsMax: 200,
    /** A browser opens the next by itself, if its session still lasts. */
    streamMsMax: 15 * 60_000,
    aliveEveryMs: 20_000,
    sample: {
      /** From a report of the sample day to what it brings, for a reader to read its title. */
      readMs: 1_300,
      /** From what a report brought to the next report. */
      lookMs: 4_200,
    },
    bodyBytesMax: 200_000,
    signIn: {
      sessionMs: 12 * 3_600_000,
      bodyBytesMax: 8_000,
      /** Wrong passwords within a window, of one address and of all. */
      windowMs: 15 * 60_000,
      perAddressMax: 10,
      inAllMax: 100,
    },
    lists: {
      storiesPerPage: 20,
      /** A topic that is seldom told is looked for no further in one go. */
      alertsLookedAtMax: 400,
      piecesPerStoryMax: 100,
      alertsPerStoryMax: 10,
      channelsPerAlertMax: 10,
      channelsPerPage: 50,
      channelsCountedMax: 1_000,
      messagesPerPage: 40,
      messagesCountedMax: 1_000,
      /** A shorter wait is over before it is worth a press. */
      tryNowAfterMs: 300_000,
    },
    feedsPerPageMax: 60,
    feedItemsMax: 30,
    subscriptionsPerPageMax: 50,
    channelRowsMax: 30,
    feedbackPerPageMax: 25,
    timeline: {
      rowsShownMax: 200,
      fileRowsMax: 20_000,
      sourcesShownMax: 10,
      eventsShownMax: 30,
      /** Dates that passed longer ago without news are in the list alone. */
      pastDaysMax: 90,
      /** The list ends so far ahead unless told. */
      aheadDays: 180,
    },
    facts: {
      perPageMax: 200,
      foundMax: 40,
      candidatesMax: 120,
      conceptsMax: 12,
      /** Sources beside a version of a fact, and versions in its history. */
      tellingsMax: 8,
      versionsMax: 100,
      claimsPerPageMax: 20,
      /** What is shown of a piece on each side of a quote, about. */
      charsAround: 220,
      quoteCharsMax: 2_000,
    },
  },
  slack: {
    requestTimeoutMs: 5_000,
    connectMaxMs: 10_000,
    reconnectMinMs: 250,
    reconnectMaxMs: 60_000,
    stopMaxMs: 1_500,
    ackWithinMs: 2_000,
    lookUpPagesMax: 10,
    lookUpRetryMs: 60_000,
    historyGapMs: 1_200,
    historyGapMsMax: 60_000,
    unfinishedLookUpsMax: 1_000,
    noRightRetryMs: 3_600_000,
    rateLimitedRetryMs: 60_000,
    clockSkewMs: 60_000,
    stampAgeMaxMs: 300_000,
    bodyMaxBytes: 100_000,
    signaturesRememberedMax: 50_000,
    eventsRememberedMax: 1_000,
    eventRememberedMs: 15 * 60_000,
    linksPerMessageMax: 3,
    homeGapMs: 5_000,
    homesRememberedMax: 1_000,
    channelKindsKeptMax: 5_000,
    channelKindKeptMs: 3_600_000,
    workspacesKeptMax: 1_000,
    pictureMaxMs: 15_000,
    pictureBytesMax: 5_000_000,
    uploadTriesMax: 2,
    filesKeptMax: 1_000,
    fileWaitsMs: [500, 1_000, 2_000, 4_000],
    answerFileWaitsMs: [1_500, 3_000],
    answerTriesMax: 5,
  },
  /** Pictures of charts: those drawn last are kept, at most about 300 kB each. */
  pictures: { chartsKeptMax: 16, waitingMax: 50, drawMsMax: 15_000 },
  /** A clock that is put back by more than this is a jump. */
  watchingClock: { toleratedMs: 60_000, noteEveryMs: 10_000 },
  /** A database that is not there yet, or is held by another, is waited for so long at the start. */
  opening: { retryMs: 1_000, waitMsMax: 60_000 },
  health: { jobSilentMsMax: 300_000, databaseMsMax: 2_000 },
  /** Many scrapes cost one look at the store. */
  metrics: { keptMs: 5_000, answerMsMax: 4_000 },
  connecting: { retryMs: 5_000, retryMsMax: 300_000, stopMsMax: 500 },
  stopping: {
    /** So long a balancer may go on sending requests after it was told to stop. */
    drainMs: 3_000,
    /** What runs and what is being posted is waited for so long. A post that takes longer is looked up by the next start. */
    workMsMax: 5_500,
    /** Whatever hangs beyond this is cut: supervisors wait ten seconds. */
    stopMsMax: 9_000,
  },
  /** What one of several replicas does: whoever is killed or frozen is followed by another after the lease. */
  leasing: { leaseMs: 10_000, renewMs: 2_500, retryMs: 5_000 },
  /** Longer than the renewal of a token, or the publishing of commands, can take. */
  oneAtATime: { heldMs: 30_000 },
  replicas: { heldMs: 10_000, beatMs: 3_000, noticedMs: 1_000 },
} as const;

export type Limits = typeof limits;
