import { countIndependentOutlets, type Fact, isDisputed, type Telling } from '../domain/facts.ts';
import type { Tier } from '../domain/outlets.ts';
import type { PartialDate } from '../domain/partial-date.ts';
import type { Statement, StatementOf } from '../domain/statements.ts';
import { everyTopic } from '../domain/subscriptions.ts';
import { subjectOf } from './describe.ts';
import { type FactStatus, statusOn } from './fact-status.ts';
import { capitalised } from './slug-words.ts';
import { sayingOn } from './standing.ts';
import { byDate, type TimelineEntry, type TimelineSpan, timelineOf } from './timeline.ts';

/** One line of a timeline, as a page shows it and a file lists it. Its texts may hold words from outside. */
export interface TimelineRow extends Pick<TimelineEntry, 'date' | 'isOwnDate'> {
  readonly key: string;
  readonly kind: Statement['kind'];
  /** Its last day, as far as it has one. */
  readonly until?: PartialDate | undefined;
  /** What it is about; of a remark there is no more than what is said. */
  readonly subject?: string | undefined;
  readonly says: string;
  readonly status?: FactStatus | undefined;
  /** Who acts, by code: `US`. */
  readonly side?: string | undefined;
  readonly value?: number | undefined;
  readonly unit?: StatementOf<'figure'>['unit'] | undefined;
  /** Others contradict it. */
  readonly isDisputed: boolean;
  readonly note?: string | undefined;
  /** Independent ones. */
  readonly outletCount: number;
  readonly tiers: readonly Tier[];
  /** Newest first. */
  readonly tellings: readonly Telling[];
}

export interface RowsWanted extends TimelineSpan {
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly isOldestFirst: boolean;
}

/** The rows of a span, in the order of dates. */
export function timelineRows(facts: readonly Fact[], { today, isOldestFirst, ...span }: RowsWanted): TimelineRow[] {
  const entries = timelineOf(facts, span);
  const ordered = isOldestFirst ? entries : entries.toSorted((a, b) => byDate(b, a));
  return ordered.map((entry) => rowOf(entry, today));
}

/** The facts of one topic, or of all. */
export const factsOn = (facts: readonly Fact[], topic: string): Fact[] =>
  facts.filter(({ topics }) => topic === everyTopic || topics.includes(topic));

function rowOf({ fact, version, date, isOwnDate }: TimelineEntry, today: string): TimelineRow {
  const { statement, tellings, note } = version;
  return {
    ...{ key: fact.key, kind: statement.kind, date, isOwnDate, note },
    until: lastDateOf(statement),
    subject: statement.kind === 'remark' ? undefined : capitalised(subjectOf(statement)),
    says: sayingOn(version, today),
    status: statusOn(version, today),
    side: sideOf(statement),
    ...amountOf(statement),
    isDisputed: version.standing === 'live' && isDisputed(fact),
    outletCount: countIndependentOutlets(tellings),
    tiers: [...new Set(tellings.map(({ tier }) => tier))],
    tellings: tellings.toSorted((a, b) => b.date.localeCompare(a.date)),
  };
}

/** The newest day on which a row was told. */
export const toldOn = ({ tellings }: Pick<TimelineRow, 'tellings'>, today: string): PartialDate =>
  tellings[0]?.date ?? today;

function lastDateOf(statement: Statement): PartialDate | undefined {
  if (statement.kind === 'tariff') return statement.until;
  return statement.kind === 'round' ? statement.end : undefined;
}

function sideOf(statement: Statement): string | undefined {
  switch (statement.kind) {
    case 'tariff':
    case 'control':
      return statement.imposer;
    case 'delegate':
    case 'lead':
      return statement.side;
    case 'accusation':
    case 'figure':
      return statement.by;
    default:
      return undefined;
  }
}

function amountOf(statement: Statement): Pick<TimelineRow, 'value' | 'unit'> {
  if (statement.kind === 'tariff' && statement.percent !== null) return { value: statement.percent, unit: 'percent' };
  return statement.kind === 'figure' ? { value: statement.value, unit: statement.unit } : {};
}
