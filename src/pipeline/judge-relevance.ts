import type { Lexicon } from '../domain/lexicon.ts';
import type { TermHits } from '../lib/terms.ts';
import { createPartyCounter } from './count-parties.ts';
import { counterSigns } from './signs/counterweights.ts';
import { voiceSigns } from './signs/lone-voices.ts';
import { createThirdPartySigns, sideSigns } from './signs/parties.ts';
import type { Shown, Sign } from './signs/sign.ts';
import { tradeSigns } from './signs/trade.ts';
import { termsFor, weighTerms, wordsOf } from './weigh-terms.ts';

/** Whether a piece is coverage of US–China trade, and why. */
export interface Judgement {
  readonly isRelevant: boolean;
  /** Short phrases for readers, such as "names both sides in the title". */
  readonly reasons: readonly string[];
}

/** Judges a piece by its sentences, the title first, and by the terms found in them. */
export type JudgeRelevance = (piece: { readonly sentences: readonly string[]; readonly hits: TermHits }) => Judgement;

const relevantFrom = 2.3;

/** Builds the judge for texts in one language: signs for and against are added up. */
export function createRelevanceJudge({ relevance, ...lexicon }: Lexicon, language: string | undefined): JudgeRelevance {
  const partiesIn = createPartyCounter({ relevance, ...lexicon }, language);
  const thirdPartySigns = createThirdPartySigns(lexicon.parties);
  const tradeTerms = termsFor(relevance.tradeTerms, language);
  return ({ sentences, hits }) => {
    const shown: Shown = { hits, parties: sentences.map(partiesIn), trade: weighTerms(tradeTerms, hits) };
    const sides = [...sideSigns(shown), ...voiceSigns(shown, relevance.loneVoices)];
    const trade = tradeSigns(shown);
    // Nothing makes up for a side that is not there, or for trade that is not.
    if (sides.length === 0) return { isRelevant: false, reasons: ['does not name both sides'] };
    if (trade.length === 0) return { isRelevant: false, reasons: ['says too little of trade'] };
    const against = [...thirdPartySigns(shown), ...counterSigns(shown, relevance.counterweights)];
    return judgementOf([...sides, ...trade, ...against]);
  };
}

/** All terms that the judge wants to be looked for. */
export const judgedTerms = ({ relevance }: Lexicon, language: string | undefined): string[] =>
  wordsOf([
    ...termsFor(relevance.tradeTerms, language),
    ...relevance.counterweights.flatMap(({ terms }) => terms),
    ...relevance.loneVoices.flatMap(({ terms }) => terms),
  ]);

const judgementOf = (signs: readonly Sign[]): Judgement => ({
  isRelevant: signs.reduce((sum, { points }) => sum + points, 0) >= relevantFrom,
  reasons: signs.map(({ reason }) => reason),
});
