import { z } from 'zod';
import { tierSchema } from './outlets.ts';

/** A line of a message, plain text without markup. A struck line is shown crossed out. */
const lineSchema = z.union([z.string(), z.object({ text: z.string(), isStruck: z.literal(true) })]);
export type Line = z.infer<typeof lineSchema>;

const citationSchema = z.object({
  outlet: z.string(),
  tier: tierSchema,
  /** `YYYY-MM-DD`, or as exact as known. */
  date: z.string(),
  url: z.string().optional(),
  /** Names a document that has no link. */
  title: z.string().optional(),
});
/** Who said it and when. */
export type Citation = z.infer<typeof citationSchema>;

export const replySchema = z.object({
  title: z.string(),
  lines: z.array(lineSchema),
  citations: z.array(citationSchema),
  notes: z.array(z.string()),
});

/**
 * A message without the look of any chat. Lines refer to citations as `[1]`, counted from one.
 * All of it is plain text: a renderer escapes every part.
 */
export interface Reply {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly citations: readonly Citation[];
  readonly notes: readonly string[];
}

/** The text of a line, struck or not. */
export const textOf = (line: Line): string => (typeof line === 'string' ? line : line.text);

/** One sentence as a Reply: what to do instead, or that something failed. */
export const sentenceReply = (text: string): Reply => ({
  title: 'That did not work',
  lines: [text],
  citations: [],
  notes: [],
});
