import type { Outcome } from '../../src/domain/deliveries.ts';

/** The `ref` of what was sent; else words that no test expects. */
export const refOf = (outcome: Outcome): string =>
  outcome.kind === 'sent' ? outcome.ref : `not sent: ${outcome.kind}`;
