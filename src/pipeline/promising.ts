import type { FeedItem } from '../domain/feeds.ts';
import type { Lexicon } from '../domain/lexicon.ts';
import { anyOf, anyStarting, countMatches } from '../lib/words.ts';
import { wordsFor } from './party-words.ts';

/** Whether a title and summary alone make an item's page worth reading: a word of trade, or both parties. */
export function createPromise(lexicon: Lexicon): (item: FeedItem) => boolean {
  const [trade, us, cn] = [
    anyStarting(lexicon.tradeTerms),
    anyOf(wordsFor(lexicon, 'US')),
    anyOf(wordsFor(lexicon, 'CN')),
  ];
  return ({ title, text }) => {
    const shown = `${title}. ${text}`;
    return countMatches(shown, trade) > 0 || (countMatches(shown, us) > 0 && countMatches(shown, cn) > 0);
  };
}
