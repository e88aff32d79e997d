import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { dayAfter } from '../lib/wall-clock.ts';
import type { Calendar, CalendarEntry } from './calendar.ts';

/** A calendar as an iCalendar file (RFC 5545), written at `nowMs`. Its text is escaped and folded. */
export function icalOf({ name, entries }: Calendar, nowMs: number): string {
  const calendar = ical({
    name,
    prodId: '//Parley//US-China trade dates//EN',
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  });
  for (const entry of entries) calendar.createEvent(eventOf(entry, nowMs));
  return byTheGrammar(calendar.toString());
}

const refreshSeconds = 6 * 3_600;

function eventOf(entry: CalendarEntry, nowMs: number) {
  const { id, moves, firstDay, lastDay, title, lines, topics, isTentative, isAhead } = entry;
  return {
    id: `${id}@parley`,
    sequence: moves,
    stamp: new Date(nowMs),
    // A Date is written by its day in UTC, and the end is the first day that is free again.
    start: new Date(firstDay),
    end: new Date(dayAfter(lastDay, 1)),
    allDay: true,
    summary: title,
    description: lines.join('\n'),
    categories: topics.map((label) => ({ name: label })),
    status: isTentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    // Nobody is busy because of it.
    transparency: ICalEventTransparency.TRANSPARENT,
    alarms: isAhead ? alarmDaysBefore.map((days) => alarmOf(days, title)) : [],
  };
}

const alarmDaysBefore = [7, 1] as const;
const alarmHour = 9;

// At nine in the morning, by the reader's own clocks.
const alarmOf = (daysBefore: number, title: string) => ({
  type: ICalAlarmType.display,
  trigger: (daysBefore * 24 - alarmHour) * 3_600,
  description: title,
});

// The library writes properties behind alarms and leaves the last line open, which the grammar does not allow. No text
// of an event can begin a line.
const byTheGrammar = (text: string): string =>
  `${text.replace(/^((?:BEGIN:VALARM\r\n[\s\S]*?\r\nEND:VALARM\r\n)+)([\s\S]*?)(?=^END:VEVENT\r\n)/gm, '$2$1')}\r\n`;
