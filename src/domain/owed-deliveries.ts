import type { ChannelId, Delivery } from './deliveries.ts';

/** An alert on its way to channels. */
export interface FanOut {
  readonly id: string;
  readonly alertId: string;
  /** `post` makes deliveries for subscribed channels, `correct` for those that saw the corrected alert, `edit` re-opens posted ones. */
  readonly kind: 'post' | 'edit' | 'correct';
  readonly dueAt: number;
  /** Where the last chunk ended. */
  readonly after: string;
  /** It comes from a copy of the store: its messages may have been posted since. */
  readonly isInDoubt?: boolean;
}

/** How to settle a delivery that a worker holds. */
export interface Settlement {
  readonly state: 'pending' | 'sent' | 'held' | 'paused' | 'abandoned';
  readonly dueAt?: number;
  readonly isInDoubt?: boolean;
  readonly ref?: string;
  readonly postedAt?: number;
  readonly shownVersion?: number;
  readonly edits?: number;
  readonly editedAt?: number;
  readonly reason?: string;
}

/** A message that a channel is to be owed. */
export interface NewDelivery {
  readonly id: string;
  /** `held` waits for its time without being in the way of what comes after it. */
  readonly state?: 'pending' | 'held';
  readonly channel: ChannelId;
  readonly kind: Delivery['kind'];
  readonly alertId: string | null;
  readonly message: string | null;
  readonly replyTo: string | null;
  readonly dueAt: number;
  /** It may have been posted since this time, so it is looked up first. */
  readonly triedAt?: number;
}

/** What becomes of held deliveries: they go out now, wait on, or are over for a reason that readers are told. */
export type HeldChange =
  | { readonly state: 'pending' | 'held'; readonly dueAt: number }
  | { readonly state: 'merged' | 'paused' | 'abandoned'; readonly reason: string };

/** An alert or summary of a channel: null when it waits to go out now. */
export interface AlertTime {
  readonly channel: ChannelId;
  readonly postedAt: number | null;
}

/** How a channel was told of an alert: by its own message, or, without a `ref`, not yet or in one with others. */
export interface Told {
  readonly id: string;
  readonly channel: ChannelId;
  readonly ref: string | null;
}
