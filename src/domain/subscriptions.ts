import { z } from 'zod';

/** The topic that stands for all topics. */
export const everyTopic = 'all';

export const subscriptionSchema = z.object({
  id: z.string(),
  /** `slack:T1/C1`, `discord:G1/C1`, `terminal:main`. */
  channel: z.string(),
  topics: z.array(z.string()).min(1),
  createdAt: z.number(),
  state: z.enum(['active', 'paused']),
  /** Why it is paused, for the reader. */
  reason: z.string().optional(),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

/** True when a channel wants something on one of the topics. */
export const isWanted = (subscription: Subscription, topics: readonly string[]): boolean =>
  subscription.state === 'active' &&
  (subscription.topics.includes(everyTopic) || subscription.topics.some((topic) => topics.includes(topic)));
