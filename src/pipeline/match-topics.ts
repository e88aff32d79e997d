import type { Lexicon } from '../domain/lexicon.ts';
import type { Topic } from '../domain/topics.ts';
import { anyOf, anyStarting, countMatches } from '../lib/words.ts';
import { wordsFor } from './party-words.ts';

export interface TopicMatch {
  /** Coverage of trade between the US and China. */
  readonly isRelevant: boolean;
  /** The ids of the topics that it touches; empty when it is not relevant. */
  readonly topics: readonly string[];
}
export type MatchTopics = (item: { readonly title: string; readonly text: string }) => TopicMatch;

const readCharsMax = 4000;
const partyMentionsMin = 1;

/** Builds the matcher: relevant is what names both parties and a word of trade near the top. */
export function createTopicMatcher({ lexicon, topics }: { lexicon: Lexicon; topics: readonly Topic[] }): MatchTopics {
  const [us, cn] = [anyOf(wordsFor(lexicon, 'US')), anyOf(wordsFor(lexicon, 'CN'))];
  const trade = anyStarting(lexicon.tradeTerms);
  const terms = topics.map(({ id, terms: words }) => ({ id, pattern: anyStarting(words) }));
  return ({ title, text }) => {
    const read = `${title}. ${text}`.slice(0, readCharsMax);
    const isRelevant =
      countMatches(read, us) >= partyMentionsMin &&
      countMatches(read, cn) >= partyMentionsMin &&
      countMatches(read, trade) > 0;
    return {
      isRelevant,
      topics: isRelevant ? terms.filter(({ pattern }) => countMatches(read, pattern) > 0).map(({ id }) => id) : [],
    };
  };
}
