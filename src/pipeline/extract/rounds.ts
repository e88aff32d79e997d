import { dayOf } from '../../domain/partial-date.ts';
import type { StatementOf } from '../../domain/statements.ts';
import { alternatives } from '../../lib/words.ts';
import type { Found, Reading } from './extract-claims.ts';
import type { Passage } from './passages.ts';

type Round = StatementOf<'round'>;

const meeting = '(?:talks?|negotiations?|round|meetings?|met|meet|meeting|discussions?|sat down|reconvene|resumed?)';

/** Rounds of talks: a word of meeting close to a city where rounds are held. */
export function findRounds(passage: Passage, { lexicon, spokenAt }: Reading): Found[] {
  const places = alternatives(lexicon.places);
  const held = new RegExp(`\\b${meeting}\\b(?:(?!\\b(?:${places})\\b)[^.;]){0,90}?\\bin (?<place>${places})\\b`, 'i');
  const match = held.exec(passage.text);
  const place = lexicon.places.find((name) => name.toLowerCase() === match?.groups?.place?.toLowerCase());
  if (!match || place === undefined) return [];
  const phrase = passage.text.slice(
    Math.max(0, match.index - aroundChars),
    match.index + match[0].length + aroundChars,
  );
  const month = monthOf(phrase, spokenAt);
  const status = month < dayOf(spokenAt).slice(0, 7) ? 'concluded' : statusOf(passage.text);
  // What is said in so many words counts for more than what is merely not said to be ahead or over.
  const confidence = status === 'under_way' ? 0.7 : 0.75;
  return [{ statement: { kind: 'round', place, month, status }, passage, confidence }];
}

/** How far around it a month still belongs to a meeting: "last month's talks in Geneva", "in Geneva in May". */
const aroundChars = 14;

const months = 'january february march april may june july august september october november december'.split(' ');

/** The month that a phrase puts its talks in, `YYYY-MM`: named, "last month", or the month in which it speaks. */
export function monthOf(phrase: string, spokenAt: number): string {
  const spoken = new Date(spokenAt);
  const named = new RegExp(
    `\\b(?:in|last|of|\\d{1,2}) (${months.join('|')})\\b|\\b(${months.join('|')}) \\d{1,2}\\b`,
    'i',
  ).exec(phrase);
  const name = (named?.[1] ?? named?.[2])?.toLowerCase();
  const back = name === undefined ? Number(/\blast month\b/i.test(phrase)) : monthsBack(months.indexOf(name), spoken);
  return dayOf(Date.UTC(spoken.getUTCFullYear(), spoken.getUTCMonth() - back, 1)).slice(0, 7);
}

const monthsAheadMax = 3;

// A month without a year lies at most a season ahead; else it is the last one of that name. Negative is ahead.
function monthsBack(month: number, spoken: Date): number {
  const ahead = (month - spoken.getUTCMonth() + 12) % 12;
  return ahead <= monthsAheadMax ? -ahead : 12 - ahead;
}

const over = /\b(?:concluded?|ended|wrapped up|closed|finished|after two days of)\b/i;
const ahead =
  /\b(?:will|expected to|set to|scheduled to|plans? to|planning to|due to|agreed to|to) (?:meet|hold|reconvene|resume|sit down|begin|start|open|gather|travel|host)\b|\b(?:upcoming|next (?:week|month))\b/i;

const statusOf = (text: string): Round['status'] =>
  over.test(text) ? 'concluded' : ahead.test(text) ? 'planned' : 'under_way';
