import type { Tier } from './outlets.ts';

/** A line of a message, plain text without markup. A struck line is shown crossed out. */
export type Line = string | { readonly text: string; readonly isStruck: true };

/** Who said it and when. `title` names a document that has no link. */
export interface Citation {
  readonly outlet: string;
  readonly tier: Tier;
  /** `YYYY-MM-DD`, or as exact as known. */
  readonly date: string;
  readonly url?: string;
  readonly title?: string;
}

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
