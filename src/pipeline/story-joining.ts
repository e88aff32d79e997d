import { type CoverageItem, spokenAt } from '../domain/coverage.ts';
import type { CoverageReading } from '../domain/coverage-entries.ts';
import { statedValueOf } from '../domain/fact-keys.ts';
import type { Lexicon } from '../domain/lexicon.ts';
import { rarityOf } from './common-terms.ts';
import { describe } from './describe.ts';
import { createStoryIndex, type StoryInput, type StoryLimits } from './group-stories.ts';
import { createLiveStories } from './live-stories.ts';
import { createStoryInput } from './read-item.ts';
import { toldDaysOf } from './story-days.ts';
import { stemOf } from './story-stems.ts';
import { termsOf } from './story-terms.ts';
import { vectorOf } from './story-vectors.ts';

/** What shows that a piece belongs to its story, worked out now from what is kept of the pieces before it. */
export interface Joining {
  /** It opened the story; it joined it; it is no coverage, so that nothing joins for its sake. */
  readonly kind: 'opened' | 'joined' | 'aside';
  /** Official documents that pieces before it are about too. */
  readonly documents: readonly string[];
  /** The piece whose words it repeats. */
  readonly copyOf?: string | undefined;
  /** How like the words of the pieces before it are, 0 to 1. */
  readonly likeness: number;
  /** Telling words that pieces before it have too, the rarest first. */
  readonly words: readonly string[];
  /** What it and a piece before it both say. */
  readonly claims: readonly string[];
  /** It puts its act on a day on which a piece before it puts its own. */
  readonly isSameDay: boolean;
  /** Beside these pieces alone it would be put into this story today. */
  readonly wouldJoin: boolean;
}

/** Reads why the pieces of one story belong to it, in the order in which they were seen. */
export type ReadJoinings = (story: readonly CoverageReading[]) => Joining[];

export interface JoiningParts {
  readonly lexicon: Lexicon;
  readonly limits: StoryLimits;
}

/** Builds the reader with the same tools that group stories, so that it says nothing that they do not see. */
export function createJoiningReader({ lexicon, limits }: JoiningParts): ReadJoinings {
  const inputOf = createStoryInput(lexicon);
  return (story) => {
    const seen = createSeen({ ...limits, itemsMax: story.length + 1 });
    return story.map((reading) => {
      const piece = { reading, input: inputOf(toldOf(reading)) };
      if (!reading.isRelevant) return { ...nothing, kind: 'aside' };
      const joining = seen.isEmpty() ? opened : seen.joiningOf(piece);
      seen.add(piece);
      return joining;
    });
  };
}

const toldOf = ({ item, claims }: CoverageReading) => {
  const { id, title, text, voice, tier, document } = item;
  return { itemId: id, title, text, spokenAt: spokenAt(item), voice, tier, document, claims };
};

const nothing = { documents: [], likeness: 0, words: [], claims: [], isSameDay: false, wouldJoin: true };
const opened: Joining = { ...nothing, kind: 'opened' };

interface Piece {
  readonly reading: CoverageReading;
  readonly input: StoryInput;
}

interface Seen {
  isEmpty(): boolean;
  joiningOf(piece: Piece): Joining;
  add(piece: Piece): void;
}

// The index of one story, and beside it what the index only keeps as numbers.
function createSeen(limits: StoryLimits): Seen {
  const index = createStoryIndex(limits);
  const live = createLiveStories({ storiesMax: 1 });
  const [terms, claims, documents, days] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<number>()];
  const vector = (input: StoryInput) => vectorOf(termsOf(input));
  return {
    isEmpty: () => terms.size === 0,
    joiningOf({ reading, input }) {
      const placed = index.storyFor(input);
      const { main } = toldDaysOf(input);
      return {
        kind: 'joined',
        documents: (input.documents ?? []).filter((one) => documents.has(one)).map(numberOf),
        copyOf: placed.copyOf,
        likeness: live.nearest(vector(input))[0]?.cosine ?? 0,
        words: sharedWords(input, terms),
        claims: reading.claims.filter((claim) => claims.has(saidBy(claim))).map(({ statement }) => describe(statement)),
        isSameDay: main !== undefined && days.has(main),
        wouldJoin: placed.storyId === story,
      };
    },
    add({ reading, input }) {
      index.add(input, story);
      live.add({ storyId: story, vector: vector(input), at: input.spokenAt });
      for (const term of termsOf(input).keys()) terms.add(term);
      for (const claim of reading.claims) claims.add(saidBy(claim));
      for (const one of input.documents ?? []) documents.add(one);
      const { main } = toldDaysOf(input);
      if (main !== undefined) days.add(main);
    },
  };
}

const story = 'story';

const saidBy = ({ key, statement }: CoverageReading['claims'][number]): string => `${key} ${statedValueOf(statement)}`;

// `document/FR/2026-12345` is known to readers by what stands last.
const numberOf = (document: string): string => document.split('/').slice(2).join('/') || document;

const wordsShownMax = 6;
const leadCharsMax = 1_200;
const word = /[\p{L}\p{N}][\p{L}\p{N}.%-]*[\p{L}\p{N}%]/gu;

// As the piece itself writes them: what is compared are stems that nobody would recognise.
function sharedWords(input: StoryInput, before: ReadonlySet<string>): string[] {
  const terms = termsOf(input);
  const byStem = new Map<string, string>();
  for (const written of `${input.title} ${input.text.slice(0, leadCharsMax)}`.match(word) ?? []) {
    const stem = stemOf(written.toLowerCase());
    if (before.has(stem) && terms.has(stem) && !byStem.has(stem)) byStem.set(stem, written);
  }
  const rarest = [...byStem].toSorted(([a], [b]) => rarityOf(b) - rarityOf(a));
  return rarest.slice(0, wordsShownMax).map(([, written]) => written);
}

/** The pieces of a story in the order in which they came in: of those seen in one moment, the one that opened it first. */
export const inOrderSeen = (story: readonly CoverageReading[]): CoverageReading[] =>
  story.toSorted(
    (a, b) => a.item.seenAt - b.item.seenAt || Number(isOpener(b)) - Number(isOpener(a)) || compare(a.item, b.item),
  );

const isOpener = ({ item, storyId }: CoverageReading): boolean => item.id === storyId;
const compare = (a: CoverageItem, b: CoverageItem): number => (a.id < b.id ? -1 : 1);
