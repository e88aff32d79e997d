import type { Claim } from '../domain/claims.ts';
import type { Lexicon } from '../domain/lexicon.ts';
import type { Topic } from '../domain/topics.ts';
import { languageOf } from '../lib/language.ts';
import { sentencesOf } from '../lib/sentences.ts';
import { createTermFinder } from '../lib/terms.ts';
import { createRelevanceJudge, type Judgement, judgedTerms } from './judge-relevance.ts';
import { termsFor, type WeighedTerm, weighTerms, wordsOf } from './weigh-terms.ts';

export interface TopicMatch extends Judgement {
  /** The ids of the topics that it touches; empty when it is not relevant. */
  readonly topics: readonly string[];
}
export type MatchTopics = (item: { readonly title: string; readonly text: string }) => TopicMatch;

export interface MatcherParts {
  readonly lexicon: Lexicon;
  readonly topics: readonly Topic[];
}

const readCharsMax = 4000;

/** Builds the matcher: whether a piece is coverage of US–China trade, why, and on which topics. */
export function createTopicMatcher(parts: MatcherParts): MatchTopics {
  const byLanguage = new Map<string | undefined, MatchSentences>();
  return ({ title, text }) => {
    const read = text.slice(0, readCharsMax);
    const language = languageOf(`${title}. ${read}`);
    const match = byLanguage.get(language) ?? createLanguageMatcher(parts, language);
    byLanguage.set(language, match);
    return match([title, ...sentencesOf(read).map((sentence) => sentence.text)]);
  };
}

type MatchSentences = (sentences: readonly string[]) => TopicMatch;

function createLanguageMatcher({ topics, lexicon }: MatcherParts, language: string | undefined): MatchSentences {
  const judge = createRelevanceJudge(lexicon, language);
  const sought = topics.map(({ id, terms }) => ({ id, terms: termsFor(terms, language) }));
  const find = createTermFinder([...judgedTerms(lexicon, language), ...sought.flatMap(({ terms }) => wordsOf(terms))]);
  return (sentences) => {
    const hits = find(sentences);
    const judgement = judge({ sentences, hits });
    const touched = sought.filter(
      ({ terms }) => judgement.isRelevant && weightOf(weighTerms(terms, hits)) >= topicFrom,
    );
    return { ...judgement, topics: touched.map(({ id }) => id) };
  };
}

const topicFrom = 1;
const doubled = 2;

const weightOf = (found: readonly WeighedTerm[]): number =>
  found.reduce((sum, { weight, at }) => sum + weight * (at.includes(0) || at.length > 1 ? doubled : 1), 0);

/** The topics of an item whose claims are known: those that its words show, and those that its claims imply. */
export const topicsWithClaims = (
  matched: readonly string[],
  { claims, topics }: { readonly claims: readonly Claim[]; readonly topics: readonly Topic[] },
): string[] =>
  topics
    .filter(
      ({ id, impliedBy = [] }) =>
        matched.includes(id) || claims.some(({ key }) => impliedBy.some((prefix) => key.startsWith(prefix))),
    )
    .map(({ id }) => id);
