import type { Lexicon } from '../domain/lexicon.ts';
import type { Party } from '../domain/statements.ts';
import { createNameFinder } from '../lib/scanner.ts';

/** The parties that a sentence names, once for each time. */
export type PartyCounter = (sentence: string) => Party[];

/** Builds what finds parties by their names, people and companies, and by the words of a language. */
export function createPartyCounter(lexicon: Lexicon, language: string | undefined): PartyCounter {
  const meanings = new Map<string, Set<Party>>();
  for (const [party, names] of namesOf(lexicon, language))
    for (const name of names) meanings.set(name, (meanings.get(name) ?? new Set()).add(party));
  const find = createNameFinder([...meanings.keys()]);
  return (sentence) => find(sentence).flatMap((name) => [...(meanings.get(name) ?? [])]);
}

type Names = readonly [Party, readonly string[]];

function namesOf({ parties, people, relevance }: Lexicon, language: string | undefined): Names[] {
  const { companies, sideWords } = relevance;
  const words = language === undefined ? undefined : sideWords[language];
  return [
    ...parties.map(({ party, nouns, adjectives }): Names => [party, [...nouns, ...adjectives]]),
    ...people.map(
      ({ side, name, names = [], surname, isSurnameClear }): Names => [
        side,
        [name, ...names, ...(isSurnameClear ? [surname] : [])],
      ],
    ),
    ...[companies, ...(words ? [words] : [])].flatMap(({ US, CN }): Names[] => [
      ['US', US],
      ['CN', CN],
    ]),
  ];
}
