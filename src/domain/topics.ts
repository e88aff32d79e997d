/** A subject that channels subscribe to. An operator adds one in `config/topics`. */
export interface Topic {
  readonly id: string;
  readonly label: string;
  /** Other names under which a reader may ask for it. */
  readonly aliases: readonly string[];
  /** Words and phrases that show it in coverage, lower case; matched at word starts. */
  readonly terms: readonly string[];
  /** Fact keys that begin so belong to the topic. */
  readonly keyPrefixes: readonly string[];
}
