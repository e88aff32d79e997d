import { z } from 'zod';

/** Channels being told, a few at a time, that topics have lost their last healthy path or have one again. */
const tellingSchema = z.object({
  id: z.string(),
  kind: z.enum(['lost', 'back']),
  topics: z.array(z.string()),
  /** Since when nothing was heard, in epoch milliseconds. */
  sinceMs: z.number(),
  /** How the feeds concerned are, a line each. */
  feedLines: z.array(z.string()),
  /** The id of the subscription that was told last. */
  after: z.string(),
});
export type Telling = z.infer<typeof tellingSchema>;

/** What is known of topics on which nothing can be heard. */
export const watchSchema = z.object({
  /** Since when a topic is without a healthy path, in epoch milliseconds. */
  lost: z.record(z.string(), z.number()),
  /** When a topic was last told to have a path again. */
  backAt: z.record(z.string(), z.number()),
  telling: tellingSchema.optional(),
});
export type Watch = z.infer<typeof watchSchema>;
