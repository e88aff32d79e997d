import type { PartyWords, Place } from '../../../domain/lexicon.ts';
import type { Party } from '../../../domain/statements.ts';
import { alternatives } from '../../../lib/words.ts';
import type { Tag, Tagger } from './tags.ts';

/** Finds words that stand for a party: names, capitals, offices, and the adjectives that tell whose something is. */
export function createPartyTagger(parties: readonly PartyWords[]): Tagger {
  const words = new Map<string, { readonly party: Party; readonly isAdjective: boolean }>(
    parties.flatMap(({ party, nouns, adjectives }) => [
      ...nouns.map((word) => [word, { party, isAdjective: false }] as const),
      ...adjectives.map((word) => [word, { party, isAdjective: true }] as const),
    ]),
  );
  const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives([...words.keys()])})(?![\\p{L}\\p{N}]| ?\\$)`, 'gu');
  return (text) =>
    [...text.matchAll(any)].flatMap((match): Tag[] => {
      const meaning = words.get(match[0]);
      return meaning ? [{ kind: 'party', start: match.index, end: match.index + match[0].length, ...meaning }] : [];
    });
}

/** Finds places. A capital or country that also names a government is a place only where the words around it say so. */
export function createPlaceTagger(places: readonly Place[]): Tagger {
  const names = new Map<string, { readonly place: Place; readonly isVenue: boolean }>(
    places.flatMap((place) => [
      ...[place.name, ...(place.names ?? [])].map((name) => [name, { place, isVenue: false }] as const),
      ...(place.venues ?? []).map((name) => [name, { place, isVenue: true }] as const),
    ]),
  );
  const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives([...names.keys()])})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) =>
    [...text.matchAll(any)].flatMap((match): Tag[] => {
      const found = names.get(match[0]);
      const span = { start: match.index, end: match.index + match[0].length };
      if (!found || (found.place.isMetonym && !found.isVenue && !isWhere(text, span))) return [];
      return [{ kind: 'place', place: found.place.name, ...(found.isVenue ? { venue: match[0] } : {}), ...span }];
    });
}

const isWhere = (text: string, { start, end }: { start: number; end: number }): boolean =>
  (before.test(text.slice(Math.max(0, start - beforeChars), start)) &&
    !notAfter.test(text.slice(end, end + afterChars))) ||
  after.test(text.slice(end, end + afterChars));

const beforeChars = 30;
const afterChars = 24;
const before =
  /\b(?:in|at|near|outside|visit(?:s|ed|ing)?(?: to)?|trip to|travel(?:s|ed|l?ing)? to|fl(?:y|ies|ew|ying) to|arriv\w+ in|return\w* to|heads? to|headed to|went to|goes? to|going to|com(?:e|es|ing) to|journey to|delegation to|team to|back to|leave|left) (?:the )?(?:[a-z]+ )?$/i;
// "in Washington's view", "in US terms": the government after all.
const notAfter = /^'s (?:view|eyes|hands|interest|court|favou?r|position)/;
const after =
  /^(?:'s)? (?:summit|meeting|trip|visit|talks|negotiations|round|gathering|hotel|airport|consultations)\b|^,? D\.?C\.?\b/i;
