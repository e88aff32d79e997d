import type { StatementOf } from '../../domain/statements.ts';
import type { Found, Reading } from './reading.ts';

/** Who takes part in the talks that an item tells of, who leads a team, and who expressly stays away. */
export const findDelegates = (_reading: Reading, _rounds: readonly StatementOf<'round'>[]): Found[] => [];
