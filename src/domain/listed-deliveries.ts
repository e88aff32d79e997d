import type { Delivery } from './deliveries.ts';

/** What a list of messages holds: one state each, but for those that may have been posted and are to be looked up. */
export const deliveryLists = ['pending', 'sending', 'held', 'in-doubt', 'paused', 'abandoned', 'sent'] as const;
export type DeliveryList = (typeof deliveryLists)[number];

export type DeliveryState = 'pending' | 'sending' | 'held' | 'paused' | 'sent' | 'merged' | 'abandoned';

/** A message with how it stands. */
export interface ListedDelivery extends Delivery {
  readonly state: DeliveryState;
  readonly dueAt: number;
  readonly reason: string | null;
}

/** Where a message stands in any of the lists. */
export type ListPlace = Pick<ListedDelivery, 'id' | 'channel' | 'state' | 'dueAt' | 'createdAt'>;

/** A page of a list: what comes after a place in the list's own order. */
export interface DeliveryPage {
  readonly list: DeliveryList;
  /** The last message of the page before. */
  readonly after?: ListPlace | undefined;
  readonly limit: number;
}

/** An operator has a message tried once more. */
export interface Retry {
  readonly id: string;
  readonly now: number;
  /** Somebody has made sure that it was not posted: it is not looked up first. */
  readonly isSurelyAbsent?: boolean;
}

/** How many there are, counted up to a bound. */
export interface ToldCount {
  readonly count: number;
  /** There are more. */
  readonly isMore: boolean;
}
