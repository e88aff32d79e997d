/** Where a message goes: `slack:T1/C1`, `discord:G1/C1`, `terminal:main`. */
export type ChannelId = string;

/** What became of an attempt to post or edit. */
export type Outcome =
  /** Posted; `ref` finds the message again on its platform. */
  | { readonly kind: 'sent'; readonly ref: string }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number }
  /** Refused for good: `message` for this message only, `channel` when nothing can be posted there. */
  | { readonly kind: 'rejected'; readonly reason: string; readonly scope: 'message' | 'channel' }
  /** Certainly not posted: the platform was not reached. */
  | { readonly kind: 'unreachable' }
  /** Perhaps posted: the answer was lost. It is looked up before another try. */
  | { readonly kind: 'in-doubt' };

/** Whether a message that may have been posted is there. */
export type LookUp =
  | { readonly kind: 'found'; readonly ref: string }
  | { readonly kind: 'absent' }
  /** Cannot be told now. */
  | { readonly kind: 'unknown'; readonly retryAfterMs: number };

export const deliveryKinds = ['alert', 'correction', 'catch-up'] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** A message owed to one channel. With a `ref` it has been posted and what is owed is an edit. */
export interface Delivery {
  readonly id: string;
  readonly channel: ChannelId;
  readonly kind: DeliveryKind;
  /** The alert it carries; null for a catch-up card. */
  readonly alertId: string | null;
  /** The ready message of a catch-up card as JSON; null for an alert, which is composed when it goes out. */
  readonly message: string | null;
  /** The posted message that a correction answers. */
  readonly replyTo: string | null;
  readonly ref: string | null;
  /** An attempt ended without an answer: look for the message before posting. */
  readonly isInDoubt: boolean;
  readonly attempts: number;
  readonly edits: number;
  readonly createdAt: number;
  readonly postedAt: number | null;
  /** When it was last edited. */
  readonly editedAt: number | null;
  /** The version of the alert that the channel sees. */
  readonly shownVersion: number;
}
