import type { Claim } from '../domain/claims.ts';
import { type CoverageItem, spokenAt } from '../domain/coverage.ts';
import type { Development } from '../domain/developments.ts';
import type { Fact } from '../domain/facts.ts';
import type { NamedDocument } from '../domain/feeds.ts';
import type { Lexicon } from '../domain/lexicon.ts';
import { isOfficial, type Tier } from '../domain/outlets.ts';
import type { Topic } from '../domain/topics.ts';
import { anchorsOf } from './anchors.ts';
import { detectDevelopment, headlineDevelopment } from './detect-developments.ts';
import { documentAnchorsOf, documentIn, effectiveDayIn, withoutListLines } from './documents.ts';
import { createClaimExtractor } from './extract/extract-claims.ts';
import { withDocument } from './filed-claims.ts';
import type { StoryInput } from './group-stories.ts';
import { type MatchTopics, type TopicMatch, topicsWithClaims } from './match-topics.ts';
import { reconcile } from './reconcile.ts';
import { createNameFinder } from './story-names.ts';
import { trimLitter } from './trim-litter.ts';

/** What an item says by itself, before anything that is held is looked at. */
export interface ItemReading {
  readonly item: CoverageItem;
  readonly match: TopicMatch;
  readonly claims: readonly Claim[];
  /** The item as the stories are asked about it. */
  readonly input: StoryInput;
}

export interface ItemReaderParts {
  readonly matchTopics: MatchTopics;
  readonly lexicon: Lexicon;
  readonly topics: readonly Topic[];
}

/** Builds the reader of items: whether one is coverage, its topics, and what it claims. */
export function createItemReader({
  matchTopics,
  lexicon,
  topics,
}: ItemReaderParts): (item: CoverageItem) => ItemReading {
  const extractClaims = createClaimExtractor({ lexicon, topics });
  const storyInputOf = createStoryInput(lexicon);
  return (whole) => {
    const item = { ...whole, text: whole.text.slice(0, textCharsMax) };
    const text = trimLitter(item.text);
    const matched = matchTopics({ title: item.title, text });
    const document = documentIn(item);
    const filing = { document, spokenAt: spokenAt(item), effectiveOn: effectiveDayIn(text) };
    const claims = matched.isRelevant ? withDocument(extractClaims(item), filing) : [];
    const match = { ...matched, topics: topicsWithClaims(matched.topics, { claims, topics }) };
    const { title, voice, tier } = item;
    const told = { itemId: item.id, title, text: item.text, spokenAt: spokenAt(item), voice, tier, document };
    return {
      item: document === undefined ? whole : { ...whole, document },
      ...{ match, claims, input: storyInputOf({ ...told, claims }) },
    };
  };
}

// News is told in fewer; a longer text costs no more than this one.
const textCharsMax = 40_000;

/** An item with its claims, as the stories are asked about it. */
export interface StoryTelling extends Pick<StoryInput, 'itemId' | 'title' | 'text' | 'spokenAt'> {
  /** Null where it only publishes again what others said. */
  readonly voice: string | null;
  readonly tier: Tier;
  readonly document?: NamedDocument | undefined;
  readonly claims: readonly Claim[];
}

/** Builds what the stories are asked with: the text without litter, the names in it, and the anchors of its claims. */
export function createStoryInput(lexicon: Lexicon): (told: StoryTelling) => StoryInput {
  const findNames = createNameFinder(lexicon);
  return ({ claims, voice, tier, document, ...told }) => {
    const text = document === undefined ? trimLitter(told.text) : withoutListLines(trimLitter(told.text));
    const names = findNames(`${told.title}\n${text}`);
    const documents = documentAnchorsOf({ title: told.title, text: told.text, document });
    const { anchors, mainAnchors } = anchorsOf(claims, { text: told.text });
    return {
      ...{ ...told, text, names, isVoice: voice !== null, isOfficial: isOfficial(tier), documents },
      ...{ anchors: [...documents, ...anchors], mainAnchors: [...documents, ...mainAnchors] },
    };
  };
}

export interface Laying extends Pick<ItemReading, 'item' | 'claims'> {
  /** What is held for the keys of the claims. */
  readonly held: ReadonlyMap<string, Fact>;
  readonly foundAt: number;
}

/** What the claims of an item change: the facts as they are then, each once, and the developments. */
export interface LaidClaims {
  readonly facts: readonly Fact[];
  readonly developments: readonly Development[];
}

/** Lays the claims of an item beside what is held, in their order. */
export function layClaims({ item, claims, held, foundAt }: Laying): LaidClaims {
  const facts = new Map<string, Fact>();
  const developments = claims.flatMap((claim) => {
    const { fact, change } = reconcile({ held: facts.get(claim.key) ?? held.get(claim.key), claim, item });
    facts.set(claim.key, fact);
    return detectDevelopment({ change, claim, fact, item, foundAt }) ?? [];
  });
  return { facts: [...facts.values()], developments };
}

export interface Telling {
  readonly reading: ItemReading;
  readonly storyId: string;
  readonly laid: readonly Development[];
  /** An alert of the story, or of all that the item tells, went out before. */
  readonly isAlerted: boolean;
  /** It was coverage before: what comes is an edit of it, or its print. */
  readonly isEdited: boolean;
  readonly foundAt: number;
}

/** What an item brings: its claims' developments, and its headline where nothing else would tell of a new story. */
export function developmentsOf({
  reading,
  storyId,
  laid,
  isAlerted,
  isEdited,
  foundAt,
}: Telling): readonly Development[] {
  const { item, match } = reading;
  const isUntold =
    match.isRelevant &&
    storyId === item.id &&
    !isAlerted &&
    !isEdited &&
    laid.every(({ kind }) => kind === 'corroborated');
  return isUntold ? [...laid, headlineDevelopment({ item, topics: match.topics, foundAt })] : laid;
}

/** A channel that follows a topic wants what its coverage brings, even where the claim itself is of another kind. */
export const withTopics = (developments: readonly Development[], topics: readonly string[]): Development[] =>
  developments.map((development) => ({ ...development, topics: [...new Set([...development.topics, ...topics])] }));
