import type { PartialDate } from '../../../domain/partial-date.ts';
import {
  isReal,
  nearestWeekday,
  nearestYearly,
  plusDays,
  plusMonths,
  plusYears,
  type Tense,
  two,
  weekdayInWeek,
} from './calendar.ts';

/** What a form needs to say which date its words mean. */
export interface Reckoning {
  readonly groups: Readonly<Record<string, string | undefined>>;
  /** The day on which the text speaks. */
  readonly day: string;
  readonly tense: Tense;
  /** The text right before and after the words. */
  readonly before: string;
  readonly after: string;
}

/** A date, and where the words name a range, the day on which it ends. */
export interface Reckoned {
  readonly date: PartialDate;
  readonly until?: PartialDate;
}

/** A way to write dates: how it looks, and which date it means; undefined where it is no date after all. */
export interface DateForm {
  readonly looks: RegExp;
  readonly reckon: (reckoning: Reckoning) => Reckoned | undefined;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
// With a capital always: "they may", "a march".
const month =
  '(?<month>(?:January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)(?![a-zA-Z]))';
const weekday = '(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?,? \\(?)?';
const year = '(?:,? (?:of )?(?<year>(?:19|20)\\d\\d)(?![\\d,]\\d))?';
const nth = '(?:st|nd|rd|th)?';
const to = '(?: ?[-–] ?| (?:and|to|through|or) )';

const monthOf = (name = ''): number => monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const real = (date: string): Reckoned | undefined => (isReal(date) ? { date } : undefined);

function dayInYear({ groups, day, tense }: Reckoning): Reckoned | undefined {
  const [named, dayOfMonth] = [monthOf(groups.month), Number(groups.day)];
  const at = (one: number) =>
    groups.year === undefined
      ? nearestYearly(day, { month: named, dayOfMonth: one, tense })
      : [groups.year, two(named), two(one)].join('-');
  const date = at(dayOfMonth);
  if (date === undefined || !isReal(date)) return undefined;
  const until = groups.last === undefined ? undefined : `${date.slice(0, 8)}${two(Number(groups.last))}`;
  return { date, ...(until !== undefined && isReal(until) && until > date ? { until } : {}) };
}

const bareMonthAfter =
  /\b(?:in|since|of|during|last|next|this|until|till|through|by|before|from|early|earlier|late|mid|end|and|to|between|for|the|after|than|versus|vs\.?|on|each|every|per|a|its|their|as of|around|or)[ -]$|[–—(-]$|^$/i;
const bareMonthNotBefore =
  /^(?:'(?!s\b)| (?:be|not|have|also|yet|well|soon|never|still|become|come|go|take|see|says?|said)\b)/;

function monthAlone({ groups, day, tense, before, after }: Reckoning): Reckoned | undefined {
  const named = groups.month ?? '';
  const isWord = /^(?:May|March|Mar|Dec|Jan|Sep|Jun|Jul|Aug|Oct|Nov|Feb|Apr)\.?$/i.test(named);
  if (isWord && !(bareMonthAfter.test(before) || /^(?:'s| (?:truce|deal|talks|agreement))\b/.test(after)))
    return undefined;
  if (bareMonthNotBefore.test(after)) return undefined;
  const date = monthFrom({
    name: named,
    day,
    tense,
    step: /\b(?:last|next) $/i.exec(before)?.[0].trim().toLowerCase(),
  });
  return date === undefined ? undefined : { date };
}

interface MonthNamed {
  readonly name: string;
  readonly day: string;
  readonly tense: Tense;
  readonly step: string | undefined;
}

// "Last May", said in May, is the one a year before.
function monthFrom({ name, day, tense, step }: MonthNamed): PartialDate | undefined {
  const [named, thisMonth] = [monthOf(name), Number(day.slice(5, 7))];
  if (step === 'last') return `${plusYears(day, named < thisMonth ? 0 : -1)}-${two(named)}`;
  if (step === 'next') return `${plusYears(day, named > thisMonth ? 0 : 1)}-${two(named)}`;
  return nearestYearly(day, { month: named, tense });
}

function weekdayNamed({ groups, day, tense }: Reckoning): Reckoned {
  const named = weekdayNames.indexOf((groups.weekday ?? '').slice(0, 3).toLowerCase());
  const which = (groups.which ?? '').toLowerCase();
  if (which === 'next' || which === 'last')
    return { date: weekdayInWeek(day, { weekday: named, weeks: which === 'next' ? 1 : -1 }) };
  if (which === 'coming') return { date: nearestWeekday(day, { weekday: named, tense: 'ahead' }) };
  return { date: nearestWeekday(day, { weekday: named, tense }) };
}

function dayNamed({ groups, day }: Reckoning): Reckoned {
  const name = (groups.name ?? '').toLowerCase();
  if (name.startsWith('the day after')) return { date: plusDays(day, 2) };
  if (name.startsWith('the day before')) return { date: plusDays(day, -2) };
  return { date: plusDays(day, name === 'yesterday' ? -1 : name === 'tomorrow' ? 1 : 0) };
}

const steps: Readonly<Record<string, number>> = { last: -1, past: -1, previous: -1, next: 1, coming: 1, following: 1 };

function periodNamed({ groups, day }: Reckoning): Reckoned | undefined {
  const step = steps[(groups.which ?? '').toLowerCase()] ?? 0;
  const isEnd = groups.end !== undefined;
  switch ((groups.unit ?? '').toLowerCase().replace(/^.*[ -]/, '')) {
    case 'week':
      return { date: weekdayInWeek(day, { weekday: step === 0 ? 3 : 0, weeks: step }).slice(0, 7) };
    case 'weekend':
      return { date: weekdayInWeek(day, { weekday: 5, weeks: step }).slice(0, 7) };
    case 'month':
      return { date: plusMonths(day, step) };
    case 'quarter':
      return { date: plusMonths(day, 2 - ((Number(day.slice(5, 7)) - 1) % 3) + 3 * step) };
    case 'year':
      return { date: isEnd ? `${plusYears(day, step)}-12` : plusYears(day, step) };
    default:
      return undefined;
  }
}

const worded: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ eleven: 11, twelve: 12, eighteen: 18, 'a couple of': 2, several: 3, 'a few': 3 },
};
const count = `(?<count>\\d{1,3}|${Object.keys(worded).toReversed().join('|')})`;

function stepsAway({ groups, day, before }: Reckoning): Reckoned | undefined {
  const isAgo = groups.ago !== undefined;
  // "For the first time in six months" is a length.
  if (
    !isAgo &&
    /\b(?:time|times|level|drop|fall|rise|rate|high|low|pace|first|worst|best|once|twice|visit)\s$/i.test(before)
  )
    return undefined;
  const named = worded[(groups.count ?? '').toLowerCase()] ?? Number(groups.count);
  const steps = isAgo ? -named : named;
  switch ((groups.unit ?? '').toLowerCase()) {
    case 'day':
      return { date: plusDays(day, steps) };
    case 'week':
      return { date: plusDays(day, 7 * steps).slice(0, 7) };
    case 'month':
      return { date: plusMonths(day, steps) };
    default:
      return { date: plusYears(day, steps) };
  }
}

const quarterMonths: Readonly<Record<string, string>> = {
  first: '03',
  second: '06',
  third: '09',
  fourth: '12',
  final: '12',
};

function quarterNamed({ groups, day }: Reckoning): Reckoned {
  const last = quarterMonths[(groups.nth ?? '').toLowerCase()] ?? two(Number(groups.q) * 3);
  return { date: `${groups.year ?? day.slice(0, 4)}-${last}` };
}

const notYears =
  /^\s?(?:%|percent|per cent|tons?|tonnes?|points|companies|items|products|jobs|dollars|yuan|billion|million|people|aircraft|meters|metres)/i;

function yearAlone({ groups, before, after }: Reckoning): Reckoned | undefined {
  const named = groups.year ?? '';
  if (notYears.test(after)) return undefined;
  // A round number is a year only behind a preposition.
  if (named.endsWith('00') && !/\b(?:in|since|of|by|year) $/i.test(before)) return undefined;
  if (groups.end !== undefined) return { date: `${named}-12` };
  return { date: named };
}

/** The forms, surest first: where two overlap, the earlier wins. */
export const dateForms: readonly DateForm[] = [
  { looks: /(?<![\d-])(?<date>20\d\d-\d\d-\d\d)(?!\d)/g, reckon: ({ groups }) => real(groups.date ?? '') },
  {
    looks: /(?<![\d/])(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>20\d\d)(?!\d)/g,
    reckon: ({ groups }) => real(`${groups.year}-${two(Number(groups.month))}-${two(Number(groups.day))}`),
  },
  {
    looks: /(?:(?<year>20\d\d)年)?(?<month>\d{1,2})月(?<day>\d{1,2})日/g,
    reckon: (given) =>
      dayInYear({ ...given, groups: { ...given.groups, month: monthNames[Number(given.groups.month) - 1] } }),
  },
  {
    looks: new RegExp(
      `\\b${weekday}${month} ?(?<day>\\d{1,2})${nth}(?:${to}(?<last>\\d{1,2})${nth}(?! ?(?:%|percent|per cent|[A-Z][a-z]+ \\d)))?(?![\\d%]|[.,:]\\d|(?:st|nd|rd|th)? ?(?:percent|per cent))${year}`,
      'g',
    ),
    reckon: dayInYear,
  },
  {
    looks: new RegExp(
      `\\b${weekday}(?:the )?(?<![\\d.,$])(?<day>\\d{1,2})${nth}(?:${to}(?<last>\\d{1,2})${nth})? (?:of )?${month}${year}(?! ?(?:\\d{1,2}\\b))`,
      'g',
    ),
    reckon: dayInYear,
  },
  {
    looks: new RegExp(`\\b(?:(?:early|mid|late)[ -])?${month},? (?:of )?(?<year>(?:19|20)\\d\\d)(?![\\d,]\\d)`, 'g'),
    reckon: ({ groups }) => ({ date: `${groups.year}-${two(monthOf(groups.month))}` }),
  },
  { looks: new RegExp(`\\b${month}(?!\\.?\\d| \\d)`, 'g'), reckon: monthAlone },
  {
    looks:
      /\b(?:(?<which>next|last|this|coming) )?(?<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:'s)?(?![a-z])(?: (?:morning|afternoon|evening|night))?/g,
    reckon: weekdayNamed,
  },
  {
    looks: /\b(?<name>the day after tomorrow|the day before yesterday|today|tonight|yesterday|tomorrow)\b/gi,
    reckon: dayNamed,
  },
  {
    looks:
      /\b(?<nth>first|second|third|fourth|final)[- ]quarter(?: of(?: the year)?)?(?: (?<year>20\d\d))?|\b[Qq](?<q>[1-4])(?:,? (?<year>20\d\d))?\b/g,
    reckon: quarterNamed,
  },
  {
    looks:
      /\b(?<end>(?:the )?end of (?:the )?(?:calendar )?)?(?<which>this|last|next|past|previous|coming|following)(?: (?:calendar|fiscal|marketing))? (?<unit>week|weekend|month|quarter|year)(?:'s)?(?: end)?\b(?! (?:and a half|or so)|-)/gi,
    reckon: periodNamed,
  },
  {
    looks:
      /\b(?<end>(?:the )?end of the (?:calendar )?|(?:the )?close of the |year[- ]end|(?:the )?year's end)(?<unit>year|quarter|month|week)?\b/gi,
    reckon: (given) => periodNamed({ ...given, groups: { ...given.groups, unit: given.groups.unit ?? 'year' } }),
  },
  { looks: /\b(?<end>month[- ]end|(?:the )?month's end)\b/gi, reckon: ({ day }) => ({ date: day.slice(0, 7) }) },
  { looks: /\b(?<end>(?:the )?end of )(?:fiscal )?(?<year>20\d\d)\b/gi, reckon: yearAlone },
  { looks: new RegExp(`\\b${count} (?<unit>day|week|month|year)s? (?<ago>ago)\\b`, 'gi'), reckon: stepsAway },
  {
    looks: new RegExp(
      `\\bin (?:about |around |another |just |under )?${count} (?<unit>day|week|month|year)s?(?:' time| time| from now)?(?![- ](?:of\\b|old|[a-z]+ing\\b))(?=[\\s.,;)"]|$)`,
      'gi',
    ),
    reckon: (given) => (given.tense === 'ahead' ? stepsAway(given) : undefined),
  },
  { looks: /(?<![\w.,$€£#–-]|\d\/)(?<year>(?:19[5-9]|20[0-4])\d)(?![\w%]|[.,]\d|-\d|\/\d)/g, reckon: yearAlone },
];
