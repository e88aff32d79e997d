import { z } from 'zod';
import { statementSchema } from './statements.ts';

/** What a reader may find wrong with an alert. */
export const faults = ['value', 'status', 'date', 'attribution', 'not-new', 'off-topic', 'other'] as const;

/** A reader's word that an alert is wrong, with what it told and where that came from. */
export const feedbackSchema = z.object({
  id: z.string(),
  at: z.number(),
  channel: z.string(),
  /** Who says so, by the chat's own id. */
  by: z.string().nullable(),
  fault: z.enum(faults),
  /** In the reader's words. */
  words: z.string(),
  alertId: z.string(),
  shortId: z.string(),
  /** As the alert's first line stood then. */
  headline: z.string(),
  itemId: z.string(),
  claimId: z.string(),
  statement: statementSchema,
  quote: z.string(),
});
export type Feedback = z.infer<typeof feedbackSchema>;
