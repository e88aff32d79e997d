import type { Alert } from './domain/alerts.ts';
import type { Claim } from './domain/claims.ts';
import type { CoverageItem } from './domain/coverage.ts';
import type { ChannelId, Delivery, LookUp, Outcome } from './domain/deliveries.ts';
import type { Fact } from './domain/facts.ts';
import type { Cursor, Feed, FeedItem } from './domain/feeds.ts';
import type { Reply } from './domain/replies.ts';
import type { Subscription } from './domain/subscriptions.ts';

/** The only source of the time. Tests move it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

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
}

/** A chat. Posting never throws for what a network or a platform can do: it says what became of it. */
export interface Platform {
  readonly name: string;
  post(request: PostRequest): Promise<Outcome>;
  edit(request: { readonly channel: ChannelId; readonly ref: string; readonly message: Reply }): Promise<Outcome>;
  /** Looks for a message that may have been posted since `sinceMs`. */
  lookUp(request: { readonly channel: ChannelId; readonly key: string; readonly sinceMs: number }): Promise<LookUp>;
  /** Connects and takes commands; resolves when it is ready. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A command as a reader gave it, in any chat. Option values are text still to be checked. */
export interface CommandCall {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  readonly channel: ChannelId;
  /** Set where a platform may bring the same call twice. */
  readonly callId?: string;
}

/** Answers a command; a slip of the reader's comes back as a Reply too. */
export type Answerer = (call: CommandCall) => Promise<Reply>;

/** What a poll brought. */
export type FetchResult =
  | {
      readonly kind: 'fetched';
      readonly items: readonly FeedItem[];
      readonly dropped: number;
      readonly validators: Validators;
      readonly movedTo?: string;
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs?: number };
export type Validators = Pick<Cursor, 'etag' | 'lastModified'>;

/** The world coming in: one feed, and the pages that its items point to. */
export interface FeedReader {
  fetchSince(feed: Feed, cursor: Cursor | undefined): Promise<FetchResult>;
  /** The main text of a page, or undefined where there is none to be had. */
  readPage(url: string): Promise<string | undefined>;
}

/** One raw item waiting for the reader. */
export interface InboxRow {
  readonly id: string;
  readonly feedId: string;
  readonly outlet: string;
  readonly tier: Feed['tier'];
  readonly item: FeedItem;
  /** Changes when what the feed says of it changes. */
  readonly contentHash: string;
  readonly seenAt: number;
  /** `baseline` records and posts nothing; `late` came in after an outage. */
  readonly arrival: 'live' | 'baseline' | 'late';
}

/** A story as far as the reader needs it again after a start. */
export interface StoryItem {
  readonly itemId: string;
  readonly storyId: string;
  readonly title: string;
  readonly text: string;
  readonly spokenAt: number;
}

export interface FanOut {
  readonly id: string;
  readonly alertId: string;
  /** `post` makes deliveries for subscribed channels, `correct` for those that saw the corrected alert, `edit` re-opens posted ones. */
  readonly kind: 'post' | 'edit' | 'correct';
  readonly dueAt: number;
  /** Where the last chunk ended. */
  readonly after: string;
}

/** How to settle a delivery that a worker holds. */
export interface Settlement {
  readonly state: 'pending' | 'sent' | 'paused' | 'abandoned';
  readonly dueAt?: number;
  readonly isInDoubt?: boolean;
  readonly ref?: string;
  readonly postedAt?: number;
  readonly shownVersion?: number;
  readonly edits?: number;
  readonly editedAt?: number;
  readonly reason?: string;
}

export interface FactStore {
  get(key: string): Promise<Fact | undefined>;
  /** All facts whose key begins with one of these words (`tariff`, `delegate`), in key order. */
  ofFamilies(families: readonly string[]): Promise<Fact[]>;
  put(fact: Fact): Promise<void>;
  putAll(facts: readonly Fact[]): Promise<void>;
}

export interface CoverageStore {
  /** Adds or replaces an item with its claims, topics, story and the names under which it can come again. */
  put(entry: CoverageEntry): Promise<void>;
  get(id: string): Promise<CoverageItem | undefined>;
  /** The item known under one of these names, with its story and the hash of its content. */
  findByNames(names: readonly string[]): Promise<KnownItem | undefined>;
  /** Relevant items since then, for the live story index, oldest first. */
  storyItemsSince(atMs: number): Promise<StoryItem[]>;
  /** When the newest relevant coverage spoke; undefined in an empty store. */
  newestAt(): Promise<number | undefined>;
  count(): Promise<number>;
}
export interface CoverageEntry {
  readonly item: CoverageItem;
  readonly claims: readonly Claim[];
  readonly topics: readonly string[];
  readonly isRelevant: boolean;
  readonly storyId: string;
  readonly contentHash: string;
  readonly names: readonly string[];
}
export interface KnownItem {
  readonly id: string;
  readonly storyId: string;
  readonly contentHash: string;
}

export interface AlertStore {
  put(alert: Alert): Promise<void>;
  get(id: string): Promise<Alert | undefined>;
  /** The newest alert of a story, or the newest catch-up. */
  latestOf(kind: Alert['kind'], storyId: string): Promise<Alert | undefined>;
  /** The newest alert that carried a development of one of these keys since then. */
  latestAbout(keys: readonly string[], sinceMs: number): Promise<Alert | undefined>;
  /** Newest first. */
  recent(limit: number): Promise<Alert[]>;
}

export interface FanOutStore {
  add(fanOut: FanOut): Promise<void>;
  due(now: number, limit: number): Promise<FanOut[]>;
  advance(id: string, after: string): Promise<void>;
  finish(id: string): Promise<void>;
}

export interface NewDelivery {
  readonly id: string;
  readonly channel: ChannelId;
  readonly kind: Delivery['kind'];
  readonly alertId: string | null;
  readonly message: string | null;
  readonly replyTo: string | null;
  readonly dueAt: number;
}

export interface DeliveryStore {
  /** Adds those not yet known by id. */
  enqueue(rows: readonly NewDelivery[], now: number): Promise<void>;
  /** Due deliveries, the first of each free channel, each to one worker. */
  claim(claim: {
    readonly worker: string;
    readonly now: number;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<Delivery[]>;
  /** False when the lease was lost meanwhile; then nothing was changed. */
  settle(delivery: Delivery, settlement: Settlement): Promise<boolean>;
  /** Lets nothing of a channel be due before this time, so that what waits stays in order. */
  deferChannel(channel: ChannelId, dueAt: number): Promise<void>;
  /** Marks deliveries of lost workers as in doubt. Returns how many. */
  releaseExpired(now: number): Promise<number>;
  /** Posted deliveries of an alert after this id, in id order. */
  postedOf(query: { readonly alertId: string; readonly after: string; readonly limit: number }): Promise<Delivery[]>;
  /** Makes a posted delivery owe an edit at this time, unless it already owes one. */
  oweEdit(id: string, dueAt: number): Promise<void>;
  countByState(): Promise<Readonly<Record<string, number>>>;
}

export interface SubscriptionStore {
  ofChannel(channel: ChannelId): Promise<Subscription | undefined>;
  put(subscription: Subscription): Promise<void>;
  remove(channel: ChannelId): Promise<void>;
  /** Active subscriptions after this id, in id order. */
  activeAfter(id: string, limit: number): Promise<Subscription[]>;
}

export interface InboxStore {
  add(rows: readonly InboxRow[]): Promise<void>;
  /** The oldest rows. */
  take(limit: number): Promise<InboxRow[]>;
  remove(id: string): Promise<void>;
  count(): Promise<number>;
}

export interface CursorStore {
  get(feedId: string): Promise<Cursor | undefined>;
  put(feedId: string, cursor: Cursor): Promise<void>;
}

/** The hash of the commands that a chat has last been given. */
export interface PublishedStore {
  get(): Promise<string | undefined>;
  set(hash: string): Promise<void>;
}

/** Things that one may have at a time, or once: leases, run slots, commands already taken. */
export interface HoldStore {
  /** True when it is ours now: free, run out, or already ours. */
  take(hold: {
    readonly key: string;
    readonly owner: string;
    readonly now: number;
    readonly forMs: number;
  }): Promise<boolean>;
  release(key: string, owner: string): Promise<void>;
  sweep(now: number): Promise<void>;
}

/** Everything that is kept. */
export interface Store {
  readonly facts: FactStore;
  readonly coverage: CoverageStore;
  readonly alerts: AlertStore;
  readonly fanOuts: FanOutStore;
  readonly deliveries: DeliveryStore;
  readonly subscriptions: SubscriptionStore;
  readonly inbox: InboxStore;
  readonly cursors: CursorStore;
  readonly holds: HoldStore;
  readonly published: PublishedStore;
  /** Rises with every change of facts or coverage. */
  revision(): Promise<number>;
  /** All of it or nothing, as if alone. `work` may run again after a conflict: no side effects and no network in it. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
}
