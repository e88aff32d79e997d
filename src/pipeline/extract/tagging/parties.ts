import type { PartyWords, Place } from '../../../domain/lexicon.ts';
import type { Party } from '../../../domain/statements.ts';
import { matchesOf } from '../../../lib/matches.ts';
import { alternatives, wordEnd, wordStart } from '../../../lib/words.ts';
import type { Tag, Tagger } from './tags.ts';

/** Finds words that stand for a party: names, capitals, offices, and the adjectives that tell whose something is. */
export function createPartyTagger(parties: readonly PartyWords[]): Tagger {
  const words = new Map<string, { readonly party: Party; readonly isAdjective: boolean }>(
    parties.flatMap(({ party, nouns, adjectives }) => [
      ...nouns.map((word) => [word, { party, isAdjective: false }] as const),
      ...adjectives.map((word) => [word, { party, isAdjective: true }] as const),
    ]),
  );
  const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives([...words.keys()])})(?![\\p{L}\\p{N}])${noCoin}`, 'gu');
  return (text) =>
    matchesOf(text, any).flatMap((match): Tag[] => {
      const meaning = words.get(match[0]);
      return meaning ? [{ kind: 'party', start: match.index, end: match.index + match[0].length, ...meaning }] : [];
    });
}

// "US$5bn" and "5 million U.S. dollars" name a coin, not a party.
const noCoin = '(?!\\.? ?\\$|\\.? dollars?\\b)';

/** Finds places. A capital or country that also names a government is a place only where the words around it say so. */
export function createPlaceTagger(places: readonly Place[]): Tagger {
  const names = new Map<string, { readonly place: Place; readonly isVenue: boolean }>(
    places.flatMap((place) => [
      ...[place.name, ...(place.names ?? [])].map((name) => [name, { place, isVenue: false }] as const),
      ...(place.venues ?? []).map((name) => [name, { place, isVenue: true }] as const),
    ]),
  );
  const datelines = new Map([...names].map(([name, found]) => [name.toUpperCase(), found]));
  const any = new RegExp(`${wordStart}(?:${alternatives([...names.keys()])})${wordEnd}`, 'gu');
  const dateline = new RegExp(`^[(\\["]?(?:${alternatives([...datelines.keys()])})(?=[,:(. —–-])(?!-\\p{L})`, 'gu');
  return (text) => [
    ...matchesOf(text, dateline).flatMap((match): Tag[] => {
      const name = match[0].replace(/^[(["]/, '');
      const found = datelines.get(name);
      const end = match[0].length;
      return found && isDateline(text.slice(end)) ? [tagFor(found.place, { start: end - name.length, end })] : [];
    }),
    ...matchesOf(text, any).flatMap((match): Tag[] => {
      const found = names.get(match[0]);
      const span = { start: match.index, end: match.index + match[0].length };
      if (!found || (found.place.isMetonym && !found.isVenue && !isWhere(text, span))) return [];
      return [{ ...tagFor(found.place, span), ...(found.isVenue ? { venue: match[0] } : {}) }];
    }),
  ];
}

const tagFor = ({ name: place, within }: Place, span: { start: number; end: number }) =>
  ({ kind: 'place', place, ...(within ? { within } : {}), ...span }) as const;

// "OSLO, May 3 (Agency) --" at the head of a text.
const isDateline = (after: string): boolean => /^[^.!?]{0,40}(?:\)|\]|--|—|–|-|:)\s?/.test(after);

const isWhere = (text: string, { start, end }: { start: number; end: number }): boolean =>
  (before.test(text.slice(Math.max(0, start - beforeChars), start)) &&
    !notAfter.test(text.slice(end, end + afterChars))) ||
  after.test(text.slice(end, end + afterChars)) ||
  (toward.test(text.slice(Math.max(0, start - beforeChars), start)) && errand.test(text.slice(end, end + errandChars)));

// "a delegation of thirty to Washington for talks".
const toward = /\b(?:to|for) $/;
const errand =
  /^(?: (?:this|next|last|on|later|in|early) [\w ]{2,16})?,? (?:for|to (?:hold|attend|join|resume|meet|continue|conduct|begin|start)) (?:[\w'-]+ ){0,5}(?:talks|negotiations|meetings?|consultations|discussions|rounds?)\b/;
const errandChars = 90;

const beforeChars = 40;
const afterChars = 24;
const before =
  /(?:\b(?:in|at|near|outside|around|en|à|visit(?:s|ed|ing)?(?: to)?|tour of|trips? to|travel(?:s|ed|l?ing)? to|fl(?:y|ies|ew|own|ying) (?:back )?(?:in)?to|arriv\w+ (?:\w+ )?in|return\w* (?:to|from)|head(?:s|ed|ing)? (?:back )?to|went to|goes? to|going to|gone to|c[ao]m(?:e|es|ing) to|journey(?:s|ed)? to|(?:delegation|team|negotiators?|officials?|envoys?|minister|mission) to|sent to|dispatch(?:es|ed)? to|back (?:to|from|in)|due in|leav(?:e|es|ing)|left|hosted by) (?:the )?(?:downtown |central |nearby |rainy |snowy |sunny )?|(?:在|赴|到|抵達|抵达|於|于|访问|訪問|至))$/i;
// "in Washington's view", "in US terms": the government after all.
const notAfter = /^'s (?:view|eyes|hands|interest|court|favou?r|position)/;
const after =
  /^(?:'s)? (?:(?:trade|economic|leaders'?|bilateral|peace) )?(?:summit|meetings?|trip|visit|talks|negotiations|round|gathering|hotel|airport|consultations|dinner|leg|stop|session|venue)\b|^,? D\.?C\.?\b/i;

/** Finds names that no list holds where the words before leave no doubt: "held talks in Trondheim". Runs last. */
export const tagUnknownPlaces: Tagger = (text) =>
  matchesOf(text, unknownPlace).flatMap((match): Tag[] => {
    const { name = '' } = match.groups ?? {};
    const start = match.index + match[0].length - name.length;
    return notPlaces.test(name) ? [] : [{ kind: 'place', place: name, start, end: start + name.length }];
  });

const unknownPlace =
  /\b(?:talks?|negotiations|round|meet(?:s|ings?)?|met|consultations|discussions|summit|gather(?:ed|ing)?|convened?|reconvened?|sat down|sit down|dialogue|parleys?) (?:(?:between|of|with) [^;,.]{3,40}? )?(?:(?:be|to be|to|will|are|is|were|was|held|took place|take place|taking place|open(?:s|ed)?|beg[aiu]ns?|start(?:s|ed)?|ended|resumes?|resumed|continued?|on \w+day|this week|next week|last week) )*in (?:the \w+ (?:city|capital|resort|town) of )?(?<name>\p{Lu}[\p{Ll}'’-]+(?: \p{Lu}[\p{Ll}'’-]+)?)(?![\p{L}])/gu;
const notPlaces =
  /^(?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October|\w+day|Spring|Summer|Autumn|Fall|Winter|Asia|Europe|Africa|America|Congress|Parliament|Chinese|English|American|Section|Phase|Person|Private|Public|Secret|Earnest|Good|Recent|Early|Late|Mid)\b/;
