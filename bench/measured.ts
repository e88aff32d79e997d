/** How much is measured: all for the document, or so little that every test run can do it. */
export type Size = 'full' | 'small';

/** What a figure is held against. */
export interface Bound {
  readonly at: 'most' | 'least' | 'exactly';
  /** Of the figure itself, or of its ratio to the peer. */
  readonly of: 'value' | 'ratio';
  readonly bound: number;
}

/** One number, with what it stands beside in the same run. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** One value a round. */
  readonly ours: readonly number[];
  /** Rounds of what does the same without Parley, by turns with ours. */
  readonly peer?: { readonly name: string; readonly values: readonly number[] };
  readonly bound?: Bound;
  /** More is better: a rate. Else less is. */
  readonly isRate?: boolean;
}

/** A figure over sizes that are ten times each other. */
export interface Growth {
  readonly name: string;
  readonly unit: string;
  /** What there is more of. */
  readonly of: string;
  readonly steps: readonly { readonly size: number; readonly value: number }[];
  /** The greatest exponent that is well: 1 grows with the size, 0 does not grow. */
  readonly exponentMax?: number;
}

/** What a bench found. */
export interface Measured {
  readonly figures: readonly Figure[];
  readonly growths?: readonly Growth[];
  /** What a reader of the figures must know. */
  readonly notes?: readonly string[];
}

/** Told of what goes on, so that nobody takes a long run for a dead one. */
export type Say = (progress: string) => void;

/** A part of the benches. */
export interface Bench {
  readonly title: string;
  /** What is measured, in a sentence. */
  readonly what: string;
  /** Packages beside which it is measured. */
  readonly peers: readonly string[];
  readonly measure: (size: Size, say: Say) => Promise<Measured>;
  /** The same with arguments of its own, which prints its own text. */
  readonly alone?: (args: readonly string[]) => Promise<void>;
}

const rounds: Readonly<Record<Size, number>> = { full: 5, small: 1 };

/**
 * Measures all sides by turns, so that what else the machine does meets all alike: five rounds, or one where it is
 * small. Gives each side's values, one a round.
 */
export async function byTurns<Side extends string, T>(
  size: Size,
  sides: Readonly<Record<Side, () => Promise<T>>>,
): Promise<Record<Side, T[]>> {
  const names = Object.keys(sides) as Side[];
  const found = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Side, T[]>;
  for (let round = 0; round < rounds[size]; round++) for (const name of names) found[name].push(await sides[name]());
  return found;
}
