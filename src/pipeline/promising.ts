import type { FeedItem } from '../domain/feeds.ts';
import type { Lexicon } from '../domain/lexicon.ts';
import { anyOf, anyStarting, countMatches } from '../lib/words.ts';

/** Whether a title and summary alone make an item's page worth reading: a word of trade, or both parties. */
export function createPromise({ tradeTerms, parties }: Lexicon): (item: FeedItem) => boolean {
  const [trade, us, cn] = [anyStarting(tradeTerms), anyOf(parties.US), anyOf(parties.CN)];
  return ({ title, text }) => {
    const shown = `${title}. ${text}`;
    return countMatches(shown, trade) > 0 || (countMatches(shown, us) > 0 && countMatches(shown, cn) > 0);
  };
}
