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
  const named = new RegExp(`\\b(?<place>${places})\\s+(?:trade\\s+)?(?:talks|negotiations|round|meeting)\\b`, 'i');
  const match = held.exec(passage.text) ?? named.exec(passage.text);
  const place = lexicon.places.find((name) => name.toLowerCase() === match?.groups?.place?.toLowerCase());
  if (!match || place === undefined) return [];
  const statement = roundOf({ text: passage.text, place, spokenAt });
  return statement ? [{ statement, passage, confidence: 0.7 }] : [];
}

function roundOf({ text, place, spokenAt }: { text: string; place: string; spokenAt: number }): Round | undefined {
  const month = monthOf(text, spokenAt);
  const status = month < dayOf(spokenAt).slice(0, 7) ? 'concluded' : statusOf(text);
  return { kind: 'round', place, month, status };
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The month that a sentence puts its talks in, `YYYY-MM`: named, "last month", or the month in which it speaks. */
export function monthOf(text: string, spokenAt: number): string {
  const spoken = new Date(spokenAt);
  const named = new RegExp(
    `\\b(?:in|last|since|on \\d{1,2}|of) (${months.join('|')})\\b|\\b(${months.join('|')}) \\d{1,2}\\b`,
    'i',
  ).exec(text);
  const name = (named?.[1] ?? named?.[2])?.toLowerCase();
  if (name !== undefined) return nearestMonth(months.indexOf(name), spoken);
  const back = /\blast month\b/i.test(text) ? 1 : 0;
  return dayOf(Date.UTC(spoken.getUTCFullYear(), spoken.getUTCMonth() - back, 1)).slice(0, 7);
}

// A month without a year is the one closest to when it is said.
function nearestMonth(month: number, spoken: Date): string {
  const ahead = (month - spoken.getUTCMonth() + 12) % 12;
  return dayOf(Date.UTC(spoken.getUTCFullYear(), spoken.getUTCMonth() + (ahead > 6 ? ahead - 12 : ahead), 1)).slice(
    0,
    7,
  );
}

function statusOf(text: string): Round['status'] {
  if (/\b(?:concluded?|ended|wrapped up|closed|finished|after two days of)\b/i.test(text)) return 'concluded';
  if (
    /\b(?:will|expected to|set to|scheduled|plans? to|due to|to meet|to hold|ahead of|upcoming|next (?:week|month))\b/i.test(
      text,
    )
  )
    return 'planned';
  return 'under_way';
}
