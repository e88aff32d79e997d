import { z } from 'zod';
import { significances } from './developments.ts';

/** The topic that stands for all topics. */
export const everyTopic = 'all';

/** When a channel is told: at once, or once a day. */
export const subscriptionModes = ['now', 'digest'] as const;

/** When the daily digest goes out, in hours of UTC. */
export const digestHourUtc = 8;

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
