import type { Counterweight } from '../../domain/relevance.ts';
import { weighTerms } from '../weigh-terms.ts';
import type { Shown, Sign } from './sign.ts';

const hitsForAll = 2;
const titleHits = 2;

/** What speaks against a piece of another kind, such as sport; one passing word counts for half. */
export const counterSigns = ({ hits }: Shown, counterweights: readonly Counterweight[]): Sign[] =>
  counterweights.flatMap(({ name, weight, terms }) => {
    const count = weighTerms(terms, hits)
      .flatMap(({ at }) => at)
      .reduce((sum, at) => sum + (at === 0 ? titleHits : 1), 0);
    return count === 0 ? [] : [{ points: -weight * Math.min(1, count / hitsForAll), reason: `reads like ${name}` }];
  });
