import { z } from 'zod';
import { tellingSchema } from './facts.ts';
import { statementSchema } from './statements.ts';

/** A change in what is known. */
export const developmentKinds = ['reported', 'changed', 'corroborated', 'disputed', 'corrected'] as const;
/** How much a development matters, from least to most. */
export const significances = ['low', 'normal', 'high'] as const;

export const developmentSchema = z.object({
  id: z.string(),
  kind: z.enum(developmentKinds),
  key: z.string(),
  topics: z.array(z.string()),
  significance: z.enum(significances),
  /** Which sentence of its item makes it: 0 is the title, 1 the first of the text. */
  position: z.number().int().optional(),
  /** The reasons for its significance, for a reader. */
  weighedBy: z.array(z.string()).optional(),
  itemId: z.string(),
  claimId: z.string(),
  statement: statementSchema,
  says: z.string().optional(),
  /** What stood before, or what the other side of a dispute says. Only where both sides have complete slots. */
  before: statementSchema.optional(),
  /** Who told what stood before. */
  beforeTold: z.array(tellingSchema).optional(),
  speaker: z.string().optional(),
  hedge: z.string().optional(),
  quote: z.string(),
  /** Enough stands behind it to state "before → after"; else the message says plainly what the outlet reports. */
  isFirm: z.boolean(),
  /** A second independent outlet tells the same value. */
  isSeconded: z.boolean().optional(),
  /** Was corrected since: shown crossed out. */
  isStruck: z.boolean().optional(),
  /** What holds instead, by the outlet's own correction. */
  correctedTo: statementSchema.optional(),
  foundAt: z.number(),
});
export type Development = z.infer<typeof developmentSchema>;
export type Significance = Development['significance'];
