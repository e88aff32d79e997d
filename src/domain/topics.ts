import type { TermTable } from './terms.ts';

/** A subject that channels subscribe to. An operator adds one in `config/topics`. */
export interface Topic {
  readonly id: string;
  readonly label: string;
  /** Other names under which a reader may ask for it. */
  readonly aliases: readonly string[];
  /** What shows it in coverage. Terms that weigh 1 together suffice; in the title, or twice, one counts double. */
  readonly terms: TermTable;
  /** Fact keys that begin so belong to the topic. */
  readonly keyPrefixes: readonly string[];
  /** Claims whose keys begin so give their whole item the topic. */
  readonly impliedBy?: readonly string[];
}
