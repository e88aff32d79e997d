import { z } from 'zod';
import { developmentSchema } from './developments.ts';
import { namedDocumentSchema } from './feeds.ts';
import { tierSchema } from './outlets.ts';

/** An outlet that tells what an alert reports. */
export const tellerSchema = z.object({
  itemId: z.string(),
  outlet: z.string().nullable(),
  voice: z.string().nullable(),
  tier: tierSchema,
  title: z.string(),
  url: z.string().optional(),
  date: z.string(),
  /** When it was published, where that is known to the minute: epoch milliseconds. */
  at: z.number().optional(),
  isDateGuessed: z.boolean().optional(),
  /** The official document that it is a copy of, or that it names as its subject. */
  document: namedDocumentSchema.optional(),
});
export type Teller = z.infer<typeof tellerSchema>;

/**
 * One message on a story: all that it brings within one batch. Later re-tellings and details raise `version`,
 * and the posted message is edited to match.
 */
export const alertSchema = z.object({
  id: z.string(),
  /** What a reader types to ask why: five letters and digits. */
  shortId: z.string(),
  /** `catch-up` gathers what came in while Parley was away; `correction` answers the alert it corrects. */
  kind: z.enum(['story', 'catch-up', 'correction']),
  storyId: z.string(),
  /** The alert that a correction corrects. */
  correctsId: z.string().optional(),
  openedAt: z.number(),
  /** When the batch closes and the alert goes out. */
  dueAt: z.number(),
  version: z.number().int(),
  developments: z.array(developmentSchema),
  tellers: z.array(tellerSchema),
  /** The workspace that alone sees it: a feed of its own brought it. */
  workspace: z.string().optional(),
});
export type Alert = z.infer<typeof alertSchema>;
