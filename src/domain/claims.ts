import { z } from 'zod';
import { namedDocumentSchema } from './feeds.ts';
import { statementSchema } from './statements.ts';

/** A checkable statement that one coverage item makes, with its quote, speaker and hedge. */
export const claimSchema = z.object({
  id: z.string().min(1),
  itemId: z.string().min(1),
  /** The fact key of the statement. */
  key: z.string().min(1),
  statement: statementSchema,
  /** What it says in our own words, where the statement's slots alone would lose something. */
  says: z.string().optional(),
  /** Who says it, when it is not the outlet itself. */
  speaker: z.string().optional(),
  /** The outlet's own reserve: `reportedly`, `may`, `appears`. */
  hedge: z.string().optional(),
  /** The outlet's words; absent for a seed document, whose text is not kept. */
  quote: z.string().optional(),
  /** Where the quote stands in the item's text: `text.slice(start, end) === quote`. */
  start: z.number().int().optional(),
  end: z.number().int().optional(),
  /** Which sentence of the item makes it: 0 is the title, 1 the first of the text. */
  position: z.number().int().optional(),
  /** 0 to 1. */
  confidence: z.number().min(0).max(1),
  topics: z.array(z.string()),
  /** The item itself says that it corrects what it said before. */
  isCorrection: z.boolean().optional(),
  /** Told as history along with other news. */
  isRecalled: z.boolean().optional(),
  /** A seed pack marks that accounts differ here. */
  isDisputed: z.boolean().optional(),
  /** The official document that makes it, or that its item names. */
  document: namedDocumentSchema.optional(),
  /** The row of a seed pack. */
  row: z.string().optional(),
  /** Our remark, not the outlet's. */
  note: z.string().optional(),
});
export type Claim = z.infer<typeof claimSchema>;
