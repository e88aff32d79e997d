import { casual, type ParsedResult } from 'chrono-node/en';
import { dayOf } from '../../../domain/partial-date.ts';
import type { Tag, Tagger } from './tags.ts';

const dayMs = 86_400_000;
const datelike =
  /\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu|Fri|Sat|Sun)[a-z]*\b|\b(?:today|tonight|yesterday|tomorrow|tonight|week|weekend|month|year|quarter)\b|\b(?:19|20)\d\d\b|\d\/\d/i;
// What chrono takes for a date and is none: "may" as a verb, "now", "for a second", a bare clock time.
const noDate =
  /^(?:may|now|a?\s?second|the moment|march|sun|sat|mon|wed|mar|in the months|this|\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?)$/i;
const quarter =
  /\b(?<nth>first|second|third|fourth)[- ]quarter(?: of)?(?: (?<year>20\d\d))?|\bQ(?<q>[1-4])(?: (?<qYear>20\d\d))?/gi;
const yearEnd = /\b(?:by |at |before )?(?:the )?(?:end of (?:the|this) year|year[- ]end|year's end)\b/gi;
const bareYear =
  /\b(?:in|since|for|of|during|from|by|until|through|fiscal|late|early|mid|mid-) ?(?<year>(?:19|20)\d\d)\b(?!\s?(?:%|percent|per cent|tons|points|companies))/gi;

/** Builds the tagger of dates for a text that speaks at `spokenAtMs`; each keeps the precision it is given with. */
export const createDateTagger =
  (spokenAtMs: number): Tagger =>
  (text) =>
    datelike.test(text) ? [...namedDates(text, spokenAtMs), ...patches(text, spokenAtMs)] : [];

function namedDates(text: string, spokenAtMs: number): Tag[] {
  const reference = { instant: new Date(spokenAtMs), timezone: 0 };
  const near = casual.parse(text, reference);
  if (near.length === 0) return [];
  const ahead = casual.parse(text, reference, { forwardDate: true });
  return near.flatMap((result): Tag[] => {
    if (noDate.test(result.text) && !isMonthName(text, result)) return [];
    const context = contextOf(text, result);
    if (isLength(result.text, context)) return [];
    const chosen = isAhead(context) ? (ahead.find(({ index }) => index === result.index) ?? result) : result;
    const date = dateOf(chosen, { spokenAtMs, context });
    const end = result.index + result.text.length;
    return date === undefined ? [] : [{ kind: 'date', start: result.index, end, date }];
  });
}

// "in May" is the month, "they may" is not.
const isMonthName = (text: string, { index, text: found }: ParsedResult): boolean =>
  /^(?:may|march)$/i.test(found) &&
  /^[MA]/.test(found) &&
  /\b(?:in|since|of|during|last|until|by|through|from|early|late|mid-?|and|to|next|this|between)[ -]$/i.test(
    text.slice(Math.max(0, index - 10), index),
  );

const contextOf = (text: string, { index, text: found }: ParsedResult) => ({
  before: text.slice(Math.max(0, index - 70), index).replace(/^.*[;.]\s/, ''),
  after: text.slice(index + found.length, index + found.length + 30).replace(/[;.,].*$/, ''),
});

// "after two days of talks" is a length.
const isLength = (found: string, { after }: Context): boolean =>
  /\b(?:hours?|days?|weeks?|months?)$/i.test(found) && /^\s+of\s/.test(after);

interface Context {
  readonly before: string;
  readonly after: string;
}
const aheadWords =
  /\b(?:will|to be|set to|set for|expected|expects?|until|by(?! (?:phone|video|telephone)\b)|deadline|expir\w+|extend\w*|scheduled|due|next|upcoming|plans?|planned|starting|beginning|effective|takes? effect|from|ahead of|slated|before|would|through|to)\b/gi;
const pastWords =
  /\b(?:met|reached|fell|rose|took|spoke|began|agreed|held|said|says|told|announced|was|were|had|has|since|last|after|signed|imposed|ended|confirmed|posted|wrote|showed|declined|dropped|grew|reported|started|opened|concluded|resumed|after|halted|raised|unveiled|during|following|shared|exchanged|at (?:their|his|talks))\b/gi;

// What stands nearest before the date tells the tense; "said on Friday" looks back even in a sentence on plans.
function isAhead({ before, after }: Context): boolean {
  const last = (words: RegExp) => [...before.matchAll(words)].at(-1)?.index ?? -1;
  const [ahead, past] = [last(aheadWords), last(pastWords)];
  return ahead > past || (ahead < 0 && past < 0 && /^\s*(?:deadline|summit)\b/i.test(after));
}
const isBehind = ({ before }: Context): boolean => {
  const last = (words: RegExp) => [...before.matchAll(words)].at(-1)?.index ?? -1;
  return last(pastWords) > last(aheadWords);
};

function dateOf(
  { start, text }: ParsedResult,
  { spokenAtMs, context }: { readonly spokenAtMs: number; readonly context: Context },
): string | undefined {
  let atMs = start.date().getTime();
  if (start.isCertain('weekday') && !start.isCertain('day') && isBehind(context) && atMs - spokenAtMs > dayMs / 2)
    atMs -= 7 * dayMs;
  const isDay =
    (start.isCertain('day') || start.isCertain('weekday')) && !/\b(?:week|month|year|weekend)s?\b/i.test(text);
  if (isDay || /\b(?:days? ago|today|tonight|yesterday|tomorrow)\b/i.test(text)) return dayOf(atMs);
  if (/\byears?\b/i.test(text) && !start.isCertain('month')) return dayOf(atMs).slice(0, 4);
  if (start.isCertain('month') || /\b(?:week|month)/i.test(text)) return dayOf(atMs).slice(0, 7);
  return start.isCertain('year') ? dayOf(atMs).slice(0, 4) : undefined;
}

const quarterMonth: Readonly<Record<string, string>> = { first: '03', second: '06', third: '09', fourth: '12' };

// What chrono does not read: quarters, the end of the year, bare years.
function patches(text: string, spokenAtMs: number): Tag[] {
  const thisYear = dayOf(spokenAtMs).slice(0, 4);
  const tag = (match: RegExpExecArray, date: string): Tag => ({
    kind: 'date',
    start: match.index,
    end: match.index + match[0].length,
    date,
  });
  return [
    ...[...text.matchAll(quarter)].map((match) => {
      const { nth = '', year, q, qYear } = match.groups ?? {};
      const month = quarterMonth[nth.toLowerCase()] ?? String(Number(q) * 3).padStart(2, '0');
      return tag(match, `${year ?? qYear ?? thisYear}-${month}`);
    }),
    ...[...text.matchAll(yearEnd)].map((match) => tag(match, `${thisYear}-12`)),
    ...[...text.matchAll(bareYear)].map((match) => {
      const year = match.groups?.year ?? '';
      return { ...tag(match, year), start: match.index + match[0].length - year.length };
    }),
  ];
}
