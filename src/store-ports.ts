import type { ConsoleStore } from './console-ports.ts';
import type { DeliveryStore, FanOutStore } from './delivery-ports.ts';
import type { Alert } from './domain/alerts.ts';
import type { AuditLine } from './domain/audit.ts';
import type { CoverageItem } from './domain/coverage.ts';
import type {
  CoverageEntry,
  CoverageReading,
  FeedBrought,
  KnownItem,
  LastClaims,
  OwnClaims,
  StoriedClaim,
  StoryItem,
  StoryItemsWanted,
  ToldClaim,
} from './domain/coverage-entries.ts';
import type { ChannelId } from './domain/deliveries.ts';
import type { Fact, FoundVersion } from './domain/facts.ts';
import type { Feedback } from './domain/feedback.ts';
import type { Cursor, Feed, OwnFeed } from './domain/feeds.ts';
import type { Holding, Tenure } from './domain/holds.ts';
import type { InboxRow } from './domain/inbox.ts';
import type { Outdated } from './domain/outdated.ts';
import type { Subscription, SubscriptionCount, SubscriptionsWanted } from './domain/subscriptions.ts';
import type { Watch } from './domain/watch.ts';

export type * from './console-ports.ts';
export type * from './delivery-ports.ts';
export type { AuditLine } from './domain/audit.ts';
export type * from './domain/coverage-entries.ts';
export type * from './domain/holds.ts';
export type { InboxRow } from './domain/inbox.ts';

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
  /** The item known under one of these names: a workspace's own before everyone's. */
  findByNames(names: readonly string[], workspace?: string): Promise<KnownItem | undefined>;
  /** A page of the newest relevant items since then, for the live story index, oldest first; empty after the last. */
  storyItems(wanted: StoryItemsWanted): Promise<StoryItem[]>;
  /** The last claims about a fact that a workspace's own feeds brought, in the order in which they came in. */
  ownClaims(about: OwnClaims): Promise<ToldClaim[]>;
  /** When everyone's newest relevant coverage spoke; undefined in an empty store. */
  newestAt(): Promise<number | undefined>;
  count(): Promise<number>;
  /** Claims of everyone's coverage in the order in which they came in, after this number. */
  claimsAfter(toldIn: number, limit: number): Promise<ToldClaim[]>;
  /** Claims about a fact that everyone's coverage brought, in the order in which they came in, after this number. */
  claimsOf(key: string, page: { readonly after: number; readonly limit: number }): Promise<ToldClaim[]>;
  /** The same from the last that came in, before this number where it is given, each with the story of its item. */
  lastClaimsOf(key: string, page: LastClaims): Promise<StoriedClaim[]>;
  /** The first pieces of a story with what was read of them, in the order in which they were seen. */
  ofStory(storyId: string, limit: number): Promise<CoverageReading[]>;
  /** An item with what was read of it. */
  reading(id: string): Promise<CoverageReading | undefined>;
  /** What a feed brought last, the newest first; everyone's and workspaces' own alike. */
  ofFeed(feedId: string, limit: number): Promise<FeedBrought[]>;
}

/** A page of alerts: those before the last of the page before, or the newest. */
export interface AlertPage {
  readonly place?: Pick<Alert, 'openedAt' | 'id'> | undefined;
  readonly limit: number;
}

/** Alerts are everyone's, or of one workspace alone: nothing gives these but to whom names it. */
export interface AlertStore {
  put(alert: Alert): Promise<void>;
  get(id: string): Promise<Alert | undefined>;
  /** The newest alert of a story, or the newest catch-up. */
  latestOf(kind: Alert['kind'], storyId: string): Promise<Alert | undefined>;
  /** The newest alert that carried a development of one of these keys since then: of everyone's, or of a workspace's own. */
  latestAbout(
    keys: readonly string[],
    where: { sinceMs: number; workspace?: string | undefined },
  ): Promise<Alert | undefined>;
  /** Of everyone's, or of those that this workspace sees. */
  byShortId(shortId: string, seenBy?: string): Promise<Alert | undefined>;
  /** Newest first: everyone's, or all that a workspace sees. */
  recent(limit: number, seenBy?: string): Promise<Alert[]>;
  /** Everyone's and those of all workspaces, newest first: for who runs Parley. */
  before(page: AlertPage): Promise<Alert[]>;
  /** All of a story, newest first, whoever sees them. */
  ofStory(storyId: string, limit: number): Promise<Alert[]>;
  /** Everyone's that were opened at this time or later, newest first. */
  since(atMs: number, limit: number): Promise<Alert[]>;
  /** The workspaces that have own ones opened at this time or later. */
  ownersSince(sinceMs: number): Promise<string[]>;
  /** A workspace's own that were opened at this time or later, newest first. */
  ownSince(workspace: string, span: { readonly sinceMs: number; readonly limit: number }): Promise<Alert[]>;
}

export interface SubscriptionStore {
  ofChannel(channel: ChannelId): Promise<Subscription | undefined>;
  ofChannels(channels: readonly ChannelId[]): Promise<Subscription[]>;
  put(subscription: Subscription): Promise<void>;
  putAll(subscriptions: readonly Subscription[]): Promise<void>;
  remove(channel: ChannelId): Promise<void>;
  /** Active ones in digest mode whose digest is due, or not yet known when, the longest due first. */
  digestsDue(now: number, limit: number): Promise<Subscription[]>;
  /** Active ones for which dates are to be looked at, or not yet known when, the longest due first. */
  remindersDue(now: number, limit: number): Promise<Subscription[]>;
  /** Active subscriptions after this id, in id order. */
  activeAfter(id: string, limit: number): Promise<Subscription[]>;
  /** Paused subscriptions whose `checkAt` has come, the longest due first. */
  toCheck(now: number, limit: number): Promise<Subscription[]>;
  /** Subscriptions that were paused before this time. */
  pausedBefore(atMs: number, limit: number): Promise<Subscription[]>;
  /** Subscriptions of a workspace such as `slack:T1`, or of one channel, after this id, in id order. */
  within(what: string, page: { readonly after: string; readonly limit: number }): Promise<Subscription[]>;
  /** Subscriptions in any state after this channel, in the order of channels. */
  page(wanted: SubscriptionsWanted): Promise<Subscription[]>;
  /** How many channels of each chat are in each state. */
  counts(): Promise<SubscriptionCount[]>;
}

/** Which message opened a conversation of a channel. */
export interface ThreadStore {
  root(channel: ChannelId, key: string): Promise<string | undefined>;
  /** `at` is when the conversation was opened. */
  put(thread: {
    readonly channel: ChannelId;
    readonly key: string;
    readonly root: string;
    readonly at: number;
  }): Promise<void>;
  drop(channel: ChannelId, key: string): Promise<void>;
  /** Deletes all of a channel. */
  forget(channel: ChannelId): Promise<void>;
}

/** Secret documents of workspaces that installed Parley, sealed before they are stored. */
export interface InstallationStore {
  get(id: string): Promise<string | undefined>;
  put(id: string, sealed: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Ids after this one, in order. */
  ids(page: { readonly after: string; readonly limit: number }): Promise<string[]>;
  /** Writes what `to` makes of a document that is there, and nobody else writes it meanwhile; undefined leaves it. */
  change(id: string, to: (sealed: string) => string | undefined): Promise<void>;
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
  /** Those of many feeds at once, by feed. */
  getMany(feedIds: readonly string[]): Promise<ReadonlyMap<string, Cursor>>;
  put(feedId: string, cursor: Cursor): Promise<void>;
  remove(feedId: string): Promise<void>;
}

/** The feeds that workspaces added. */
export interface FeedStore {
  /** In the order of their ids. */
  all(): Promise<Feed[]>;
  ofWorkspace(workspace: string): Promise<Feed[]>;
  /** Adds or replaces one. */
  put(feed: OwnFeed): Promise<void>;
  remove(id: string): Promise<void>;
  count(): Promise<number>;
}

/** Which topics have lost their last healthy path, and who is being told. */
export interface WatchStore {
  get(): Promise<Watch | undefined>;
  put(watch: Watch): Promise<void>;
}

/** The hash of the commands that a chat has last been given. */
export interface PublishedStore {
  get(): Promise<string | undefined>;
  set(hash: string): Promise<void>;
}

/** Things that one may have at a time, once, or so often: leases, run slots, commands already taken, costly commands. */
export interface HoldStore {
  /** True when it is ours now: free, run out, or already ours. */
  take(hold: Holding): Promise<boolean>;
  /** As `take`, with the number of the tenure: the same for as long as nobody else has had it. Undefined where another has it. */
  lease(hold: Holding): Promise<number | undefined>;
  /** True while nobody has taken the lease over. Within a transaction that stays so until it ends. */
  isCurrent(tenure: Tenure): Promise<boolean>;
  release(key: string, owner: string): Promise<void>;
  /** Counts one use more, from 1, and says until when; after that the count begins anew. */
  count(use: Omit<Holding, 'owner'>): Promise<{ readonly count: number; readonly untilMs: number }>;
  /** Takes back one use that was counted and does not count after all. */
  giveBack(key: string, now: number): Promise<void>;
  isTaken(key: string, now: number): Promise<boolean>;
  /** How many with such a beginning are held. */
  countTaken(beginning: string, now: number): Promise<number>;
  /** Deletes what has run out. The numbers of leases stay. */
  sweep(now: number): Promise<void>;
}

export interface AuditStore {
  add(line: AuditLine): Promise<void>;
  /** Newest first. */
  ofChannel(channel: ChannelId, limit: number): Promise<AuditLine[]>;
  forget(channel: ChannelId): Promise<void>;
}

/** What readers said is wrong. */
export interface FeedbackStore {
  add(feedback: Feedback): Promise<void>;
  /** Oldest first, after this id. */
  after(id: string, limit: number): Promise<Feedback[]>;
  /** Newest first; before this id where one is given. */
  newest(page: { readonly before?: string | undefined; readonly limit: number }): Promise<Feedback[]>;
  count(): Promise<number>;
  forget(channel: ChannelId): Promise<void>;
}

/** Full text over what is kept. Phrases match in any of their endings. */
export interface SearchStore {
  /** Versions of facts with any of these phrases, best first. */
  facts(query: { readonly phrases: readonly string[]; readonly limit: number }): Promise<FoundVersion[]>;
  /** Relevant coverage with one phrase of every group, newest first. */
  coverage(query: { readonly groups: readonly (readonly string[])[]; readonly limit: number }): Promise<CoverageItem[]>;
  /** True when the phrase stands in any fact or relevant coverage. */
  knows(phrase: string): Promise<boolean>;
  /** Known words that could be meant by this one: those that share its beginning. */
  wordsLike(word: string): Promise<string[]>;
}

/** Up to which time the clock has been seen to go: it is to go on from there. */
export interface ClockNotes {
  seenAt(): Promise<number | undefined>;
  note(now: number): Promise<void>;
  /** The clock was put back: what waits waits no longer for that, and nothing was done in the future. */
  putBack(jump: { readonly now: number; readonly byMs: number }): Promise<void>;
}

/** A stored row that did not fit any more. */
export interface SetAsideRow {
  /** Where it stood: `alerts 1a2b`. */
  readonly name: string;
  /** What is wrong with it. */
  readonly reason: string;
}

/** Rows that were set aside, so that they stop nothing else; they are kept whole. */
export interface SetAsideStore {
  recent(limit: number): Promise<SetAsideRow[]>;
  count(): Promise<number>;
}

/** Everything that is kept. */
export interface Store {
  readonly facts: FactStore;
  readonly coverage: CoverageStore;
  readonly alerts: AlertStore;
  readonly fanOuts: FanOutStore;
  readonly deliveries: DeliveryStore;
  readonly subscriptions: SubscriptionStore;
  readonly threads: ThreadStore;
  readonly installations: InstallationStore;
  readonly inbox: InboxStore;
  readonly cursors: CursorStore;
  readonly feeds: FeedStore;
  readonly watch: WatchStore;
  readonly holds: HoldStore;
  readonly search: SearchStore;
  readonly published: PublishedStore;
  readonly audit: AuditStore;
  readonly feedback: FeedbackStore;
  readonly setAside: SetAsideStore;
  readonly clockNotes: ClockNotes;
  readonly console: ConsoleStore;
  /** Deletes all that is kept of a channel: what it follows, what it is owed, its conversations, who changed it. */
  forgetChannel(channel: ChannelId): Promise<void>;
  /** Deletes what is outdated; gives how many rows went. */
  dropOutdated(outdated: Outdated): Promise<number>;
  /** Rises with every change of facts or coverage. */
  revision(): Promise<number>;
  /** All of it or nothing, as if alone. `work` may run again after a conflict: no side effects and no network in it. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
}
