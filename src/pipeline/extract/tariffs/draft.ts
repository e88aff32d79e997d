import type { StatementOf } from '../../../domain/statements.ts';
import type { Found } from '../reading.ts';
import type { Direction } from './directions.ts';

/** A rate that is read but for whose it is, where the sentence does not tell that. */
export interface Draft {
  readonly directions: readonly Direction[];
  /** What is told to have led to the rate. */
  readonly turn?: 'raised' | 'cut' | undefined;
  readonly rate: Omit<StatementOf<'tariff'>, 'kind' | 'imposer' | 'target'>;
  readonly found: Omit<Found, 'statement'>;
}

/** What the rates of a text have in common. */
export interface Context {
  /** The day on which the text speaks. */
  readonly day: string;
  /** The text is about a plan: a deal yet to be approved, duties that take effect on a day ahead. */
  readonly isPlanned: boolean;
  /** The sentences of whose duties the next one says that they start on a day ahead, by index. */
  readonly startsLater: ReadonlySet<number>;
}
