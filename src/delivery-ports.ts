import type { ChannelId, Delivery } from './domain/deliveries.ts';
import type { DeliveryPage, ListedDelivery, Retry, ToldCount } from './domain/listed-deliveries.ts';
import type { OpenDeliveries } from './domain/open-deliveries.ts';
import type { AlertTime, FanOut, HeldChange, NewDelivery, Settlement, Told } from './domain/owed-deliveries.ts';

export type * from './domain/listed-deliveries.ts';
export type * from './domain/owed-deliveries.ts';

export interface FanOutStore {
  add(fanOut: FanOut): Promise<void>;
  due(now: number, limit: number): Promise<FanOut[]>;
  /** When the earliest falls due. */
  nextDueAt(): Promise<number | undefined>;
  /** True while no channel has been owed the alert yet. */
  isWaiting(alertId: string): Promise<boolean>;
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

/** Messages as an operator sees them, and what an operator may do about them. */
export interface ListStore {
  /** A page of one list: what waits, is held or paused in the order in which it comes out; what is over the newest first. */
  listed(page: DeliveryPage): Promise<ListedDelivery[]>;
  find(id: string): Promise<ListedDelivery | undefined>;
  /** Deliveries of an alert after this id, in id order. */
  ofAlert(query: {
    readonly alertId: string;
    readonly after: string;
    readonly limit: number;
  }): Promise<ListedDelivery[]>;
  /** Which of these channels an alert is, or was, owed to. */
  channelsOwed(alertId: string, channels: readonly ChannelId[]): Promise<ChannelId[]>;
  /** How many channels have been told of an alert, by its own message or in one with others. */
  toldCount(alertId: string, countMax: number): Promise<ToldCount>;
  givenUpCount(countMax: number): Promise<ToldCount>;
  /** Owes a message that was given up again. One that may have been posted is looked up first, unless it is surely not there. False where it is not given up. */
  retry(retry: Retry): Promise<boolean>;
  /** Has a post that was tried, and waits for longer than this, tried now. False where it does not. */
  tryNow(wanted: { readonly id: string; readonly now: number; readonly laterThanMs: number }): Promise<boolean>;
}

export interface DeliveryStore extends HeldStore, ListStore {
  /** Adds those not yet known by id. */
  enqueue(rows: readonly NewDelivery[], now: number): Promise<void>;
  /** Due deliveries of one chat, the first of each free channel, each to one worker. */
  claim(claim: {
    readonly worker: string;
    readonly platform: string;
    readonly now: number;
    readonly leaseMs: number;
    readonly limit: number;
    /** Channels that were posted to so shortly before are left out. */
    readonly channelGapMs?: number;
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
  /** What is not over yet, by chat; never reads what is. */
  open(): Promise<OpenDeliveries[]>;
  /** The state of an alert's message in a channel, with the reason where there is one. */
  stateIn(
    alertId: string,
    channel: ChannelId,
  ): Promise<{ readonly state: string; readonly reason: string | null; readonly dueAt: number } | undefined>;
  /** When the last alert was posted in these channels, by channel; those that had none are left out. */
  lastAlerts(channels: readonly ChannelId[]): Promise<ReadonlyMap<ChannelId, number>>;
  /** What a channel is still owed, oldest first. */
  waitingFor(channel: ChannelId, limit: number): Promise<ListedDelivery[]>;
  /** Deletes all of a channel. */
  forget(channel: ChannelId): Promise<void>;
}
