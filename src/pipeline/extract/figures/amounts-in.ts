import { matchesOf } from '../../../lib/matches.ts';
import type { Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import type { TagOf } from '../tagging/tags.ts';

/** What the item says before a sentence, without marks. */
export interface Surroundings {
  readonly title: string;
  /** The sentence before. */
  readonly previous: string;
  readonly day: string;
}

/** A percentage, a sum or a count in a sentence, with the marked text on both sides. */
export interface Amount {
  readonly tag: TagOf<'percent'> | TagOf<'money'> | TagOf<'count'>;
  readonly sentence: Sentence;
  readonly before: string;
  readonly after: string;
  /** The text before in pieces, nearest first: cut where a thought ends and at other amounts. */
  readonly pieces: readonly string[];
  readonly around: Surroundings;
  /** The amount that follows in the sentence. */
  readonly next: Amount | undefined;
}

const amountMark = /⟦(?:PERCENT|MONEY[^⟧#]*|COUNT[^⟧#]*)#(\d+)⟧/g;
const borders = pattern(
  String.raw`[;:]\s|\s[–—-]{1,2}\s|,\s+(?!{ANY}?\s?(?:respectively|or)\b)|[("]|\b(?:while|whereas|although|though|but|because|that|which|who|with|if|unless|as (?!much|high|low|many|well|of)|after|even as|amid|despite|following|meaning|leaving|bringing|pushing|sending|representing|accounting|compared)\b|⟦(?:PERCENT|MONEY[^⟧#]*|COUNT[^⟧#]*)#\d+⟧`,
);

// No sentence that people write has more; one made to slow us down might.
const amountsMax = 40;
const besideCharsMax = 800;

/** The amounts of a sentence, in order. */
export function amountsIn(sentence: Sentence, around: Surroundings): Amount[] {
  const amounts: Amount[] = [];
  // From the last to the first, so that each can hold the one that follows it.
  for (const match of matchesOf(sentence.text, amountMark).slice(0, amountsMax).reverse()) {
    const tag = sentence.tags[Number(match[1])];
    if (tag?.kind !== 'percent' && tag?.kind !== 'money' && tag?.kind !== 'count') continue;
    const before = sentence.text.slice(Math.max(0, match.index - besideCharsMax), match.index);
    const pieces = before.split(borders).toReversed();
    const after = sentence.text.slice(match.index + match[0].length).slice(0, besideCharsMax);
    amounts.unshift({ tag, sentence, around, before, after, pieces, next: amounts[0] });
  }
  return amounts;
}
