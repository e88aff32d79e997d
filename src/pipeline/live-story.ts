/** A story that coverage can still join. */
export interface LiveStory {
  readonly id: string;
  /** Its place in the sums of a look-up; no two live stories have the same. */
  readonly slot: number;
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
