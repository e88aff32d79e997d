import { z } from 'zod';
import { significances } from './developments.ts';

/** The topic that stands for all topics. */
export const everyTopic = 'all';

/** When a channel is told: at once, or in digests. */
export const subscriptionModes = ['now', 'digest'] as const;

/** How often digests come. */
export const digestRhythms = ['daily', 'weekdays', 'weekly'] as const;
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** A time on a clock of 24 hours, such as `08:00`. */
const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const digestSchema = z.object({
  every: z.enum(digestRhythms).default('daily'),
  /** By the clocks of the channel's zone. */
  at: clockTimeSchema.default('08:00'),
  /** The day of a weekly one. */
  day: z.enum(weekdays).default('mon'),
  /** Says so in one line where nothing happened; else nothing is posted then. */
  saysNothingNew: z.boolean().default(false),
});
export type DigestSettings = Readonly<z.infer<typeof digestSchema>>;

/** Hours of a day in which nothing is posted by itself, by the clocks of the channel's zone; `to` may be the next day's. */
const quietHoursSchema = z.object({ from: clockTimeSchema, to: clockTimeSchema });
export type QuietHours = Readonly<z.infer<typeof quietHoursSchema>>;

export const subscriptionSchema = z.object({
  id: z.string(),
  /** `slack:T1/C1`, `discord:G1/C1`, `terminal:main`. */
  channel: z.string(),
  topics: z.array(z.string()).min(1),
  createdAt: z.number(),
  state: z.enum(['active', 'paused']),
  /** Why it is paused, for the reader. */
  reason: z.string().optional(),
  /** Since when it is paused. */
  pausedAt: z.number().optional(),
  /** A reader paused it, so nothing but a reader resumes it. */
  isPausedByReader: z.boolean().optional(),
  /** When a paused channel is asked again whether messages can be posted there. */
  checkAt: z.number().optional(),
  /** When who subscribed was last told that something is missing. */
  toldAt: z.number().optional(),
  /** Who subscribed, by the chat's own id: told when something is missing. */
  by: z.string().optional(),
  mode: z.enum(subscriptionModes).default('now'),
  /** The time zone of its readers, by its IANA name: digests, quiet hours and reminders go by its clocks. */
  zone: z.string().default('UTC'),
  digest: digestSchema.default(digestSchema.parse({})),
  /** What comes in these hours is held, and told when they are over. */
  quiet: quietHoursSchema.optional(),
  /** The most alerts in any hour; the rest comes in one message. */
  hourlyMax: z.number().int().min(1).optional(),
  /** It is reminded of dates ahead, and told when one has lapsed. */
  hasReminders: z.boolean().default(true),
  /** What is posted as a digest is passed on to the channels that follow this one (Discord). */
  isAnnouncement: z.boolean().default(false),
  /** When its next digest is due; absent until it is known. */
  digestDueAt: z.number().optional(),
  /** When the dates ahead are looked at next for it; absent until it is known. */
  remindDueAt: z.number().optional(),
  /** Up to which of its days it has been reminded, `YYYY-MM-DD`. */
  remindedOn: z.iso.date().optional().catch(undefined),
  /** At least one of these must stand in an alert, where there are any. */
  include: z.array(z.string()).default([]),
  /** None of these may. */
  exclude: z.array(z.string()).default([]),
  /** The least significance that is told. */
  significance: z.enum(significances).default('low'),
  /** Later alerts of a story go into the thread of its first. */
  isThreaded: z.boolean().default(false),
  /** The channel takes posts with a title only. */
  isForum: z.boolean().default(false),
  /** The role or user group that is called for developments of high significance. */
  mention: z.string().optional(),
  /** Until when its digests have told; since it was subscribed when absent. */
  digestedUntil: z.number().optional(),
  /** Stories that this channel wants no more of, newest last. */
  mutedStories: z.array(z.string()).default([]),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

/** A subscription with what is usual. */
export const newSubscription = (
  parts: Pick<Subscription, 'id' | 'channel' | 'topics' | 'createdAt'> & Partial<Subscription>,
): Subscription => subscriptionSchema.parse({ state: 'active', ...parts });

/** A page of subscriptions: those that fit all that is given. */
export interface SubscriptionsWanted {
  /** The last channel of the page before. */
  readonly after: string;
  readonly limit: number;
  /** A chat such as `slack`. */
  readonly platform?: string | undefined;
  readonly state?: Subscription['state'] | undefined;
  /** At least one of these stands in the channel's id or in what it is told, in either case. */
  readonly texts?: readonly string[] | undefined;
}

/** How many channels of a chat are active, or paused. */
export interface SubscriptionCount {
  readonly platform: string;
  readonly state: Subscription['state'];
  readonly count: number;
}
