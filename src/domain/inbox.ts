import { z } from 'zod';
import { feedItemSchema } from './feeds.ts';
import { tierSchema } from './outlets.ts';

/** One raw item waiting for the reader. */
export const inboxRowSchema = z.object({
  id: z.string(),
  feedId: z.string(),
  outlet: z.string(),
  tier: tierSchema,
  item: feedItemSchema,
  /** Changes when what the feed says of it changes. */
  contentHash: z.string(),
  seenAt: z.number(),
  /** `baseline` records and posts nothing; `late` came in after an outage. */
  arrival: z.enum(['live', 'baseline', 'late']),
  /** The workspace that alone sees it. */
  workspace: z.string().optional(),
});
export type InboxRow = Readonly<z.infer<typeof inboxRowSchema>>;
