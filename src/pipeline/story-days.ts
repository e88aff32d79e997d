import { matchesOf } from '../lib/matches.ts';

const dayMs = 86_400_000;

/** The days that a lead puts its acts on, as days since 1970, in the order of the text. */
export interface ToldDays {
  /** The first day named of the last few: when it happened, as far as said. */
  readonly main: number | undefined;
  readonly all: ReadonlySet<number>;
}

/** Reads the days in the title and the first sentences: weekdays, dates, today and yesterday. What lies ahead or far back is left out. */
export function toldDaysOf({ title, text, spokenAt }: DaySource): ToldDays {
  const spokenDay = Math.floor(spokenAt / dayMs);
  const lead = `${title}\n${firstSentences(text)}`.normalize('NFKC');
  const days = matchesOf(lead, named)
    .map(({ groups = {} }) => dayNamed(groups, spokenDay))
    .filter((day) => day !== undefined && day <= spokenDay + 1 && day >= spokenDay - backDaysMax)
    .filter((day) => day !== undefined);
  return { main: days.find((day) => day >= spokenDay - mainBackDaysMax), all: new Set(days) };
}

interface DaySource {
  readonly title: string;
  readonly text: string;
  readonly spokenAt: number;
}

const backDaysMax = 10;
// News is told within days; what lies further back is recalled.
const mainBackDaysMax = 2;
const sentencesRead = 3;
const charsMax = 700;

const firstSentences = (text: string): string =>
  text
    .slice(0, charsMax)
    .split(/(?<=[.!?。！？][”"]?)\s*(?=[\p{Lu}\p{Lo}“"\d])/u)
    .slice(0, sentencesRead)
    .join(' ');

const weekdays: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'sunday|sun|domingo|dimanche|sonntag',
    'monday|mon|lunes|lundi|montag',
    'tuesday|tues|tue|martes|mardi|dienstag',
    'wednesday|wed|miércoles|mercredi|mittwoch',
    'thursday|thurs|thu|jueves|jeudi|donnerstag',
    'friday|fri|viernes|vendredi|freitag',
    'saturday|sat|sábado|samedi|samstag',
  ].flatMap((names, day) => names.split('|').map((name) => [name, day])),
);
const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'january|jan|enero|janvier|januar',
    'february|feb|febrero|février|februar',
    'march|mar|marzo|mars|märz',
    'april|apr|abril|avril',
    'may|mayo|mai',
    'june|jun|junio|juin|juni',
    'july|jul|julio|juillet|juli',
    'august|aug|agosto|août',
    'september|sept|sep|septiembre|septembre',
    'october|oct|octubre|octobre|oktober',
    'november|nov|noviembre|novembre',
    'december|dec|diciembre|décembre|dezember',
  ].flatMap((names, month) => names.split('|').map((name) => [name, month])),
);
const anyOf = (names: Readonly<Record<string, number>>) =>
  Object.keys(names)
    .toSorted((a, b) => b.length - a.length)
    .join('|');

const hanNumber = '\\d{1,2}|[一二三四五六七八九十]{1,3}';
const ahead = '(?<ahead>(?:next|coming|following|until|by|starting|próximo|prochain|nächsten) )?';
const named = new RegExp(
  [
    `${ahead}(?<![\\p{L}])(?<weekday>${anyOf(weekdays)})(?![\\p{L}])`,
    `(?<![\\p{L}])(?<month>${anyOf(months)})\\.? (?<day>\\d{1,2})(?!\\d)(?:,? (?<year>\\d{4}))?`,
    `(?<!\\d)(?<dayFirst>\\d{1,2})\\.? (?:de )?(?<monthLast>${anyOf(months)})(?![\\p{L}])(?:,? (?<yearLast>\\d{4}))?`,
    '(?<![\\p{L}])(?<relative>today|yesterday|ayer|hoy|hier|gestern|heute)(?![\\p{L}])|(?<hanRelative>昨天|昨日|今天|今日)',
    '(?:周|週|星期|礼拜|禮拜)(?<hanWeekday>[一二三四五六日天])',
    `(?:(?<hanMonth>${hanNumber})月)?(?<hanDay>${hanNumber})[日号號]`,
  ].join('|'),
  'giu',
);

type Groups = Readonly<Record<string, string | undefined>>;

function dayNamed(groups: Groups, spokenDay: number): number | undefined {
  const { weekday, hanWeekday, relative, hanRelative } = groups;
  if (groups.ahead) return undefined;
  // "Sat" and "sun" are words too: a short name is a day only with its capital.
  if (weekday && weekday.length <= 4 && !/^\p{Lu}/u.test(weekday)) return undefined;
  if (weekday) return lastWeekday(weekdays[weekday.toLowerCase()] ?? 0, spokenDay);
  if (hanWeekday) return lastWeekday(Math.max(0, '日一二三四五六'.indexOf(hanWeekday)), spokenDay);
  const said = relative ?? hanRelative;
  if (said) return spokenDay - Number(/yesterday|ayer|hier|gestern|昨/i.test(said));
  return groups.hanDay ? hanDate(groups, spokenDay) : spelledDate(groups, spokenDay);
}

// 1 January 1970 was a Thursday.
const lastWeekday = (weekday: number, spokenDay: number): number =>
  spokenDay - ((((spokenDay + 4) % 7) - weekday + 7) % 7);

function spelledDate(groups: Groups, spokenDay: number): number {
  const month = months[(groups.month ?? groups.monthLast ?? '').toLowerCase()] ?? 0;
  const year = Number(groups.year ?? groups.yearLast ?? Number.NaN);
  return nearestDate({ year, month, day: Number(groups.day ?? groups.dayFirst) }, spokenDay);
}

function hanDate({ hanMonth, hanDay = '' }: Groups, spokenDay: number): number {
  const spoken = new Date(spokenDay * dayMs);
  const day = numberOf(hanDay);
  if (hanMonth) return nearestDate({ year: Number.NaN, month: numberOf(hanMonth) - 1, day }, spokenDay);
  const date = Date.UTC(spoken.getUTCFullYear(), spoken.getUTCMonth(), day) / dayMs;
  // A bare day that would lie ahead is one of last month.
  return date <= spokenDay + 1 ? date : Date.UTC(spoken.getUTCFullYear(), spoken.getUTCMonth() - 1, day) / dayMs;
}

interface NamedDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

// Around New Year a date without a year can be one of the year before.
function nearestDate({ year, month, day }: NamedDate, spokenDay: number): number {
  const spokenYear = new Date(spokenDay * dayMs).getUTCFullYear();
  if (!Number.isNaN(year)) return Date.UTC(year, month, day) / dayMs;
  const date = Date.UTC(spokenYear, month, day) / dayMs;
  return date > spokenDay + 180 ? Date.UTC(spokenYear - 1, month, day) / dayMs : date;
}

function numberOf(figure: string): number {
  if (/^\d+$/.test(figure)) return Number(figure);
  const [tens = '', ones = ''] = figure.includes('十') ? figure.split('十') : ['0', figure];
  return (tens === '' ? 1 : hanDigit(tens)) * 10 + (ones === '' ? 0 : hanDigit(ones));
}

const hanDigit = (digit: string): number => Math.max(0, '〇一二三四五六七八九'.indexOf(digit));
