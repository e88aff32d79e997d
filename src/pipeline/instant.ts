import { dayOf, formatDate } from '../domain/partial-date.ts';

/** `2 Nov 2026, 08:00 UTC` */
export const instantWords = (atMs: number): string =>
  `${formatDate(dayOf(atMs))}, ${new Date(atMs).toISOString().slice(11, 16)} UTC`;
