import { dayOf } from '../domain/partial-date.ts';
import { everyTopic } from '../domain/subscriptions.ts';
import { daysBetween } from '../lib/wall-clock.ts';
import { type DueDay, isLeftOpen } from './dates-ahead.ts';

/** When the dates are looked at, by the clocks of a channel's zone. */
export const remindTime = '09:00';

/** So many days before a date its readers are reminded. */
export const remindDaysBefore = [30, 7, 1] as const;

/** A day of which a channel is told now: so many days ahead, or negative where it has passed without news. */
export interface Reminder {
  readonly due: DueDay;
  readonly daysLeft: number;
}

/** From which of a channel's days, up to which it has been reminded, to which. */
export interface Looked {
  readonly from: string;
  readonly today: string;
}

/** What is to be told between two looks, soonest first: each day once for each threshold that was crossed since. */
export const remindersOf = (days: readonly DueDay[], { from, today }: Looked): Reminder[] =>
  days.flatMap((due): Reminder[] => {
    const daysLeft = daysBetween(today, due.day);
    const before = daysBetween(laterOf(from, dayOf(due.version.firstAt)), due.day);
    const isCrossed = daysLeft >= 0 && remindDaysBefore.some((days) => before > days && days >= daysLeft);
    const hasLapsed = daysLeft < 0 && before >= 0 && isLeftOpen(due, today);
    return isCrossed || hasLapsed ? [{ due, daysLeft }] : [];
  });

// What was learned since was told by its alert, with the days that were left then.
const laterOf = (a: string, b: string): string => (a > b ? a : b);

/** True when a channel that follows these topics is told of a day. */
export const isFollowedDay = ({ fact }: Pick<DueDay, 'fact'>, topics: readonly string[]): boolean =>
  topics.includes(everyTopic) || fact.topics.some((topic) => topics.includes(topic));
