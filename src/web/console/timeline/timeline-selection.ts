import type { EventChart, StepChart } from '../../../domain/charts.ts';
import type { Fact } from '../../../domain/facts.ts';
import { dayOf } from '../../../domain/partial-date.ts';
import { countWithoutDay, eventChart } from '../../../pipeline/charts/event-chart.ts';
import { tariffChart } from '../../../pipeline/charts/tariff-chart.ts';
import { factFamilies } from '../../../pipeline/fact-groups.ts';
import { factsOn, type TimelineRow, timelineRows } from '../../../pipeline/timeline-rows.ts';
import type { Clock, Store } from '../../../ports.ts';
import type { TimelineAsked } from './timeline-query.ts';

export interface TimelineLimits {
  /** A page of the list; more are on the next. */
  readonly rowsShownMax: number;
  /** A file of the list holds so many rows. */
  readonly fileRowsMax: number;
  /** Of one row. */
  readonly sourcesShownMax: number;
  /** In the chart, nearest to today. */
  readonly eventsShownMax: number;
  /** Dates that passed longer ago without news are in the list alone. */
  readonly pastDaysMax: number;
  /** The list ends so far ahead unless told. */
  readonly aheadDays: number;
}

export interface Selecting {
  readonly store: Pick<Store, 'facts'>;
  readonly clock: Clock;
  readonly limits: { readonly timeline: TimelineLimits };
}

/** What a timeline is made of: the facts of its topic, at this time. */
export interface Selection {
  readonly facts: readonly Fact[];
  readonly asked: TimelineAsked;
  readonly nowMs: number;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly limits: TimelineLimits;
}

/** Looks up what a timeline is made of. */
export async function select({ store, clock, limits }: Selecting, asked: TimelineAsked): Promise<Selection> {
  const nowMs = clock.now();
  const facts = factsOn(await store.facts.ofFamilies(factFamilies), asked.topic);
  return { facts, asked, nowMs, today: dayOf(nowMs), limits: limits.timeline };
}

/** The rows that are asked for, and how many remarks were left out. */
export function rowsOf({ facts, asked, today }: Selection): {
  readonly rows: readonly TimelineRow[];
  readonly remarksLeftOut: number;
} {
  const all = timelineRows(facts, { ...asked, today });
  const rows = asked.hasRemarks ? all : all.filter(({ kind }) => kind !== 'remark');
  return { rows, remarksLeftOut: all.length - rows.length };
}

/** Rounds and deadlines of the span; undefined where there are too few. */
export const eventsOf = ({ facts, asked, nowMs, limits }: Selection): EventChart | undefined =>
  eventChart(facts, { from: asked.from, to: asked.to, nowMs, eventsMax: limits.eventsShownMax });

/** How many of those no picture shows, for want of a day. */
export const withoutDay = ({ facts, asked }: Selection): number => countWithoutDay(facts, asked);

/** From here on the chart of tariffs shows the totals alone. */
export const recentFrom = '2025-01-01';

/** The steps of both sides, since 2018 or 2025 by where the span begins; undefined where no level is known. */
export const stepsOf = ({ facts, asked, nowMs }: Selection): StepChart | undefined =>
  tariffChart(facts, { span: asked.from < recentFrom ? 'since-2018' : 'since-2025', nowMs });
