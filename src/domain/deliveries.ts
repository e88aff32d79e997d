/** Where a message goes: `slack:T1/C1`, `discord:G1/C1`, `terminal:main`; a person is `slack:T1/U1` or `discord:user/1`. */
export type ChannelId = string;

/** The chat of a channel: `slack`, `discord`. */
export const platformOf = (channel: ChannelId): string => channel.slice(0, Math.max(channel.indexOf(':'), 0));

/** The workspace of a channel with its chat: `slack:T1`, `discord:G1`. */
export const workspaceOf = (channel: ChannelId): string => channel.slice(0, Math.max(channel.indexOf('/'), 0));

/** Who shares feeds in a channel: its workspace, and in a conversation that belongs to none the channel alone. */
export function ownerOf(channel: ChannelId): string {
  const workspace = workspaceOf(channel);
  return workspace === '' || /:(?:dm|user)$/.test(workspace) ? channel : workspace;
}

/** Where a person of that channel's chat is written to; undefined where a chat has no persons. */
export function personAt(channel: ChannelId, person: string): ChannelId | undefined {
  const platform = platformOf(channel);
  if (platform === 'slack') return `${workspaceOf(channel)}/${person}`;
  return platform === 'discord' ? `discord:user/${person}` : undefined;
}

/** The conversation that a message belongs to, where a channel has some. */
export interface Thread {
  /** What it is about, for a chat whose threads have names. */
  readonly title: string;
  /** The `ref` of the message that opened it; absent for the one that opens it. */
  readonly root?: string | undefined;
}

/** Whether messages can be posted into a channel now. */
export type Access =
  /** A forum takes posts with a title, never plain messages; an announcement channel has followers elsewhere. */
  | { readonly kind: 'ok'; readonly isForum?: boolean; readonly isAnnouncement?: boolean }
  /** A sentence on what is missing and who can give it. */
  | { readonly kind: 'missing'; readonly reason: string }
  /** Cannot be told now. */
  | { readonly kind: 'unknown' };

/** What became of an attempt to post or edit. */
export type Outcome =
  /** Posted; `ref` finds the message again on its platform. `isFound`: by an earlier try, and it shows what held then. */
  | { readonly kind: 'sent'; readonly ref: string; readonly isFound?: boolean }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number }
  /** Refused for good: `message` for this message only, `thread` when its thread is gone, `channel` when nothing can be posted there. */
  | { readonly kind: 'rejected'; readonly reason: string; readonly scope: 'message' | 'thread' | 'channel' }
  /** Certainly not posted: the platform was not reached. */
  | { readonly kind: 'unreachable' }
  /** Perhaps posted: the answer was lost. It is looked up before another try. */
  | { readonly kind: 'in-doubt' }
  /** Perhaps posted, and nobody can find out: given up, and its readers are told. */
  | { readonly kind: 'unverifiable'; readonly reason: string };

/** Whether a message that may have been posted is there. */
export type LookUp =
  | { readonly kind: 'found'; readonly ref: string }
  | { readonly kind: 'absent' }
  /** Cannot be told now. */
  | { readonly kind: 'unknown'; readonly retryAfterMs: number }
  /** Parley may not look there; says which right it lacks. */
  | { readonly kind: 'hidden'; readonly reason: string };

/**
 * A notice tells a person, or a channel, of something amiss; a digest gathers alerts on schedule, a summary those that
 * were held; a reminder tells of dates; a welcome is the first word after Parley was added.
 */
export const deliveryKinds = [
  'alert',
  'correction',
  'catch-up',
  'notice',
  'digest',
  'summary',
  'reminder',
  'welcome',
] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** The ids of cards that tell what was missed begin so: a card that tells less is of no use once there is a newer one. */
export const missedCardPrefix = 'missed/';

/** A message owed to one channel. With a `ref` it has been posted and what is owed is an edit. */
export interface Delivery {
  readonly id: string;
  readonly channel: ChannelId;
  readonly kind: DeliveryKind;
  /** The alert it carries; null for a ready message. */
  readonly alertId: string | null;
  /** The ready message of a card, notice or digest as JSON; null for an alert, which is composed when it goes out. */
  readonly message: string | null;
  /** The posted message that a correction answers. */
  readonly replyTo: string | null;
  readonly ref: string | null;
  /** An attempt ended without an answer: look for the message before posting. */
  readonly isInDoubt: boolean;
  readonly attempts: number;
  readonly edits: number;
  readonly createdAt: number;
  /** When the first try began of which it is not known whether it succeeded; else the last. Null before any. */
  readonly triedAt: number | null;
  readonly postedAt: number | null;
  /** When it was last edited. */
  readonly editedAt: number | null;
  /** The version of the alert that the channel sees. */
  readonly shownVersion: number;
}

/** Why an alert has no message of its own: its channel was told of it together with others. */
export const mergedReasons = {
  quiet: 'told here in one message with others, after quiet hours',
  hour: 'told here in one message with others, beyond the hourly limit',
  changed: 'told here in one message with others that had been held',
} as const;

/** Why what a pause kept back was given up: its channel was told of it on one card. */
export const cardReasons = {
  served: 'told when the channel could be served again',
  resumed: 'told in one card when it went on',
} as const;

/** Whether what was given up was told in another message all the same. */
export const isToldOnCard = (reason: string | null): boolean =>
  reason === cardReasons.served || reason === cardReasons.resumed;
