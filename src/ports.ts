import type { Chart } from './domain/charts.ts';
import type { Access, ChannelId, LookUp, Outcome, Thread } from './domain/deliveries.ts';
import type { Development } from './domain/developments.ts';
import type { Cursor, Feed, FeedItem, Trouble } from './domain/feeds.ts';
import type { HomePage } from './domain/home.ts';
import type { Reply } from './domain/replies.ts';
import type { Statement } from './domain/statements.ts';
import type { Store, Tenure } from './store-ports.ts';

export type * from './domain/happenings.ts';
export type * from './store-ports.ts';

/** What the reader of the inbox needs of what is kept. */
export interface ReadingStore {
  readonly facts: Pick<Store['facts'], 'get' | 'putAll'>;
  readonly coverage: Pick<Store['coverage'], 'put' | 'get' | 'findByNames' | 'storyItems' | 'ownClaims'>;
  readonly alerts: Pick<Store['alerts'], 'put' | 'get' | 'latestOf' | 'latestAbout' | 'recent'>;
  readonly fanOuts: Pick<Store['fanOuts'], 'add' | 'isWaiting'>;
  readonly inbox: Pick<Store['inbox'], 'add' | 'take' | 'remove'>;
  /** All of it or nothing; see `Store`. */
  transaction<T>(work: (store: ReadingStore) => Promise<T>): Promise<T>;
}

/** The only source of the time. Tests move it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** A tenure of this process. */
export interface HeldTenure extends Tenure {
  /** True once it has ended, or another may have taken over by the clock. */
  isOver(): boolean;
}

/** What was begun with a tenure. */
export interface Begun {
  /** Rejects where it could not begin. */
  readonly ready: Promise<void>;
  /** Ends it; resolves when nothing of it goes on. */
  end(): Promise<void>;
}

/** What one replica does at a time. */
export interface Lease {
  /**
   * Begins whenever the lease is ours, and ends it when it is lost. Resolves when that has begun here, or another has it.
   * Rejects, with the lease given back, where it could not begin.
   */
  join(begin: (tenure: HeldTenure) => Begun): Promise<void>;
  /** Ends what was begun, and lets another have the lease at once. */
  leave(): Promise<void>;
}

/** Does something unless it is being done just now, here or on another replica. */
export type OneAtATime = <T>(
  key: string,
  work: () => Promise<T>,
) => Promise<{ readonly isDone: true; readonly value: T } | { readonly isDone: false }>;

/** Structured log; fields first, a constant message after. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A message to post into a channel. `key` names the delivery, so that the platform can find it again. */
export interface PostRequest {
  readonly channel: ChannelId;
  readonly message: Reply;
  readonly key: string;
  /** The `ref` of the message to answer, for a correction. */
  readonly replyTo?: string;
  /** Where the channel keeps its stories in threads, or is a forum. */
  readonly thread?: Thread;
  /** It is passed on to the channels that follow this one, where the chat can do that. */
  readonly isPassedOn?: boolean;
  /** Later than this nothing may leave for the chat: another replica may be at it. */
  readonly leavesBy?: number | undefined;
}

/** A search for a message that may have been posted since `sinceMs`; one that is found is passed on as it would have been. */
export interface LookUpRequest extends Omit<PostRequest, 'message' | 'leavesBy'> {
  readonly sinceMs: number;
}

/** A message to show in the place of what stands there. */
export interface EditRequest extends Pick<PostRequest, 'channel' | 'message' | 'leavesBy'> {
  readonly ref: string;
}

/** How fast a chat takes posts. */
export interface Pace {
  /** Posts on their way at once. */
  readonly atOnceMax: number;
  /** The least time between two posts in one channel. */
  readonly channelGapMs: number;
  /** The least time between two posts in one workspace, on average; 0 for no limit. */
  readonly workspaceGapMs: number;
  /** The least time between two posts of the bot, on average; 0 for no limit. */
  readonly botGapMs: number;
}

/** A chat. Posting never throws for what a network or a platform can do: it says what became of it. */
export interface Platform {
  readonly name: string;
  post(request: PostRequest): Promise<Outcome>;
  edit(request: EditRequest): Promise<Outcome>;
  lookUp(request: LookUpRequest): Promise<LookUp>;
  /** Whether messages can be posted into a channel, without posting one. */
  check(channel: ChannelId): Promise<Access>;
  readonly pace: Pace;
  /** Connects and takes commands; resolves when it is ready. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A command as a reader gave it, in any chat. Option values are text still to be checked. */
export interface CommandCall {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  readonly channel: ChannelId;
  /** Who asks, by the platform's id. */
  readonly by?: string;
  /** The most characters that the chat shows in one message; a longer answer comes in pages. */
  readonly charsMax?: number;
  /** Set where a platform may bring the same call twice. */
  readonly callId?: string;
  /** The chat has buttons. */
  readonly hasButtons?: boolean;
  /** A form can be shown in place of the answer. */
  readonly hasForms?: boolean;
}

/** Whether messages can be posted into a channel, asked of its chat. */
export type AccessCheck = (channel: ChannelId) => Promise<Access>;

/** What a chat reports by itself: a workspace that Parley left, a channel whose rights may have changed. */
export interface PlatformEvents {
  /** Nothing can be posted there any more; `what` is `slack:T1`, `discord:G1`, or one channel. */
  onGone(what: string, reason: string): Promise<void>;
  /** Something was mended or given: paused subscriptions there are worth another check. */
  onBack(what: string): Promise<void>;
  /** Parley was added to a workspace such as `slack:T1`; `channel` is where its first word goes, once. */
  onAdded(workspace: string, channel: ChannelId): Promise<void>;
}

/** Draws a chart as a PNG that a chat can show; the same chart is drawn once. */
export type DrawChart = (chart: Chart) => Promise<Uint8Array>;

/** Answers a command; a slip of the reader's comes back as a Reply too. */
export type Answerer = (call: CommandCall) => Promise<Reply>;

/** Writes the page on what Parley does for a workspace, by what all of it may see. */
export type HomeWriter = (asked: {
  /** Such as `slack:T1`. */
  readonly workspace: string;
  /** Whether a channel is more than a conversation of two. */
  readonly isShared: (channel: ChannelId) => boolean;
}) => Promise<HomePage>;

/** An option that a reader has begun to write. */
export interface SuggestionCall {
  readonly name: string;
  /** Where it is written, for values that one workspace alone may see. */
  readonly channel?: ChannelId;
  readonly option: string;
  readonly written: string;
}

/** A value to choose, and the name under which it is shown; each has at most 100 characters. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

/** Values to choose from for an option that is being written, likeliest first; none where none is known. */
export type Suggester = (asked: SuggestionCall) => Promise<readonly Suggestion[]>;

/** What a poll brought. */
export type FetchResult =
  | {
      readonly kind: 'fetched';
      readonly items: readonly FeedItem[];
      readonly dropped: number;
      readonly validators: Validators;
      readonly bodyHash?: string;
      readonly movedTo?: string;
    }
  /** Nothing new: the server said so, or its body is the one of last time. */
  | { readonly kind: 'unchanged'; readonly isSaidByServer: boolean; readonly validators?: Validators }
  | {
      readonly kind: 'failed';
      readonly trouble: Trouble;
      readonly reason: string;
      readonly retryAfterMs?: number;
    };
export type Validators = Pick<Cursor, 'etag' | 'lastModified'>;

/** The world coming in: one feed, and the pages that its items point to. */
export interface FeedReader {
  fetchSince(feed: Feed, cursor: Cursor | undefined): Promise<FetchResult>;
  /** The main text of a page, or undefined where there is none to be had. */
  readPage(url: string): Promise<string | undefined>;
}

/** The feeds to poll now: those of the operator and those that workspaces added. */
export interface FeedList {
  /** All that are switched on. */
  all(): Promise<readonly Feed[]>;
  /** Those that a workspace sees: the operator's, switched off ones too, and its own. */
  seenBy(workspace: string): Promise<readonly Feed[]>;
  /** A workspace has added or removed one: they are read again before the next poll. */
  refresh(): void;
}

/** A feed that was found at an address. */
export interface FoundFeed {
  readonly url: string;
  /** How it is read: a name in the table of kinds. */
  readonly kind: string;
  readonly title: string;
  /** For a reader: `RSS`, `Atom`. */
  readonly format: string;
  /** Newest first. */
  readonly items: readonly FeedItem[];
}
export type FeedFinding =
  | { readonly kind: 'found'; readonly feed: FoundFeed }
  /** A sentence for the reader. */
  | { readonly kind: 'none'; readonly reason: string };

/** Looks for the feed of a page. What a server does wrong comes back as a reason, never as a throw. */
export interface FeedFinder {
  find(address: string): Promise<FeedFinding>;
}

/** An item of a feed that a workspace thinks of adding, and what it would have alerted there. */
export interface TriedItem {
  readonly title: string;
  readonly publishedAt: number | null;
  /** What is read of it. */
  readonly claims: readonly Statement[];
  readonly outcome:
    | { readonly kind: 'alert'; readonly headline: string; readonly topics: readonly string[] }
    /** A feed that the workspace has already brought it. */
    | { readonly kind: 'known' }
    /** Coverage, but nothing in it is new. */
    | { readonly kind: 'silent' }
    | { readonly kind: 'no-coverage' };
}
export type FeedLookUp =
  | { readonly kind: 'found'; readonly feed: FoundFeed; readonly tried: readonly TriedItem[] }
  | Extract<FeedFinding, { kind: 'none' }>;

/** Looks for the feed at an address and tries its newest items, storing nothing. */
export type LookUpFeed = (asked: { readonly address: string; readonly workspace: string }) => Promise<FeedLookUp>;

/** What a page says, each claim beside what is known. */
export type PageFinding =
  | {
      readonly kind: 'read';
      readonly title: string;
      readonly isRelevant: boolean;
      readonly claims: readonly {
        readonly statement: Statement;
        readonly standing: Exclude<Development['kind'], 'corroborated'> | 'known';
        /** What held until now, where it says something else. */
        readonly before?: Statement;
      }[];
    }
  | Extract<FeedFinding, { kind: 'none' }>;

/** Reads the page at an address as if a feed of this workspace had brought it, storing nothing. */
export type LookIntoPage = (asked: { readonly address: string; readonly workspace: string }) => Promise<PageFinding>;

/** What a page says: its title and its main text, a paragraph a line; or why it cannot be told. */
export type PageResult = { readonly title: string; readonly text: string } | { readonly error: string };

/** Finds the main text of HTML pages. A hostile page costs one error, never more time or memory than is allowed. */
export interface PageReader {
  /** A page will come soon: what reads it is started meanwhile. */
  prepare(): void;
  read(html: string): Promise<PageResult>;
  close(): Promise<void>;
}
