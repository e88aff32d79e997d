import type { Party } from './statements.ts';

const names: Readonly<Record<string, { noun: string; adjective: string }>> = {
  US: { noun: 'the US', adjective: 'US' },
  CN: { noun: 'China', adjective: 'Chinese' },
  GB: { noun: 'the UK', adjective: 'British' },
  EU: { noun: 'the EU', adjective: 'EU' },
  WORLD: { noun: 'all countries', adjective: 'all' },
};

/** `the US`, `China`, `Australia`; what is no code of a country stays as it is. */
export const nounOf = (party: Party): string =>
  names[party]?.noun ?? (/^[A-Z]{2}$/.test(party) ? (regions.of(party) ?? party) : party);

const regions = new Intl.DisplayNames('en-GB', { type: 'region' });

/** `US`, `Chinese`; other parties by their code. */
export const adjectiveOf = (party: Party): string => names[party]?.adjective ?? party;
