import type { Fact, Version } from '../domain/facts.ts';
import { dayOf, firstDayOf, lastDayOf, type PartialDate } from '../domain/partial-date.ts';
import type { Statement } from '../domain/statements.ts';

/** A version of a fact at its place in time. */
export interface TimelineEntry {
  readonly fact: Fact;
  readonly version: Version;
  readonly date: PartialDate;
  /** The date is the fact's own, not that of its first telling. */
  readonly isOwnDate: boolean;
}

/** Whole days, both with it. */
export interface TimelineSpan {
  readonly from: string;
  /** Open where it is left out. */
  readonly to: string | undefined;
}

/** What of these facts lies in a span, as far as its date tells, but for what was taken back; earliest first. */
export const timelineOf = (facts: readonly Fact[], span: TimelineSpan): TimelineEntry[] =>
  facts
    .flatMap(entriesOf)
    .filter((entry) => isWithin(entry, span))
    .toSorted(byDate);

/** The order of dates; of two that begin together, the less exact first. */
export const byDate = (a: Pick<TimelineEntry, 'date'>, b: Pick<TimelineEntry, 'date'>): number =>
  firstDayOf(a.date).localeCompare(firstDayOf(b.date)) || a.date.length - b.date.length;

const entriesOf = (fact: Fact): TimelineEntry[] =>
  fact.versions
    .filter(({ standing }) => standing !== 'struck')
    .map((version) => {
      const own = ownDateOf(version.statement);
      return { fact, version, date: own ?? dayOf(version.firstAt), isOwnDate: own !== undefined };
    });

function ownDateOf(statement: Statement): PartialDate | undefined {
  switch (statement.kind) {
    case 'tariff':
      return statement.from ?? (statement.status === 'former' ? statement.until : undefined);
    case 'round':
      return statement.start ?? statement.month;
    case 'deadline':
    case 'contact':
    case 'agreement':
      return statement.date;
    case 'figure':
      return statement.period;
    case 'delegate':
    case 'lead':
      return statement.month;
    case 'control':
    case 'accusation':
    case 'record':
    case 'remark':
      return undefined;
    default:
      return statement satisfies never;
  }
}

const isWithin = ({ date }: TimelineEntry, { from, to }: TimelineSpan): boolean =>
  lastDayOf(date) >= from && (to === undefined || firstDayOf(date) <= to);
