import type { PartyWords } from '../../domain/lexicon.ts';
import type { Party } from '../../domain/statements.ts';
import type { Shown, Sign } from './sign.ts';

/** How the two sides are named; nothing where one of them is not. */
export function sideSigns({ parties }: Shown): Sign[] {
  if (!names(parties.flat(), 'US') || !names(parties.flat(), 'CN')) return [];
  const title = parties[0] ?? [];
  if (names(title, 'US') && names(title, 'CN')) return [{ points: 2, reason: 'names both sides in the title' }];
  if (names(title, 'US') || names(title, 'CN'))
    return [{ points: 0.7, reason: 'names both sides, one of them in the title' }];
  return [{ points: 0, reason: 'names both sides' }];
}

/** Builds what speaks against a piece that is more about another country's affairs. */
export function createThirdPartySigns(parties: readonly PartyWords[]): (shown: Shown) => Sign[] {
  const nouns = new Map(parties.map(({ party, nouns: [noun] }) => [party, noun]));
  return (shown) => {
    const title = shown.parties[0] ?? [];
    const weights = weightsOf(shown.parties);
    const [third, weight] = [...weights].filter(([party]) => !isSide(party)).toSorted((a, b) => b[1] - a[1])[0] ?? [];
    if (third === undefined || weight === undefined) return [];
    const lesser = Math.min(weights.get('US') ?? 0, weights.get('CN') ?? 0);
    const points = thirdPartyPoints({ title, third, isHeavier: weight > lesser, isFarHeavier: weight > lesser * 2 });
    return points === 0 ? [] : [{ points, reason: `seems to be about ${nouns.get(third) ?? third}` }];
  };
}

interface Weighing {
  readonly title: readonly Party[];
  readonly third: Party;
  /** Named more than the side that is named less. */
  readonly isHeavier: boolean;
  readonly isFarHeavier: boolean;
}

function thirdPartyPoints({ title, third, isHeavier, isFarHeavier }: Weighing): number {
  // A title that names both sides is about them, unless another party stands before them as the one who acts.
  if (names(title, 'US') && names(title, 'CN')) return title[0] === third && isHeavier ? -5 : 0;
  if (names(title, third)) return isHeavier ? -5 : -1.5;
  return isFarHeavier ? -1.5 : 0;
}

const isSide = (party: Party): boolean => party === 'US' || party === 'CN';
const names = (parties: readonly Party[], party: Party): boolean => parties.includes(party);

// A party in the title is what a piece is about; one in the first sentence nearly so.
const placeWeights = [3, 2];

function weightsOf(parties: Shown['parties']): Map<Party, number> {
  const weights = new Map<Party, number>();
  parties.forEach((named, at) => {
    for (const party of named) weights.set(party, (weights.get(party) ?? 0) + (placeWeights[at] ?? 1));
  });
  return weights;
}
