import type { z } from 'zod';
import type { feedSchema, QuietWindow } from '../../src/domain/feeds.ts';

/** A built-in feed as it is written down; what it leaves out gets the default of `feedSchema`. */
export type GivenFeed = z.input<typeof feedSchema>;

const weekEndIn = (zone: string): QuietWindow => ({ zone, from: '00:00', to: '24:00', days: ['sat', 'sun'] });

/** Saturdays and Sundays in Washington. */
export const washingtonWeekEnd: QuietWindow[] = [weekEndIn('America/New_York')];

/** Nights and week-ends in Washington: its offices do publish then, but their silence says nothing. */
export const washingtonOffHours: QuietWindow[] = [
  { zone: 'America/New_York', from: '21:00', to: '24:00' },
  { zone: 'America/New_York', from: '00:00', to: '06:00' },
  ...washingtonWeekEnd,
];

/** Nights and week-ends in Beijing. Its long holidays have no fixed dates and are not among them. */
export const beijingOffHours: QuietWindow[] = [
  { zone: 'Asia/Shanghai', from: '22:00', to: '24:00' },
  { zone: 'Asia/Shanghai', from: '00:00', to: '07:00' },
  weekEndIn('Asia/Shanghai'),
];

/**
 * The options of a list whose markup nobody saw, by the form of its links alone. The widest row comes first, since a
 * date stands in the row and seldom right beside the link.
 */
export const rowsWith = (link: string) => ({
  item: [`li:has(${link})`, `tr:has(${link})`, `:has(> ${link})`, link].join(', '),
  link,
});
