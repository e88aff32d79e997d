import { createWallClock } from '../lib/wall-clock.ts';

/** How days that are written in numbers alone are meant; without it `03/04/2031` is no date. */
export type NumberOrder = 'dmy' | 'mdy';

export interface DateReading {
  /** The zone of dates that name none. */
  readonly zone: string;
  readonly order?: NumberOrder | undefined;
}

/** The instant of the first date in a text, in English, ISO or Chinese forms. A day without a time is taken at noon; null when there is none. */
export function writtenDate(text: string, { zone, order }: DateReading): number | null {
  const read = text.slice(0, charsReadMax).replace(/\s+/g, ' ');
  const found = [...forms, ...(order === undefined ? [] : [numeric[order]])]
    .map((form) => form.exec(read))
    .filter((match) => match !== null)
    .toSorted((a, b) => a.index - b.index)[0]?.groups;
  return found === undefined ? null : (instantOf(found, zone) ?? null);
}

/** The day in a path such as `/2031/05/14/` or `/t20310514_7.html`, at noon in the zone; null when there is none. */
export function dateInPath(path: string, zone: string): number | null {
  const found = dayInPath.exec(path.slice(0, charsReadMax))?.groups;
  return found === undefined ? null : (instantOf(found, zone) ?? null);
}

const charsReadMax = 2_000;

type Parts = Readonly<Record<string, string | undefined>>;

const month =
  '(?<name>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const nth = '(?:st|nd|rd|th)?';
const year = '(?<year>20\\d\\d)(?!\\d)';
const clock = '(?<hour>\\d{1,2})[:：](?<minute>\\d\\d)(?::\\d\\d(?:\\.\\d{1,9})?)?';
const time = `(?:(?:,? at |,? | [-–|] )${clock}(?: ?(?<half>[ap])\\.?m\\b)?)?`;

const forms: readonly RegExp[] = [
  new RegExp(
    `(?<!\\d)(?<year>20\\d\\d)(?<between>[-/.])(?<month>\\d{1,2})\\k<between>(?<day>\\d{1,2})(?!\\d)(?:[T ]${clock}(?<offset>Z|[+-]\\d\\d:?\\d\\d)?)?`,
  ),
  new RegExp(`(?<!\\d)(?<year>20\\d\\d) ?年 ?(?<month>\\d{1,2}) ?月 ?(?<day>\\d{1,2}) ?日(?: ?${clock})?`),
  new RegExp(`\\b${month} (?<day>\\d{1,2})${nth},? ${year}${time}`, 'i'),
  new RegExp(`(?<!\\d)(?<day>\\d{1,2})${nth} ${month},? ${year}${time}`, 'i'),
];

const short = '(?<year>(?:20)?\\d\\d)(?!\\d)';
const numeric: Readonly<Record<NumberOrder, RegExp>> = {
  dmy: new RegExp(`(?<!\\d)(?<day>\\d{1,2})[/.-](?<month>\\d{1,2})[/.-]${short}${time}`, 'i'),
  mdy: new RegExp(`(?<!\\d)(?<month>\\d{1,2})[/.-](?<day>\\d{1,2})[/.-]${short}${time}`, 'i'),
};

const dayInPath =
  /(?:^|[/_-]|\/t)(?<year>20\d\d)(?<between>[/-]?)(?<month>0[1-9]|1[0-2])\k<between>(?<day>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/;

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function instantOf(parts: Parts, zone: string): number | undefined {
  const month = parts.month ?? `${monthNames.indexOf(parts.name?.slice(0, 3).toLowerCase() ?? '') + 1}`;
  const day = `20${parts.year?.slice(-2)}-${month.padStart(2, '0')}-${parts.day?.padStart(2, '0')}`;
  const inZone = createWallClock(parts.offset === undefined ? zone : 'UTC').at(day, timeOf(parts));
  return inZone === undefined ? undefined : inZone - offsetMs(parts.offset);
}

function timeOf({ hour, minute, half }: Parts): string {
  if (hour === undefined || minute === undefined) return '12:00';
  const of24 = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${`${of24}`.padStart(2, '0')}:${minute}`;
}

function offsetMs(offset = 'Z'): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
}
