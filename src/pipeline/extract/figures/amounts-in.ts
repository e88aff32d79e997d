import { pattern } from '../tagging/patterns.ts';
import type { Sentence } from '../reading.ts';
import type { TagOf } from '../tagging/tags.ts';

/** A percentage, a sum or a count in a sentence, with the marked text on both sides. */
export interface Amount {
  readonly tag: TagOf<'percent'> | TagOf<'money'> | TagOf<'count'>;
  readonly sentence: Sentence;
  readonly before: string;
  readonly after: string;
  /** The text before in pieces, nearest first: cut where a thought ends and at other amounts. */
  readonly pieces: readonly string[];
}

const amountMark = /⟦(?:PERCENT|MONEY[^⟧#]*|COUNT[^⟧#]*)#(\d+)⟧/g;
const borders = pattern(
  String.raw`[;:]\s|\s[–—-]{1,2}\s|,\s+(?!{ANY}?\s?(?:respectively|or)\b)|[("]|\b(?:while|whereas|although|though|but|because|that|which|who|with|if|unless|as (?!much|high|low|many|well|of)|after|even as|amid|despite|following|meaning|leaving|bringing|pushing|sending|representing|accounting|compared)\b|⟦(?:PERCENT|MONEY[^⟧#]*|COUNT[^⟧#]*)#\d+⟧`,
);

/** The amounts of a sentence, in order. */
export const amountsIn = (sentence: Sentence): Amount[] =>
  [...sentence.text.matchAll(amountMark)].flatMap((match): Amount[] => {
    const tag = sentence.tags[Number(match[1])];
    if (tag?.kind !== 'percent' && tag?.kind !== 'money' && tag?.kind !== 'count') return [];
    const before = sentence.text.slice(0, match.index);
    const after = sentence.text.slice(match.index + match[0].length);
    return [{ tag, sentence, before, after, pieces: before.split(borders).toReversed() }];
  });
