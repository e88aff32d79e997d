import type { Fact } from '../domain/facts.ts';
import { formatDate } from '../domain/partial-date.ts';
import { daysBetween } from '../lib/wall-clock.ts';
import { type DueDay, dueDaysOf, dueOn, isLeftOpen } from './dates-ahead.ts';
import { asSentence, dueWords, isTruce, sayingOfRival, unknownSince } from './due-words.ts';

/** A day on which something falls due, ahead or passed without news. Its texts may hold words from outside. */
export interface DueRow {
  readonly key: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Negative where it has passed. */
  readonly daysLeft: number;
  /** Sentences without their last full stop. */
  readonly says: string;
  readonly condition?: string | undefined;
  readonly isDisputed: boolean;
  /** What others tell instead. */
  readonly rivals: readonly string[];
  readonly version: DueDay['version'];
}

export interface DueRows {
  /** Soonest first. */
  readonly ahead: readonly DueRow[];
  /** Those of which nobody told what followed, newest first. */
  readonly leftOpen: readonly DueRow[];
}

/** What is due on these days and after, and what passed not long ago without a word on what followed. */
export function dueRows(
  facts: readonly Fact[],
  { today, pastDaysMax }: { readonly today: string; readonly pastDaysMax: number },
): DueRows {
  const rows = dueDaysOf(facts).map((due) => ({ due, row: rowOf(due, today) }));
  const leftOpen = rows.filter(
    ({ due, row }) => row.daysLeft < 0 && row.daysLeft >= -pastDaysMax && isLeftOpen(due, today),
  );
  const ahead = rows.filter(({ row }) => row.daysLeft >= 0);
  return {
    ahead: ahead.toSorted((a, b) => a.row.daysLeft - b.row.daysLeft || truceFirst(a, b)).map(({ row }) => row),
    leftOpen: leftOpen.toSorted((a, b) => b.row.daysLeft - a.row.daysLeft || truceFirst(a, b)).map(({ row }) => row),
  };
}

interface Placed {
  readonly due: DueDay;
  readonly row: DueRow;
}

// Of one day, what most else hangs on comes first.
const truceFirst = (a: Placed, b: Placed): number => Number(isTruce(b.due.version)) - Number(isTruce(a.due.version));

function rowOf({ fact, version, day, rivals }: DueDay, today: string): DueRow {
  const { ahead, behind, condition } = dueWords(version);
  const daysLeft = daysBetween(today, day);
  const passed = `${behind(day)}. ${unknownSince(version)}`.replace(/\.$/, '');
  return {
    ...{ key: fact.key, day, daysLeft, condition, version },
    says: daysLeft < 0 ? passed : `${asSentence(ahead)} on ${formatDate(day)}`,
    isDisputed: rivals.length > 0,
    rivals: rivals.filter((rival) => rival !== version).map((rival) => sayingOfRival(rival, dueOn(rival)?.date)),
  };
}
