import type { Lexicon } from '../domain/lexicon.ts';
import { alternatives } from '../lib/words.ts';
import { toSimplified } from './extract/chinese/script.ts';

/** The canonical names of people and places that a text names in a script of its own; none where it is in Latin letters. */
export type FindNames = (text: string) => readonly string[];

/** Builds the finder from the names that an operator keeps. */
export function createNameFinder({ people, places }: Pick<Lexicon, 'people' | 'places'>): FindNames {
  const canonical = new Map(
    [...people, ...places].flatMap(({ name, names = [] }) =>
      names.filter((other) => ownScript.test(other)).map((other) => [toSimplified(other), name] as const),
    ),
  );
  if (canonical.size === 0) return () => [];
  const any = new RegExp(alternatives([...canonical.keys()]), 'gu');
  return (text) => {
    const head = text.slice(0, charsMax);
    if (!ownScript.test(head)) return [];
    const found = toSimplified(head).match(any) ?? [];
    return [...new Set(found.flatMap((name) => canonical.get(name) ?? []))];
  };
}

const charsMax = 1200;
const ownScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}]/u;
