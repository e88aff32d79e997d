import type { Subscription, Weekday } from '../src/domain/subscriptions.ts';
import { zoneWords } from '../src/lib/time-zones.ts';
import { localDay, localTime } from '../src/pipeline/local-words.ts';

const dayNames = {
  mon: 'Mondays',
  tue: 'Tuesdays',
  wed: 'Wednesdays',
  thu: 'Thursdays',
  fri: 'Fridays',
  sat: 'Saturdays',
  sun: 'Sundays',
} as const satisfies Record<Weekday, string>;

/** When digests come, and the next: `Digest: Mondays at 08:30, New York time (America/New_York). Next: …`. */
export function digestLine({ zone, digest, digestDueAt }: Subscription): string {
  const next =
    digestDueAt === undefined ? '' : ` Next: ${localDay(digestDueAt, zone)}, ${localTime(digestDueAt, zone)}.`;
  const whenEmpty = digest.saysNothingNew ? ' When nothing is new, it says so in one line.' : '';
  const inFull = zone === 'UTC' ? '' : ` (${zone})`;
  return `Digest: ${daysOf(digest)} at ${digest.at}${clocksOf(zone)}${inFull}.${next}${whenEmpty}`;
}

const clocksOf = (zone: string): string => (zone === 'UTC' ? ' UTC' : `, ${zoneWords(zone)}`);

function daysOf({ every, day }: Subscription['digest']): string {
  switch (every) {
    case 'daily':
      return 'every day';
    case 'weekdays':
      return 'Monday to Friday';
    case 'weekly':
      return dayNames[day];
    default:
      return every satisfies never;
  }
}

/** What holds a channel’s messages back, and by which clocks: in one line where nothing is set. */
export function scheduleLines({ zone, quiet, hourlyMax }: Subscription): string[] {
  const isUsual = zone === 'UTC' && quiet === undefined && hourlyMax === undefined;
  if (isUsual) return ['Quiet hours: none. Most alerts an hour: any number. Time zone: UTC.'];
  return [
    quiet === undefined
      ? 'Quiet hours: none.'
      : `Quiet hours: ${quiet.from} to ${quiet.to}${clocksOf(zone)}; what comes then is told when they are over.`,
    hourlyMax === undefined
      ? 'Most alerts an hour: any number.'
      : `Most alerts an hour: ${hourlyMax}; the rest comes in one message.`,
    `Time zone: ${zone}.`,
  ];
}
