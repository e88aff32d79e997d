import { z } from 'zod';
import { tierSchema } from './outlets.ts';

/** An address that we poll. */
export const feedSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens'),
  outlet: z.string().min(1).max(80),
  tier: tierSchema,
  kind: z.enum(['rss']),
  url: z.url({ protocol: /^https?$/ }),
  /** How often it should bring something: `30m`, `6h`, `2d`. */
  expectedEvery: z
    .string()
    .regex(/^\d{1,4}[mhd]$/, 'a span like 30m, 6h or 2d')
    .default('1d'),
  /** Seconds between polls. */
  pollSeconds: z.number().int().min(5).max(86_400).default(300),
});
export type Feed = z.infer<typeof feedSchema>;

/** What is remembered of a feed between polls. */
export const cursorSchema = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** The address that the feed was moved to for good, from the one that was set then. */
  moved: z.object({ from: z.string(), to: z.string() }).optional(),
  nextPollAt: z.number(),
  /** Null until the first good poll, which records and posts nothing. */
  lastOkAt: z.number().nullable(),
  /** When it last brought something that was not known. */
  lastItemAt: z.number().optional(),
  failures: z.number().int(),
  lastError: z.string().optional(),
});
export type Cursor = z.infer<typeof cursorSchema>;

/** One entry of a feed before it is read. */
export const feedItemSchema = z.object({
  /** The feed's own name for it, when it gives one. */
  guid: z.string().optional(),
  url: z.string().optional(),
  title: z.string(),
  text: z.string(),
  publishedAt: z.number().nullable(),
});
export type FeedItem = z.infer<typeof feedItemSchema>;
