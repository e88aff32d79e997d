import type { Fact, Version } from '../src/domain/facts.ts';
import { dayOf, lastDayOf } from '../src/domain/partial-date.ts';
import { dueOn } from '../src/pipeline/dates-ahead.ts';
import { isTruce } from '../src/pipeline/due-words.ts';
import { deadlineStandingOn, tariffStandingOn, timeLeft } from '../src/pipeline/standing.ts';
import { defineCommand } from './command.ts';
import {
  labelledText,
  notesOnVersions,
  openShowing,
  type Showing,
  sectionLines,
  shownVersions,
  versionLines,
} from './lines.ts';

/** Every date that something hangs on: soonest first, what has lapsed last. */
export const deadlines = defineCommand({
  name: 'deadlines',
  description: 'Dates ahead with their conditions, soonest first; then those that have lapsed',
  example: '/deadlines',
  isFactual: true,
  options: {},
  async answer({ store, clock }) {
    const showing = openShowing(clock);
    const today = dayOf(clock.now());
    const facts = await store.facts.ofFamilies(['deadline', 'tariff']);
    const dates = facts.flatMap((fact) => datesOf(fact, today));
    const ahead = dates.filter(({ isAhead }) => isAhead).toSorted(soonestFirst);
    const lapsed = dates.filter(({ isAhead }) => !isAhead).toSorted((a, b) => b.end.localeCompare(a.end));
    const shown = [...ahead, ...lapsed];
    return {
      title: 'Deadlines, soonest first',
      lines: [
        ...(ahead.length > 0
          ? ahead.flatMap((date) => dateLines(date, showing))
          : [`No deadline ${shown.length > 0 ? 'ahead ' : ''}is known here.`]),
        ...sectionLines(
          'Lapsed',
          lapsed.flatMap((date) => dateLines(date, showing)),
        ),
      ],
      citations: showing.citer.citations,
      notes: notesOnVersions(shown.map(({ version }) => version)),
    };
  },
});

interface DueDate {
  readonly fact: Fact;
  readonly version: Version;
  /** The last day that the date can mean. */
  readonly end: string;
  readonly isAhead: boolean;
  /** How far ahead, where the words do not say so. */
  readonly left?: string;
}

/** The dates of a fact, ahead and lapsed, on that day. */
export const datesOf = (fact: Fact, today: string): DueDate[] =>
  shownVersions(fact).flatMap((version): DueDate[] => {
    const due = dueOn(version);
    if (due === undefined) return [];
    const end = lastDayOf(due.date);
    if (due.what === 'deadline')
      return [{ fact, version, end, isAhead: deadlineStandingOn(version, today)?.kind === 'ahead' }];
    if (version.standing !== 'live') return [];
    const isAhead = tariffStandingOn(version, { day: today, today })?.kind !== 'past' && end >= today;
    return [{ fact, version, end, isAhead, ...(isAhead ? { left: timeLeft(due.date, today) } : {}) }];
  });

/** The order of dates ahead; of one day, what most else hangs on comes first. */
export const soonestFirst = (a: DueDate, b: DueDate): number =>
  a.end.localeCompare(b.end) || Number(isTruce(b.version)) - Number(isTruce(a.version));

/** A date in words, with its conditions and how far ahead it is. */
export const dateWords = ({ fact, version, left }: DueDate, showing: Showing): string =>
  `${labelledText(fact, { version, showing })}${left === undefined ? '' : ` (${left})`}`;

const dateLines = (date: DueDate, showing: Showing): string[] =>
  versionLines(`• ${dateWords(date, showing)}`, { version: date.version, showing });
