import { isSameTitle, titleWords } from '../lib/same-title.ts';
import type { Anchor } from './anchors.ts';

/** An item as its official documents bind it. */
export interface DocumentedItem {
  readonly title: string;
  /** Epoch milliseconds. */
  readonly spokenAt: number;
  /** The documents that it is about. */
  readonly documents?: readonly Anchor[];
  /** A government published it. */
  readonly isOfficial?: boolean;
}

/** Which story an official document belongs to, by its number; by its title where a government tells it without one. */
export interface DocumentIndex {
  storyOf(item: DocumentedItem): string | undefined;
  /** Whether the story is that of another document of one series. */
  isOfAnother(item: DocumentedItem, storyId: string): boolean;
  add(item: DocumentedItem, storyId: string): void;
}

export interface DocumentLimits {
  readonly itemsMax: number;
  readonly horizonMs: number;
}

interface Told {
  readonly words: readonly string[];
  readonly at: number;
  readonly storyId: string;
}

/** No documents yet. Bounded: what was added the longest ago leaves first. */
export function createDocumentIndex({ itemsMax, horizonMs }: DocumentLimits): DocumentIndex {
  const byNumber = new Map<Anchor, Pick<Told, 'at' | 'storyId'>>();
  const numbersOf = new Map<string, Set<Anchor>>();
  const titles: Told[] = [];

  const isNear = ({ at }: Pick<Told, 'at'>, { spokenAt }: DocumentedItem) => Math.abs(at - spokenAt) <= horizonMs;
  const isOfAnother = ({ documents = [] }: DocumentedItem, storyId: string) =>
    areApart(documents, [...(numbersOf.get(storyId) ?? [])]);
  const titled = (item: DocumentedItem) => {
    if (!item.isOfficial) return undefined;
    const words = titleWords(item.title);
    return titles.findLast(
      (told) => isNear(told, item) && isSameTitle(told.words, words) && !isOfAnother(item, told.storyId),
    )?.storyId;
  };

  return {
    isOfAnother,
    storyOf: (item) =>
      (item.documents ?? [])
        .map((document) => byNumber.get(document))
        .find((told) => told !== undefined && isNear(told, item))?.storyId ?? titled(item),
    add(item, storyId) {
      const { documents = [], spokenAt: at } = item;
      for (const document of documents) {
        byNumber.delete(document);
        byNumber.set(document, { at, storyId });
        numbersOf.set(storyId, (numbersOf.get(storyId) ?? new Set()).add(document));
      }
      if (item.isOfficial) titles.push({ words: titleWords(item.title), at, storyId });
      leaveOldest(byNumber, itemsMax);
      leaveOldest(numbersOf, itemsMax);
      if (titles.length > titlesMax) titles.shift();
    },
  };
}

/** Titles that governments gave lately, at most. */
const titlesMax = 500;

function leaveOldest(map: Map<string, unknown>, max: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= max) break;
    map.delete(oldest);
  }
}

/** Whether both have documents of one series, as `document/FR`, and none in common. */
export function areApart(documents: readonly Anchor[], others: readonly Anchor[]): boolean {
  if (documents.some((document) => others.includes(document))) return false;
  const series = new Set(others.map(seriesOf));
  return documents.some((document) => series.has(seriesOf(document)));
}

const seriesOf = (document: Anchor): string => document.split('/').slice(0, 2).join('/');
