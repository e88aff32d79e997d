import type { Lexicon } from '../domain/lexicon.ts';
import type { Side } from '../domain/statements.ts';

/** All that stands for a side in a text: its names, its adjectives and the people who act for it. */
export const wordsFor = ({ parties, people }: Lexicon, side: Side): string[] => [
  ...parties.filter(({ party }) => party === side).flatMap(({ nouns, adjectives }) => [...nouns, ...adjectives]),
  ...people
    .filter((person) => person.side === side)
    .flatMap(({ name, names, surname, isSurnameClear }) => [
      name,
      ...(names ?? []),
      ...(isSurnameClear ? [surname] : []),
    ]),
];
