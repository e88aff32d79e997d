import { matchesOf } from '../../lib/matches.ts';
import { pattern } from './tagging/patterns.ts';

/** A part of a sentence that says one thing, as marked text, and where it starts in the sentence's marked text. */
export interface Clause {
  readonly text: string;
  readonly at: number;
}

const borders = pattern(
  String.raw`;\s+|\s+[–—-]{1,2}\s+|:\s+|,?\s+\b(?=(?:while|whereas|although|though|but|which|who|because|unless|if|until after|prompting|after which|in return|in exchange|compared with|up from|down from)\b)|,\s+(?=(?:and|or|with|after|before|as|when|where|including|following|leaving|bringing|down|up)\b)|,?\s+and\s+(?=(?:the |its |that )?{ACTOR}(?:'s)?\s+(?:[a-z]+ ){0,3}?(?:{TARIFF}|{RAISE}|{CUT}|{IMPOSE}|{SUSPEND}|{KEEP}|will|would|has|had|have|is|was|agreed|said|to)\b)`,
  'giu',
);

/** The clauses of marked text, in order; together they are the whole of it but for the words between. */
export function clausesOf(marked: string): Clause[] {
  const clauses: Clause[] = [];
  let at = 0;
  for (const match of matchesOf(marked, borders)) {
    clauses.push({ text: marked.slice(at, match.index), at });
    at = match.index + match[0].length;
  }
  return [...clauses, { text: marked.slice(at), at }].filter(({ text }) => text.trim() !== '');
}
