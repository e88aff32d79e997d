import { z } from 'zod';
import { digestRhythms, type QuietHours, type Weekday, weekdays } from '../src/domain/subscriptions.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import { beginsZone, findZone, nearestZone, zoneSuggestions } from '../src/lib/time-zones.ts';
import type { Option } from './command.ts';
import { choiceOption, isNone } from './setting-options.ts';

/** When a channel is told, each option for the whole channel. */
export const scheduleOptions = () => ({
  zone: zoneOption,
  every: choiceOption({
    name: 'setting of every',
    description: 'how often digests come: daily, weekdays or weekly; turns digests on',
    values: digestRhythms,
  }),
  at: timeOption,
  day: dayOption,
  when_empty: choiceOption({
    name: 'setting of when_empty',
    description: 'nothing or line: what a digest posts when nothing happened',
    values: ['nothing', 'line'] as const,
  }),
  quiet: quietOption,
  per_hour: hourlyOption,
});

const quoted = (written: string): string => `“${plainLine(written, 40)}”`;

const zoneOption: Option<string> = {
  description: 'the time zone of this channel, such as America/New_York; a city will do',
  isNamedOnly: true,
  goesOn: beginsZone,
  suggest: async () => zoneSuggestions(),
  check: z.string().transform((written, context): string => {
    const found = findZone(written);
    if (found !== undefined) return found;
    const meant = nearestZone(written);
    const hint = meant
      ? `Did you mean zone:${/\s/.test(meant) ? `"${meant}"` : meant}?`
      : 'Write a city or a zone, such as zone:America/New_York.';
    context.addIssue({ code: 'custom', message: `There is no time zone ${quoted(written)}. ${hint}` });
    return z.NEVER;
  }),
};

const shortDays = choiceOption({
  name: 'day',
  description: 'the day of a weekly digest: mon, tue, wed, thu, fri, sat or sun',
  values: weekdays,
});

const fullDay = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i;

/** `mon` of `Monday` too. */
const dayOption: Option<Weekday> = {
  ...shortDays,
  check: z.preprocess(
    (written) => (typeof written === 'string' && fullDay.test(written) ? written.slice(0, 3) : written),
    shortDays.check,
  ),
};

const timeOption: Option<string> = {
  description: 'when digests come, by the clocks of the zone: 08:30 or 8am',
  isNamedOnly: true,
  goesOn: (words) => clockTimeOf(words) !== undefined,
  suggest: async () => ['08:00', '08:30', '06:00', '07:00', '09:00', '12:00', '16:00', '17:00', '18:00', '22:00'],
  check: z.string().transform((written, context): string => {
    const time = clockTimeOf(written);
    if (time !== undefined) return time;
    context.addIssue({ code: 'custom', message: `${quoted(written)} is no time. Write it as at:08:30 or at:8am.` });
    return z.NEVER;
  }),
};

/** `08:30` of `8:30`, `08:30`, `8am` or `8:30 pm`; undefined where it is no time. */
function clockTimeOf(written: string): string | undefined {
  const [, hours = '', minutes = '00', half] = /^(\d{1,2})(?::(\d\d))?\s*(am|pm)?$/i.exec(written.trim()) ?? [];
  const isBare = half === undefined && !written.includes(':');
  const hour = half === undefined ? Number(hours) : hourOfHalf(Number(hours), half.toLowerCase());
  if (hours === '' || isBare || hour === undefined || hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

// 12am is midnight, 12pm noon.
const hourOfHalf = (hour: number, half: string): number | undefined =>
  hour < 1 || hour > 12 ? undefined : (hour % 12) + (half === 'pm' ? 12 : 0);

const quietOption: Option<QuietHours | null> = {
  description: 'hours in which nothing is posted by itself, such as 22:00-07:00; none for no such hours',
  isNamedOnly: true,
  goesOn: (words) => /^[\d:]+(?:\s?[ap]m)?(?:\s?[-–](?:\s?[\d:]+(?:\s?[ap]m)?)?)?$/i.test(words),
  suggest: async () => ['22:00-07:00', '20:00-08:00', '18:00-08:00', '00:00-06:00', 'none'],
  check: z.string().transform((written, context): QuietHours | null => {
    if (isNone(written)) return null;
    const [from, to, ...more] = written.split(/\s*[-–]\s*/).map(clockTimeOf);
    // A night that ends when it begins is none.
    if (from !== undefined && to !== undefined && more.length === 0) return from === to ? null : { from, to };
    const message = `${quoted(written)} is no span of hours. Write it as quiet:22:00-07:00; none takes it away.`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
};

const hourlyMaxMax = 60;

const hourlyOption: Option<number | null> = {
  description: 'the most alerts in any hour, 1 to 60; the rest comes in one message; none for no limit',
  isNamedOnly: true,
  suggest: async () => ['3', '5', '10', '1', '2', '20', 'none'],
  check: z.string().transform((written, context): number | null => {
    if (isNone(written)) return null;
    const count = /^\d{1,2}$/.test(written.trim()) ? Number(written) : 0;
    if (count >= 1 && count <= hourlyMaxMax) return count;
    const message = `${quoted(written)} is no limit. Write a number from 1 to ${hourlyMaxMax}, such as per_hour:5; none takes it away.`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
};
