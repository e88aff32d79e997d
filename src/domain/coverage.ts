import { z } from 'zod';
import { namedDocumentSchema } from './feeds.ts';
import { tierSchema } from './outlets.ts';
import { partialDateSchema } from './partial-date.ts';

/** One published piece as it reached us. A named document of a seed pack is one too; it has no text. */
export const coverageItemSchema = z.object({
  id: z.string().min(1),
  /** The feed it came from; `pack:documents` for a seed pack. */
  feedId: z.string().min(1),
  /** Null where the piece does not name its outlet. */
  outlet: z.string().nullable(),
  tier: tierSchema,
  /** Who speaks, for counting independent outlets; null for a copy, a re-telling or an unnamed outlet. */
  voice: z.string().nullable(),
  url: z.string().optional(),
  title: z.string(),
  text: z.string(),
  /** Epoch milliseconds; null where the piece bears no date: never taken for now. */
  publishedAt: z.number().nullable(),
  /** The day it was published as far as known, for the reader. */
  publishedOn: partialDateSchema.optional(),
  /** The day is our guess. */
  isDateGuessed: z.boolean().optional(),
  seenAt: z.number(),
  /** The official document that it is a copy of, or that it names as its subject. */
  document: namedDocumentSchema.optional(),
  /** The workspace that alone sees it. */
  workspace: z.string().optional(),
  /** What spoke for and against its being coverage, for a reader. */
  reasons: z.array(z.string()).optional(),
});
export type CoverageItem = z.infer<typeof coverageItemSchema>;

/** When the item speaks: its publication, else when a poller first saw it. Epoch milliseconds. */
export const spokenAt = (item: CoverageItem): number => item.publishedAt ?? item.seenAt;
