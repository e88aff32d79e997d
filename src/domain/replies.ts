import { z } from 'zod';
import { type Chart, chartSchema } from './charts.ts';
import { type Significance, significances } from './developments.ts';
import type { Form } from './forms.ts';
import { tierSchema } from './outlets.ts';

/** A line of a message, plain text without markup. A struck line is shown crossed out. */
const lineSchema = z.union([z.string(), z.object({ text: z.string(), isStruck: z.literal(true) })]);
export type Line = z.infer<typeof lineSchema>;

const citationSchema = z.object({
  outlet: z.string(),
  tier: tierSchema,
  /** `YYYY-MM-DD`, or as exact as known. */
  date: z.string(),
  /** The moment, where it is known to the minute: epoch milliseconds. */
  at: z.number().optional(),
  url: z.string().optional(),
  /** Names a document that has no link. */
  title: z.string().optional(),
});
/** Who said it and when. */
export type Citation = z.infer<typeof citationSchema>;

const tableSchema = z.object({
  caption: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  /**
   * The places of the lines that say the same, from zero: one for each row, in the order of the rows, then those of
   * headings. A chat that shows the table leaves these lines out.
   */
  lines: z.array(z.number().int()),
});
/** Rows of plain text under column names, for a chat that can show them. */
export type Table = Readonly<z.infer<typeof tableSchema>>;

const buttonSchema = z.object({
  label: z.string(),
  /** The command that a press gives, as a reader would write it: `/why YB38A`. */
  command: z.string(),
  /** The answer is for all in the channel, not for who pressed alone. */
  isForAll: z.boolean().optional(),
});
/** Something to press under a message, for a chat that has buttons. */
export type Button = Readonly<z.infer<typeof buttonSchema>>;

export const replySchema = z.object({
  title: z.string(),
  lines: z.array(lineSchema),
  citations: z.array(citationSchema),
  notes: z.array(z.string()),
  table: tableSchema.optional(),
  chart: chartSchema.optional(),
  significance: z.enum(significances).optional(),
  buttons: z.array(buttonSchema).optional(),
  mention: z.string().optional(),
  channel: z.string().optional(),
  more: z.string().optional(),
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
  readonly table?: Table | undefined;
  /** A picture of what the lines say, for a chat that can show one. */
  readonly chart?: Chart | undefined;
  /** How much an alert matters, for a chat that can mark it beside the words. */
  readonly significance?: Significance | undefined;
  /** Something to fill in instead of this reply, for a chat that has forms; never posted. */
  readonly form?: Form | undefined;
  /** At most five. */
  readonly buttons?: readonly Button[] | undefined;
  /** The role or user group to call, by its chat's own id. All other text calls nobody. */
  readonly mention?: string | undefined;
  /** The channel that it is about, by its chat's own id: shown as a link. Calls nobody. */
  readonly channel?: string | undefined;
  /** What to type for what did not fit: `/why YB38A`. */
  readonly more?: string | undefined;
}

/** The text of a line, struck or not. */
export const textOf = (line: Line): string => (typeof line === 'string' ? line : line.text);

/** The reply with its chart told in words, as its last line, for where no picture can be shown. */
export const chartInWords = ({ chart, ...reply }: Reply): Reply =>
  chart === undefined ? reply : { ...reply, lines: [...reply.lines, `Chart: ${chart.alt}`] };

/** One sentence as a Reply: what to do instead, or that something failed. */
export const sentenceReply = (text: string): Reply => ({
  title: 'That did not work',
  lines: [text],
  citations: [],
  notes: [],
});
