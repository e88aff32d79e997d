import type { LoneVoice } from '../../domain/relevance.ts';
import { weighTerms } from '../weigh-terms.ts';
import { leadEndsAt, type Shown, type Sign } from './sign.ts';

/** What speaks for a notice of one side on what the other needs, though it does not name the other. */
export const voiceSigns = ({ parties, hits }: Shown, voices: readonly LoneVoice[]): Sign[] =>
  voices.flatMap(({ side, terms }) => {
    const named = new Set(parties.flat());
    const isAlone = named.has(side) && !named.has(side === 'US' ? 'CN' : 'US');
    const isForeign = parties[0]?.some((party) => party !== side);
    const isInLead = weighTerms(terms, hits).some(({ at }) => at.some((index) => index < leadEndsAt));
    return isAlone && isInLead && !isForeign
      ? [{ points: 2, reason: 'a notice of one side on what the other needs' }]
      : [];
  });
