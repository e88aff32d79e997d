import { z } from 'zod';
import { tierSchema } from './outlets.ts';
import { partialDateSchema } from './partial-date.ts';
import { statementSchema } from './statements.ts';

/** A named document that the facts of a pack rest on. Its text is not kept. */
export const seedDocumentSchema = z.strictObject({
  id: z.string().min(1),
  /** A title of our own. */
  title: z.string().min(1),
  outlet: z.string().nullable(),
  /** Who it counts as among independent outlets; null for an unnamed or re-told document. */
  voice: z.string().nullable(),
  tier: tierSchema,
  publishedOn: partialDateSchema,
  isDateGuessed: z.boolean().optional(),
  /** The outlet whose reporting it credits. */
  credits: z.string().optional(),
  url: z.url().optional(),
});
export type SeedDocument = z.infer<typeof seedDocumentSchema>;

/** One version of a fact: what is said, in our words and in slots, and where. */
export const seedVersionSchema = z.strictObject({
  /** The documents that tell it. */
  documents: z.array(z.string()).min(1),
  statement: statementSchema,
  /** What it says in our own words: one sentence or less, without the document's phrases. */
  says: z.string().min(1).max(300),
  /** Who says it, when it is not the document's own narration. */
  speaker: z.string().optional(),
  /** The document's reserve: `reportedly`, `may`, `appears`. */
  hedge: z.string().optional(),
});

/** One row of the pack: a fact, or several that belong together, with every version that differs. */
export const seedRowSchema = z.strictObject({
  row: z.string().regex(/^[A-Z]+\d+$/, 'a row like T1'),
  /** What the row is about, as a short heading. */
  about: z.string().min(1).max(80),
  topics: z.array(z.string()).min(1),
  /** True where the documents differ on one thing and no version wins. */
  isDisputed: z.boolean().optional(),
  /** Our remark, not the documents'. */
  note: z.string().optional(),
  versions: z.array(seedVersionSchema).min(1),
});
export type SeedVersion = z.infer<typeof seedVersionSchema>;
export type SeedRow = z.infer<typeof seedRowSchema>;

export interface SeedPack {
  readonly id: string;
  readonly documents: readonly SeedDocument[];
  readonly rows: readonly SeedRow[];
}
