import type { stepEnds } from '../../domain/charts.ts';
import type { Fact, Version } from '../../domain/facts.ts';
import { dayOf, firstDayOf, formatDate, lastDayOf, type PartialDate } from '../../domain/partial-date.ts';
import type { StatementOf } from '../../domain/statements.ts';
import { formatRate, statusWords } from '../describe.ts';
import { tariffStandingOn } from '../standing.ts';

/** One version of a tariff fact with the days between which it can be drawn. */
export interface Level {
  readonly version: Version;
  readonly statement: StatementOf<'tariff'>;
  readonly percent: number;
  readonly from: string;
  /** Absent while it holds. */
  readonly to: string | undefined;
  readonly end: (typeof stepEnds)[number] | undefined;
  /** Where no start is given, it is drawn from the day it was told. */
  readonly isStartTold: boolean;
}

/** The levels of one fact, and in words the versions that no day can be given to. */
export interface Levels {
  readonly levels: readonly Level[];
  readonly notDrawn: readonly string[];
}

/** What each version of a tariff fact says of its level over time, by what is known `today` (`YYYY-MM-DD`). */
export function levelsOf({ versions }: Fact, today: string): Levels {
  const rates = versions.filter(({ standing }) => standing !== 'struck').flatMap(rateOf);
  const bounds = rates.flatMap(({ statement }) => [statement.from, statement.until]).filter(isDay);
  const drafts = rates.flatMap((rate) => draftOf(rate, { bounds, today }));
  const levels = drafts.map((draft) => ended(draft, { drafts, today })).filter(isSomeTime);
  const drawn = new Set(levels.map(({ version }) => version));
  return { levels, notDrawn: rates.filter(({ version }) => !drawn.has(version)).flatMap(leftOutWords) };
}

/** True for a level that held or holds, and not one that is only meant or set aside. */
export const isHeld = ({ statement }: Pick<Level, 'statement'>): boolean =>
  statement.status === 'in_force' || statement.status === 'former';

/** True for a level that is only threatened or announced. */
export const isMeant = ({ statement }: Pick<Level, 'statement'>): boolean =>
  statement.status === 'threatened' || statement.status === 'announced';

type Rate = Pick<Level, 'version' | 'statement'>;
type Draft = Omit<Level, 'to' | 'end'>;

const rateOf = (version: Version): Rate[] =>
  version.statement.kind === 'tariff' ? [{ version, statement: version.statement }] : [];

const isDay = (date: PartialDate | undefined): date is string => date?.length === 10;

interface Known {
  readonly bounds: readonly string[];
  readonly today: string;
}

// "Over 100 %" is a bound, no level. What was announced and has come is drawn as what it became.
function draftOf(rate: Rate, known: Known): Draft[] {
  const { percent, isOver } = rate.statement;
  if (percent === null || isOver || (isMeant(rate) && !isStillMeant(rate, known.today))) return [];
  const start = startOf(rate, known.bounds);
  return start === undefined ? [] : [{ ...rate, percent, ...start }];
}

// A day that has passed without a word on whether the level came says nothing of what held then.
function isStillMeant({ version, statement }: Rate, today: string): boolean {
  const standing = tariffStandingOn(version, { day: today, today });
  if (version.standing !== 'live' || standing?.kind !== 'ahead') return false;
  return !standing.isStale || (statement.from !== undefined && firstDayOf(statement.from) > today);
}

// A month takes the day that another version gives for the change. A year says too little to draw a line from.
function startOf(
  { version, statement }: Rate,
  bounds: readonly string[],
): Pick<Draft, 'from' | 'isStartTold'> | undefined {
  const { from, until } = statement;
  if (from !== undefined && from.length > 4)
    return { from: bounds.find((day) => day.startsWith(from)) ?? firstDayOf(from), isStartTold: false };
  const told = dayOf(version.firstAt);
  return until === undefined || lastDayOf(until) > told ? { from: told, isStartTold: true } : undefined;
}

interface Others {
  readonly drafts: readonly Draft[];
  readonly today: string;
}

function ended(draft: Draft, { drafts, today }: Others): Level {
  const others = drafts.filter((other) => other !== draft && isHeld(other)).map(({ from }) => from);
  const span = spanEnd(draft, { today, starts: others.filter((from) => from > draft.from).toSorted() });
  const isFollowed = span.to !== undefined && others.includes(span.to);
  return { ...draft, to: span.to, end: isFollowed ? undefined : span.end };
}

interface After {
  readonly today: string;
  /** When other levels of the same fact begin, later than this one. */
  readonly starts: readonly string[];
}

function spanEnd({ version, statement }: Draft, { today, starts }: After): Pick<Level, 'to' | 'end'> {
  const standing = tariffStandingOn(version, { day: today, today });
  const due = statement.until === undefined ? undefined : exactEnd(statement.until, starts);
  if (standing?.kind !== 'past') {
    if (due !== undefined) return { to: due, end: 'due' };
    return standing?.isStale ? { to: dayOf(version.lastAt), end: 'last-reported' } : { to: undefined, end: undefined };
  }
  const { endedOn } = standing;
  if (due !== undefined && (endedOn === undefined || due <= endedOn))
    return { to: due, end: endedOn === undefined ? 'due' : 'ended' };
  return { to: starts[0] ?? endedOn ?? dayOf(version.lastAt), end: 'ended' };
}

const exactEnd = (until: PartialDate, starts: readonly string[]): string =>
  starts.find((day) => day.startsWith(until)) ?? lastDayOf(until);

// A change on the very day of the last report is drawn as the step that it is.
const isSomeTime = ({ from, to, end }: Level): boolean =>
  to === undefined || to > from || (to === from && end === 'last-reported');

// What was announced and came, or was called off, is told by what followed.
function leftOutWords({ version, statement }: Rate): string[] {
  if (isMeant({ statement }) && version.standing === 'past') return [];
  const { from, until, status } = statement;
  const meant = isMeant({ statement }) && from !== undefined ? ` for ${formatDate(from)}` : '';
  const end = until === undefined ? '' : ` until ${formatDate(until)}`;
  return [`${formatRate(statement)}, ${statusWords[status]}${meant}${end}`];
}
