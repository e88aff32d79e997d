import type { PartialDate } from '../../../domain/partial-date.ts';
import { matchesOf } from '../../../lib/matches.ts';
import type { Sentence } from '../reading.ts';
import { tagOf } from '../tagging/marked.ts';
import type { Amount } from './amounts-in.ts';
import { plainOf } from './names-in.ts';

/** Periods told so far in an item: what an amount without one falls back to. */
export interface ToldPeriods {
  /** Of the last amount in the same sentence that is not there to compare with. */
  readonly inSentence: PartialDate | undefined;
  /** Of the last such amount in any sentence before. */
  readonly inItem: PartialDate | undefined;
}

const monthOrYear = /^\d{4}(?:-\d{2})?$/;
const dateMark = /⟦DATE#\d+⟧|(?<![\d.,$⟦#-])\b(?:19|20)\d\d\b(?![\d,]|\s(?:tons|tonnes|companies))/g;
const amountMark = /⟦(?:PERCENT|MONEY|COUNT)[^⟧]*⟧/;
const isBase =
  /\b(?:from|than|since|before|until|by|through|to|versus|over|after|compared (?:with|to)|against|signed in|reached in|hits?|lowest|highest|worst|best|decline|end of)\s(?:the |its |an? |that in |the same |its )*$/i;
const approximately =
  '(?:an?|the|its|of|gain|rise|record|previous|unexpected|revised|year-on-year|about|around|nearly|just|only|some|over|roughly|more than)';
const comparing = new RegExp(
  String.raw`\b(?:from|(?<!more |less |fewer )than|against|versus|vs\.?|compared (?:with|to)|contrast(?:s|ed|ing)?(?: with)?|revers(?:es|ed|ing)|reversal (?:from|of)|improvement on|gain on)\s(?:(?:⟦DATE[^⟧]*⟧(?:'s)?|[A-Z][a-z]+'s|${approximately})\s){0,4}$`,
  'iu',
);
const yearEarlier =
  /^[^,;⟦]{0,30}?\b(?:(?:a|one) year (?:earlier|ago|before|prior)|(?:the )?(?:previous|prior|preceding) year|same (?:month|period) (?:of )?(?:last|the previous) year)\b/i;

/** Whether an amount is there to compare another with: "up from 5 million". */
export const isComparison = ({ before }: Amount): boolean => comparing.test(before);

/** The month or year that an amount is of: told by its own words, else beside it, else before it. */
export function periodOf(amount: Amount, told: ToldPeriods): PartialDate | undefined {
  if (isToDate(amount)) return amount.around.day.slice(0, 4);
  const own = ownPeriodOf(amount) ?? owningPeriodOf(amount);
  if (own !== undefined) return own;
  const { sentence, before, after } = amount;
  const next = datesIn(sentence, (after.split(amountMark)[0] ?? '').split(apart)[0] ?? '')[0];
  if (isComparison(amount)) return earlierThan(plainOf(sentence, after), told.inSentence ?? told.inItem) ?? next;
  const pieces = before.split(amountMark);
  const isAfterComparison = pieces.length > 1 && comparing.test(`${pieces.at(-2)}`);
  const last = isAfterComparison ? undefined : datesIn(sentence, pieces.at(-1) ?? '').at(-1);
  const shared = datesIn(sentence, after.split(apart)[0] ?? '')[0];
  return next ?? last ?? shared ?? told.inSentence ?? datesIn(sentence, before).at(-1) ?? told.inItem;
}

function earlierThan(after: string, told: PartialDate | undefined): PartialDate | undefined {
  if (yearEarlier.test(after)) return yearBefore(told);
  return monthEarlier.test(after) && told?.length === 'YYYY-MM'.length ? monthBefore(told) : undefined;
}

const monthEarlier =
  /^[^,;⟦]{0,30}?\b(?:(?:the|a|one) month (?:earlier|ago|before|prior)|(?:the )?(?:previous|prior|preceding) month)\b/i;
function monthBefore(date: PartialDate): PartialDate {
  const [year = '', month = ''] = date.split('-');
  return month === '01' ? `${Number(year) - 1}-12` : `${year}-${String(Number(month) - 1).padStart(2, '0')}`;
}

const apart =
  /;\s|\s[–—]\s|,\s(?:while|but|with|which|when|as|up|down|compared|from|revers\w+|slowing|contrast\w+)\s|\swhile\s/;

// "May's slump"; "from November 2024", which is what it is compared with; "for the full year".
function ownPeriodOf({ sentence, pieces, before, after, around }: Amount): PartialDate | undefined {
  const year = Number(around.day.slice(0, 4));
  const month = monthOwn.exec(before)?.groups?.month;
  if (month !== undefined) return lastMonthCalled(month, around.day);
  const since = yearOnYear.exec(plainOf(sentence, after.split(amountMark)[0] ?? ''))?.groups;
  if (since?.month !== undefined && Number(since.year) < year)
    return `${Number(since.year) + 1}-${monthNumber(since.month)}`;
  const isOfYear = /\b(?:full|whole|entire) year\b/i.test(pieces.slice(0, 2).join(' ')) && !amountMark.test(before);
  // What is told of a whole year in its first months is told of the year before.
  return isOfYear ? String(Number(around.day.slice(5, 7)) <= reviewMonthMax ? year - 1 : year) : undefined;
}

const reviewMonthMax = 3;

function owningPeriodOf({ sentence, before }: Amount): PartialDate | undefined {
  const owning = /(?<date>⟦DATE#\d+⟧)(?:'s?)?\s(?:[\p{L}-]+\s){0,3}$/u.exec(before)?.groups?.date;
  return owning === undefined || /\bfrom ⟦DATE#\d+⟧\s/.test(before.slice(-30)) ? undefined : dateOf(sentence, owning);
}

/** The last month that a sentence names as gone by: what the figures after it are of. */
export const monthToldIn = (sentence: Sentence, day: string): PartialDate | undefined =>
  datesIn(sentence, sentence.text)
    .filter((date) => date.length === 'YYYY-MM'.length)
    .map((date) => (date > day.slice(0, 7) ? (yearBefore(date) ?? date) : date))
    .at(-1);

function datesIn(sentence: Sentence, piece: string): PartialDate[] {
  return matchesOf(piece, dateMark).flatMap((match) => {
    if (isBase.test(piece.slice(0, match.index))) return [];
    return dateOf(sentence, match[0]) ?? [];
  });
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const monthName = `(?<month>${months.join('|')})`;
const monthOwn = new RegExp(String.raw`\b${monthName}'s\s(?:[\p{L}-]+\s){0,3}$`, 'u');
const yearOnYear = new RegExp(String.raw`^ from ${monthName} (?<year>20\d\d)\b`);
const toDate =
  /\b(?:(?:first|the) (?:half|(?:two|four|five|seven|eight|ten|eleven|\d+) months)|January[ -](?:through|to|-|–)[ -]?[A-Z]\w+|year[- ]to[- ]date|so far this year|\d+ months of the year)\b/i;

/** Whether an amount sums up the year up to some month. */
export const isToDate = ({ sentence, pieces, after }: Amount): boolean =>
  toDate.test(plainOf(sentence, `${pieces.slice(0, 2).toReversed().join(', ')} ${after.split(amountMark)[0] ?? ''}`));

const monthNumber = (name: string): string => String(months.indexOf(name) + 1).padStart(2, '0');

// "May's slump" is of the May last past.
function lastMonthCalled(name: string, day: string): PartialDate {
  const date = `${day.slice(0, 4)}-${monthNumber(name)}`;
  return date > day.slice(0, 7) ? (yearBefore(date) ?? date) : date;
}

// A day tells when something was said, not what an amount is of.
function dateOf(sentence: Sentence, found: string): PartialDate | undefined {
  const tag = /^\d{4}$/.test(found) ? undefined : tagOf(sentence, { mark: found, kind: 'date' });
  const words = tag === undefined ? '' : sentence.plain.slice(tag.start, tag.end);
  if (/\b(?:earlier|ago|before|later|next|coming)\b|^in (?:[a-z]+|\d+) (?:months|years|weeks)$/i.test(words))
    return undefined;
  const date = tag?.date ?? found;
  return monthOrYear.test(date) ? date : undefined;
}

const yearBefore = (date: PartialDate | undefined): PartialDate | undefined =>
  date === undefined ? undefined : `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
