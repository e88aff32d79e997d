/** What may be forgotten once it is over for long enough. Alerts, facts and the coverage that they rest on are kept for good. */
export const outdatedKinds = ['messages', 'threads', 'passed-over', 'changes', 'feedback'] as const;
export type OutdatedKind = (typeof outdatedKinds)[number];

/** A piece of forgetting: at most so many rows of a kind that were over before this time. */
export interface Outdated {
  readonly kind: OutdatedKind;
  readonly before: number;
  readonly limit: number;
}

const dayMs = 86_400_000;

/** How long each is kept after it was over, milliseconds. An alert may be corrected for 90 days: its messages and threads stay for longer. */
export const keptMs: Readonly<Record<OutdatedKind, number>> = {
  /** Posted, merged or given up. */
  messages: 180 * dayMs,
  threads: 180 * dayMs,
  /** What was found to be no coverage of the talks. Feeds go on listing some of it for long. */
  'passed-over': 400 * dayMs,
  changes: 400 * dayMs,
  feedback: 730 * dayMs,
};
