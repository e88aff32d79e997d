/** A story that coverage can still join; its terms are those of its items, added up. */
export interface LiveStory {
  readonly id: string;
  /** Its place in the sums of a look-up; no two live stories have the same. */
  readonly slot: number;
  /** Each with the place at which the story stands among those that have the term; with its weight, where no other has it. */
  readonly terms: Map<string, number>;
  squaredNorm: number;
  /** Epoch milliseconds. */
  firstAt: number;
  lastAt: number;
  /** The days on which its items put their act, as days since 1970. */
  mainDays: ReadonlySet<number>;
  /** All days that its items name. */
  allDays: ReadonlySet<number>;
  anchors: ReadonlySet<string>;
  mainAnchors: ReadonlySet<string>;
}
