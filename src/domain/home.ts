import type { Button, Citation } from './replies.ts';

/** What Parley does for a workspace, on one page, for a chat that has such pages. All of it is plain text. */
export interface HomePage {
  readonly title: string;
  /** At most four. */
  readonly sections: readonly HomeSection[];
  /** At most five. */
  readonly buttons: readonly HomeButton[];
  readonly notes: readonly string[];
}

/** Lines under a heading; they refer to its citations as `[1]`. */
export interface HomeSection {
  readonly heading: string;
  /** At most 40. */
  readonly lines: readonly HomeLine[];
  readonly citations: readonly Citation[];
}

export interface HomeLine {
  readonly text: string;
  /** The channel that it is about, by its chat's own id: shown as a link before the text. */
  readonly channel?: string;
}

/** A button whose command may be for a channel that is yet to be chosen. */
export interface HomeButton extends Button {
  readonly asksChannel?: boolean;
}
