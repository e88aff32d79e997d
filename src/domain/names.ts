import type { Party } from './statements.ts';

const names: Readonly<Record<string, { noun: string; adjective: string }>> = {
  US: { noun: 'the US', adjective: 'US' },
  CN: { noun: 'China', adjective: 'Chinese' },
  GB: { noun: 'the UK', adjective: 'British' },
  EU: { noun: 'the EU', adjective: 'EU' },
  WORLD: { noun: 'all countries', adjective: 'all' },
};

/** `the US`, `China`; other parties by their code. */
export const nounOf = (party: Party): string => names[party]?.noun ?? party;

/** `US`, `Chinese`; other parties by their code. */
export const adjectiveOf = (party: Party): string => names[party]?.adjective ?? party;
