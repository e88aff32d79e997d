import type { Alert } from './domain/alerts.ts';
import type { AuditLine } from './domain/audit.ts';
import type { CoverageItem } from './domain/coverage.ts';
import type { CoverageEntry, CoverageReading, KnownItem, StoryItem, ToldClaim } from './domain/coverage-entries.ts';
import type { ChannelId, Delivery } from './domain/deliveries.ts';
import type { Fact } from './domain/facts.ts';
import type { Feedback } from './domain/feedback.ts';
import type { Cursor, Feed, OwnFeed } from './domain/feeds.ts';
import type { InboxRow } from './domain/inbox.ts';
import type { AlertTime, FanOut, HeldChange, NewDelivery, Settlement, Told } from './domain/owed-deliveries.ts';
import type { Subscription } from './domain/subscriptions.ts';
import type { Watch } from './domain/watch.ts';

export type { AuditLine } from './domain/audit.ts';
export type * from './domain/coverage-entries.ts';
export type { InboxRow } from './domain/inbox.ts';
export type * from './domain/owed-deliveries.ts';

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
  /** The newest relevant items since then, for the live story index, oldest first, a page at a time: everyone's, or a workspace's own. */
  storyItems(wanted: StoryItemsWanted): AsyncIterable<StoryItem[]>;
  /** The last claims about a fact that a workspace's own feeds brought, in the order in which they came in. */
  ownClaims(about: OwnClaims): Promise<ToldClaim[]>;
  /** When everyone's newest relevant coverage spoke; undefined in an empty store. */
  newestAt(): Promise<number | undefined>;
  count(): Promise<number>;
  /** Claims of everyone's coverage in the order in which they came in, after this number. */
  claimsAfter(toldIn: number, limit: number): Promise<ToldClaim[]>;
  /** An item with what was read of it. */
  reading(id: string): Promise<CoverageReading | undefined>;
}
export interface StoryItemsWanted {
  /** Epoch milliseconds. */
  readonly sinceMs: number;
  readonly itemsMax: number;
  readonly workspace?: string | undefined;
}
export interface OwnClaims {
  readonly workspace: string;
  readonly key: string;
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
  /** Everyone's that were opened at this time or later, newest first. */
  since(atMs: number, limit: number): Promise<Alert[]>;
  /** The workspaces that have own ones opened at this time or later. */
  ownersSince(sinceMs: number): Promise<string[]>;
  /** A workspace's own that were opened at this time or later, newest first. */
  ownSince(workspace: string, span: { readonly sinceMs: number; readonly limit: number }): Promise<Alert[]>;
}

export interface FanOutStore {
  add(fanOut: FanOut): Promise<void>;
  due(now: number, limit: number): Promise<FanOut[]>;
  /** When the earliest falls due. */
  nextDueAt(): Promise<number | undefined>;
  advance(id: string, after: string): Promise<void>;
  finish(id: string): Promise<void>;
}

/** What waits for the end of quiet hours or for a free place in the hour. */
export interface HeldStore {
  /** Channels for which something held is due. */
  heldDue(now: number, channelsMax: number): Promise<ChannelId[]>;
  /** What is held for a channel, oldest first. */
  heldOf(channel: ChannelId, limit: number): Promise<Delivery[]>;
  /** When the alerts that are held for these channels come out, by channel. */
  alertsHeldUntil(channels: readonly ChannelId[]): Promise<ReadonlyMap<ChannelId, number>>;
  /** The alerts and summaries of these channels that were posted after this time or are about to be, oldest first. */
  alertTimes(channels: readonly ChannelId[], sinceMs: number): Promise<AlertTime[]>;
  settleHeld(ids: readonly string[], change: HeldChange): Promise<void>;
  /** Has all that is held for a channel looked at again now, since its settings have changed. */
  recheckHeld(channel: ChannelId, now: number): Promise<void>;
}

export interface DeliveryStore extends HeldStore {
  /** Adds those not yet known by id. */
  enqueue(rows: readonly NewDelivery[], now: number): Promise<void>;
  /** Due deliveries of one chat, the first of each free channel, each to one worker. */
  claim(claim: {
    readonly worker: string;
    readonly platform: string;
    readonly now: number;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<Delivery[]>;
  /** False when the lease was lost meanwhile; then nothing was changed. */
  settle(delivery: Delivery, settlement: Settlement): Promise<boolean>;
  /** Lets nothing of a channel be due before this time, so that what waits stays in order. */
  deferChannel(channel: ChannelId, dueAt: number): Promise<void>;
  /** When the next delivery of a chat falls due after this time. */
  nextDueAt(platform: string, afterMs: number): Promise<number | undefined>;
  /** Gives claimed deliveries back, untried, until these times. */
  postpone(rows: readonly { readonly delivery: Delivery; readonly dueAt: number }[]): Promise<void>;
  /** Holds all that a channel is owed, with the reason for its readers. */
  pauseChannel(channel: ChannelId, reason: string): Promise<void>;
  /** Takes what a pause held for a channel out of the queue, but for what gathers news, which goes out now; gives the alerts that it was never shown, oldest first. */
  dropPaused(channel: ChannelId, reason: string): Promise<string[]>;
  /** Marks deliveries of lost workers as in doubt. Returns how many. */
  releaseExpired(now: number): Promise<number>;
  /** Posted deliveries of an alert after this id, in id order. */
  postedOf(query: { readonly alertId: string; readonly after: string; readonly limit: number }): Promise<Delivery[]>;
  /** How channels after this id were, or are about to be, told of an alert, in id order. */
  toldOf(query: { readonly alertId: string; readonly after: string; readonly limit: number }): Promise<Told[]>;
  /** Makes a posted delivery owe an edit at this time, unless it already owes one. */
  oweEdit(id: string, dueAt: number): Promise<void>;
  countByState(): Promise<Readonly<Record<string, number>>>;
  /** The state of an alert's message in a channel, with the reason where there is one. */
  stateIn(
    alertId: string,
    channel: ChannelId,
  ): Promise<{ readonly state: string; readonly reason: string | null; readonly dueAt: number } | undefined>;
  /** Deletes all of a channel. */
  forget(channel: ChannelId): Promise<void>;
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
}

/** Which message opened a conversation of a channel. */
export interface ThreadStore {
  root(channel: ChannelId, key: string): Promise<string | undefined>;
  put(thread: { readonly channel: ChannelId; readonly key: string; readonly root: string }): Promise<void>;
  drop(channel: ChannelId, key: string): Promise<void>;
  /** Deletes all of a channel. */
  forget(channel: ChannelId): Promise<void>;
}

/** Secret documents of workspaces that installed Parley, sealed before they are stored. */
export interface InstallationStore {
  get(id: string): Promise<string | undefined>;
  put(id: string, sealed: string): Promise<void>;
  remove(id: string): Promise<void>;
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

export interface AuditStore {
  add(line: AuditLine): Promise<void>;
  /** Newest first. */
  ofChannel(channel: ChannelId, limit: number): Promise<AuditLine[]>;
  forget(channel: ChannelId): Promise<void>;
}

/** What readers said is wrong. */
export interface FeedbackStore {
  add(feedback: Feedback): Promise<void>;
  /** How many a channel has given since then. */
  countSince(channel: ChannelId, atMs: number): Promise<number>;
  /** Oldest first, after this id. */
  after(id: string, limit: number): Promise<Feedback[]>;
  forget(channel: ChannelId): Promise<void>;
}

/** A version of a fact that a search found. */
export interface FoundVersion {
  readonly fact: Fact;
  /** Its place among the fact's versions. */
  readonly place: number;
  /** Higher is better. */
  readonly rank: number;
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
  /** Deletes all that is kept of a channel: what it follows, what it is owed, its conversations, who changed it. */
  forgetChannel(channel: ChannelId): Promise<void>;
  /** Rises with every change of facts or coverage. */
  revision(): Promise<number>;
  /** All of it or nothing, as if alone. `work` may run again after a conflict: no side effects and no network in it. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
}
