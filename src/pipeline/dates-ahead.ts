import { type Fact, isDisputed, laneOf, liveVersions, type Version } from '../domain/facts.ts';
import type { PartialDate } from '../domain/partial-date.ts';
import { tariffStandingOn } from './standing.ts';

/** The families of facts that hang on dates. */
export const datedFamilies = ['contact', 'deadline', 'round', 'tariff'] as const;

/** What a version hangs on, as exact as it was told. */
export interface DueOn {
  /** A plan is a round of talks or a meeting of leaders. */
  readonly what: 'deadline' | 'rate' | 'plan';
  readonly date: PartialDate;
}

/** The date on which a deadline falls, a rate ends or what is planned begins; undefined where none is told. */
export function dueOn({ statement }: Pick<Version, 'statement'>): DueOn | undefined {
  switch (statement.kind) {
    case 'deadline':
      return statement.date === undefined ? undefined : { what: 'deadline', date: statement.date };
    case 'tariff':
      return statement.until === undefined || statement.status === 'former'
        ? undefined
        : { what: 'rate', date: statement.until };
    case 'round':
      return statement.start === undefined || statement.status !== 'planned'
        ? undefined
        : { what: 'plan', date: statement.start };
    case 'contact':
      return statement.status === 'planned' ? { what: 'plan', date: statement.date } : undefined;
    default:
      return undefined;
  }
}

/** A whole day that readers hang on, by a version that holds as far as known. It may lie behind. */
export interface DueDay {
  readonly fact: Fact;
  readonly version: Version;
  readonly what: DueOn['what'];
  /** `YYYY-MM-DD`; it counts as ahead until it is over. */
  readonly day: string;
  /** Names date and kind of fact: what contradicts it has the same. */
  readonly lane: string;
  /** All live versions, its own with them, where they contradict each other on it. */
  readonly rivals: readonly Version[];
}

/** The days of these facts, soonest first. What is told by month or year only is no day. */
export const dueDaysOf = (facts: readonly Fact[]): DueDay[] =>
  facts.flatMap(daysOf).toSorted((a, b) => a.day.localeCompare(b.day) || a.fact.key.localeCompare(b.fact.key));

function daysOf(fact: Fact): DueDay[] {
  const live = liveVersions(fact);
  return live.flatMap((version): DueDay[] => {
    const due = dueOn(version);
    if (due === undefined || due.date.length < 10 || hasBegun(fact, version)) return [];
    const rivals = isDisputed(fact) ? live.filter((other) => laneOf(other) === laneOf(version)) : [];
    return [
      {
        ...{ fact, version, what: due.what, day: due.date },
        lane: `${fact.key} ${due.what} ${laneOf(version)}`,
        rivals: rivals.length > 1 ? rivals : [],
      },
    ];
  });
}

// By anybody's account: then nothing of it is planned for sure any more.
const hasBegun = ({ versions }: Fact, planned: Version): boolean =>
  versions.some((other) => other.standing !== 'struck' && isMoreThanPlan(other) && laneOf(other) === laneOf(planned));

const isMoreThanPlan = ({ statement }: Version): boolean =>
  (statement.kind === 'round' || statement.kind === 'contact') && statement.status !== 'planned';

/** True where a day has passed and nobody told what followed. */
export const isLeftOpen = ({ version, day }: DueDay, today: string): boolean =>
  day < today && tariffStandingOn(version, { day: today, today })?.endedOn === undefined;
