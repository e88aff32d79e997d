import { zoneMinutes } from './zones.ts';

/** Epoch milliseconds of a date in any form that feeds use; null when it cannot be read. Without a zone it is UTC. */
export function parseDate(written: string): number | null {
  const text = written
    .slice(0, dateCharsMax)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  for (const { pattern, read } of forms) {
    const groups = pattern.exec(text)?.groups;
    if (groups) return read(groups);
  }
  return null;
}

const dateCharsMax = 100;

// Named groups of a form; a part that was not written is undefined.
type Parts = Readonly<Record<string, string | undefined>>;

interface DateForm {
  readonly pattern: RegExp;
  readonly read: (parts: Parts) => number | null;
}

const time = String.raw`(?<hour>\d{1,2}):(?<minute>\d{1,2})(?::(?<second>\d{1,2})(?:[.,](?<fraction>\d+))?)?(?: ?(?<half>[ap])\.?m\.?)?`;
const isoTime = String.raw`(?:(?:T| ?T?)${time}|T(?<h>\d\d)(?<m>\d\d)(?<s>\d\d)?)`;
const zone = String.raw`(?: ?(?<zone>[+-]\d{1,2}(?::?\d\d)?|(?:GMT|UTC?)[+-]\d{1,2}(?::?\d\d)?|(?:Etc\/)?[A-Z]{1,5}))?`;
const weekday = String.raw`(?:\p{L}+(?:\.?,? |,))?`;
const form = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'iu');

// ISO 8601 knows days by month, by week and by number; years may lack their century.
const isoDays = [
  String.raw`(?<year>\d{4})[-/.]0?(?<month>\d{1,2})[-/.](?<day>\d{1,2})`,
  String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)`,
  String.raw`(?<year>\d{4})-?W(?<week>\d\d)(?:-?(?<weekday>[1-7]))?`,
  String.raw`(?<year>\d{4})-?(?<ordinal>\d{3})`,
  String.raw`(?<year>\d{4})(?:-(?<month>\d\d))?`,
  String.raw`(?<year>\d\d)-?(?<month>\d\d)-?(?<day>\d\d)`,
  String.raw`(?<year>\d\d)-?(?<ordinal>\d{3})`,
  String.raw`-(?<year>\d\d)-?(?<month>\d\d)`,
];

const forms: readonly DateForm[] = [
  ...isoDays.map((day) => ({ pattern: form(`(?:\\p{L}+, )?${day}(?:${isoTime}${zone})?`), read: momentOf })),
  {
    pattern: form(
      String.raw`${weekday}(?<day>\d{1,2})[ -]?(?<name>[a-z]{3,9})\.?,?[ -](?<year>\d{2,4})(?:(?:,| at)? ${time})?${zone}`,
    ),
    read: momentOf,
  },
  {
    pattern: form(
      String.raw`${weekday}(?<name>[a-z]{3,9})\.? (?<day>\d{1,2}),? (?<year>\d{4})(?:(?:,| at)? ${time})?${zone}`,
    ),
    read: momentOf,
  },
  // As C prints it, with or without a zone before the year.
  {
    pattern: form(String.raw`${weekday}(?<name>[a-z]{3}) (?<day>\d{1,2}) ${time}${zone} (?<year>\d{4})`),
    read: momentOf,
  },
  // Outlets that write so mean Beijing, even without a zone.
  {
    pattern: form(String.raw`(?<year>\d{4}) ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?日(?: ?${time})?${zone}`),
    read: (parts) => momentOf({ ...parts, zone: parts.zone ?? '+08:00' }),
  },
  { pattern: /^(?<seconds>\d{10})(?<thousandths>\d{3})?$/, read: fromEpoch },
];

function fromEpoch({ seconds, thousandths = '0' }: Parts): number {
  return Number(seconds) * 1000 + Number(thousandths);
}

function momentOf(parts: Parts): number | null {
  const day = dayOf(parts);
  const clock = clockOf(parts);
  const east = zoneMinutes(parts.zone ?? 'utc');
  return day === undefined || clock === undefined || east === undefined ? null : day + clock - east * 60_000;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayMs = 86_400_000;

function dayOf({
  year: written = '',
  month,
  name,
  day = '1',
  ordinal,
  week,
  weekday = '1',
}: Parts): number | undefined {
  const year = fullYear(written);
  if (ordinal !== undefined) return nthDay(year, Number(ordinal));
  if (week !== undefined) return dayOfWeek({ year, week: Number(week), weekday: Number(weekday) });
  const index = name === undefined ? Number(month ?? '1') - 1 : months.indexOf(name.slice(0, 3).toLowerCase());
  const at = startOf({ year, month: index, day: Number(day) });
  // A day that its month does not have is a slip, and guessing another would be one of ours.
  return index in months && new Date(at).getUTCDate() === Number(day) ? at : undefined;
}

// RFC 2822: two digits up to 49 are of this century, three count from 1900.
function fullYear(written: string): number {
  const year = Number(written);
  if (written.length === 3) return 1900 + year;
  return written.length === 2 ? year + (year < 50 ? 2000 : 1900) : year;
}

// Date.UTC takes the first hundred years for those of the last century.
function startOf({ year, month, day }: { year: number; month: number; day: number }): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

function nthDay(year: number, ordinal: number): number | undefined {
  const at = startOf({ year, month: 0, day: ordinal });
  return ordinal > 0 && new Date(at).getUTCFullYear() === year ? at : undefined;
}

// The first week of a year is the one with the fourth of January in it; weeks begin on Monday.
function dayOfWeek({ year, week, weekday }: { year: number; week: number; weekday: number }): number | undefined {
  const fourth = startOf({ year, month: 0, day: 4 });
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs;
  return week >= 1 && week <= 53 ? monday + ((week - 1) * 7 + weekday - 1) * dayMs : undefined;
}

function clockOf({ hour, minute, second, fraction, half, h, m, s }: Parts): number | undefined {
  const [hours, minutes, seconds] = [hour ?? h ?? '0', minute ?? m ?? '0', second ?? s ?? '0'].map(Number);
  if (hours === undefined || minutes === undefined || seconds === undefined) return undefined;
  const ofDay = half === undefined ? hours : (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  // 24:00 ends a day, and a leap second its minute.
  const isWithin = minutes < 60 && seconds <= 60 && (ofDay < 24 || (ofDay === 24 && minutes === 0 && seconds === 0));
  return isWithin
    ? ((ofDay * 60 + minutes) * 60 + seconds) * 1000 + Math.floor(Number(`0.${fraction ?? '0'}`) * 1000)
    : undefined;
}
