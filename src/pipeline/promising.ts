import type { FeedItem } from '../domain/feeds.ts';
import type { Lexicon } from '../domain/lexicon.ts';
import { languageOf } from '../lib/language.ts';
import { createTermFinder } from '../lib/terms.ts';
import { createPartyCounter, type PartyCounter } from './count-parties.ts';
import { termsFor, weighTerms, wordsOf } from './weigh-terms.ts';

interface Glance {
  readonly partiesIn: PartyCounter;
  readonly tradeIn: (text: string) => number;
}

/** Whether a title and summary alone make an item's page worth reading: a matter of trade, or both parties. */
export function createPromise(lexicon: Lexicon): (item: FeedItem) => boolean {
  const byLanguage = new Map<string | undefined, Glance>();
  return ({ title, text }) => {
    const shown = `${title}. ${text}`;
    const language = languageOf(shown);
    const glance = byLanguage.get(language) ?? createGlance(lexicon, language);
    byLanguage.set(language, glance);
    const parties = glance.partiesIn(shown);
    return glance.tradeIn(shown) >= tradeFrom || (parties.includes('US') && parties.includes('CN'));
  };
}

function createGlance(lexicon: Lexicon, language: string | undefined): Glance {
  const terms = termsFor(lexicon.relevance.tradeTerms, language);
  const find = createTermFinder(wordsOf(terms));
  return {
    partiesIn: createPartyCounter(lexicon, language),
    tradeIn: (text) => weighTerms(terms, find([text])).reduce((sum, { weight }) => sum + weight, 0),
  };
}

const tradeFrom = 1;
