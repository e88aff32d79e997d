import type { Version } from '../domain/facts.ts';
import { dayOf, firstDayOf, formatAge, formatDate, lastDayOf, type PartialDate } from '../domain/partial-date.ts';
import type { StatementOf } from '../domain/statements.ts';
import { formatRate, sayingOf, statusWords } from './describe.ts';

/** How a rate or a date stood on a day, by what is known now. */
export interface Standing {
  readonly kind: 'holds' | 'ahead' | 'past';
  /** `in force since May 2025`, `was due to end Aug 2025; what followed is not known here`. */
  readonly words: string;
  /** When a past rate gave way to another, `YYYY-MM-DD`; unknown where what followed is not known. */
  readonly endedOn?: string;
  /** It has no end, and no word of it came for long. */
  readonly isStale?: boolean;
}

/** The standing of a tariff version on `day` (`YYYY-MM-DD`), or undefined when it was not known or meant then. */
export function tariffStandingOn(
  version: Version,
  when: { readonly day: string; readonly today: string },
): Standing | undefined {
  const { statement } = version;
  if (statement.kind !== 'tariff' || version.standing === 'struck') return undefined;
  if (statement.status === 'former') return formerStanding(statement, when.day);
  if (startOf(statement, version.firstAt) > when.day) return undefined;
  const end = knownEndOf(statement, version);
  const isReplaced = version.replacedAt !== undefined && dayOf(version.replacedAt) <= when.day;
  if (isReplaced || isOver(statement, when.day))
    return {
      kind: 'past',
      words: endedWords(statement, end),
      ...(end === undefined ? {} : { endedOn: lastDayOf(end) }),
    };
  const isStale = (statement.until ?? end) === undefined && Date.parse(when.day) - version.lastAt > staleAfterMs;
  const words = `${holdingWords(statement, { ...when, end })}${isStale ? ' when last reported' : ''}`;
  return { kind: isAhead(statement) ? 'ahead' : 'holds', words, ...(isStale && { isStale }) };
}

/** After this long without a word on a rate, the answer says so. */
const staleAfterMs = 45 * 86_400_000;

const isAhead = ({ status }: StatementOf<'tariff'>): boolean => status === 'threatened' || status === 'announced';

// What is threatened or announced is known from the day it is told, before the day that it is meant for.
function startOf(statement: StatementOf<'tariff'>, firstAt: number): string {
  const told = dayOf(firstAt);
  const start = firstDayOf(statement.from ?? told);
  return isAhead(statement) && told < start ? told : start;
}

// What took its place may have been told long after its own end. An end that was told once it had come is no plan.
function knownEndOf({ until }: StatementOf<'tariff'>, { replacedAt, lastAt }: Version): PartialDate | undefined {
  const replaced = replacedAt === undefined ? undefined : dayOf(replacedAt);
  const isEnded = until !== undefined && lastDayOf(until) <= (replaced ?? dayOf(lastAt));
  return isEnded ? until : replaced;
}

const isOver = ({ until }: StatementOf<'tariff'>, day: string): boolean =>
  until !== undefined && lastDayOf(until) < day;

// Only a rate in force needs no word on its status: a suspended one that ended may be back.
function endedWords({ status, until = '' }: StatementOf<'tariff'>, end: PartialDate | undefined): string {
  const words =
    end === undefined
      ? `was due to end ${formatDate(until)}; what followed is not known here`
      : `until ${formatDate(end)}`;
  return status === 'in_force' ? words : `${statusWords[status]}, ${words}`;
}

function holdingWords(
  statement: StatementOf<'tariff'>,
  { day, today, end }: { readonly day: string; readonly today: string; readonly end: PartialDate | undefined },
): string {
  const { status, from, until } = statement;
  const lapse =
    isOver(statement, today) && !isOver(statement, day) ? ' (lapsed by today; what followed is not known here)' : '';
  const start = from ? ` ${isAhead(statement) ? 'for' : 'since'} ${formatDate(from)}` : '';
  const due = end === undefined ? `due to end ${formatDate(until ?? '')}${lapse}` : `until ${formatDate(end)}`;
  return [`${statusWords[status]}${start}`, until === undefined ? '' : due].filter(Boolean).join(', ');
}

// A former rate whose start is not given may have held on any day before its end: said so, never as "in force".
function formerStanding({ from, until }: StatementOf<'tariff'>, day: string): Standing | undefined {
  if (from !== undefined && firstDayOf(from) > day) return undefined;
  const end = until === undefined ? '' : `, until ${formatDate(until)}`;
  const [start, gap] = from === undefined ? ['', ' (start not given)'] : [` from ${formatDate(from)}`, ''];
  return {
    kind: 'past',
    words: `former${start}${end}${gap}`,
    ...(until === undefined ? {} : { endedOn: lastDayOf(until) }),
  };
}

/** What a version says of its subject, in words that still hold `today`: what lies behind is not called ahead or in force. */
export function sayingOn(version: Version, today: string): string {
  const { statement } = version;
  switch (statement.kind) {
    case 'tariff':
      return `${formatRate(statement)}, ${tariffStandingOn(version, { day: today, today })?.words ?? notBegun(statement)}`;
    case 'deadline':
      return deadlineStandingOn(version, today)?.words ?? sayingOf(statement);
    case 'round':
      return version.standing === 'live' ? roundSayingOn(version, { statement, today }) : sayingOf(statement);
    case 'contact':
      return version.standing === 'live' && statement.status === 'planned' && lastDayOf(statement.date) < today
        ? `was planned for ${formatDate(statement.date)}; whether it took place is not known here`
        : sayingOf(statement);
    default:
      return sayingOf(statement);
  }
}

// Of a rate that begins on a later day, "in force" would be said too early.
function notBegun({ status, from }: StatementOf<'tariff'>): string {
  if (from === undefined) return statusWords[status];
  return status === 'in_force' ? `due to begin ${formatDate(from)}` : `${statusWords[status]} for ${formatDate(from)}`;
}

/** How a deadline stands: ahead with the time that is left, or past. Undefined for another kind of fact. */
export function deadlineStandingOn(version: Version, today: string): Standing | undefined {
  const { statement, standing, replacedAt } = version;
  if (statement.kind !== 'deadline' || standing === 'struck') return undefined;
  const { date } = statement;
  const when = sayingOf(statement);
  if (standing === 'past') {
    const until = replacedAt === undefined ? '' : ` on ${formatDate(dayOf(replacedAt))}`;
    return { kind: 'past', words: `was set for ${when}; another date was told${until}` };
  }
  if (date === undefined) return { kind: 'ahead', words: when };
  if (lastDayOf(date) < today) return { kind: 'past', words: `was due ${when}; what followed is not known here` };
  return { kind: 'ahead', words: `${when} (${timeLeft(date, today)})` };
}

/** How far ahead a date lies: `in 12 days`, `this month`, `today`. */
export function timeLeft(date: PartialDate, today: string): string {
  if (firstDayOf(date) > today || date.length === 10) return formatAge(date, Date.parse(today));
  return date.length === 7 ? 'this month' : 'this year';
}

interface RoundOn {
  readonly statement: StatementOf<'round'>;
  readonly today: string;
}

// A round of which no end was told is not under way for ever.
function roundSayingOn({ lastAt }: Version, { statement, today }: RoundOn): string {
  const saying = sayingOf(statement);
  const end = lastDayOf(
    statement.end ?? (statement.status === 'planned' ? statement.start : undefined) ?? statement.month,
  );
  const isSilent = Date.parse(today) - Date.parse(dayOf(lastAt)) > roundSilentAfterMs;
  switch (statement.status) {
    case 'planned':
      return end < today ? `${saying}; whether it took place is not known here` : saying;
    case 'under_way':
      return isSilent || end < today
        ? `${saying.replace('under way', 'under way when last reported')}; how it ended is not known here`
        : saying;
    case 'concluded':
      return saying;
    default:
      return statement.status satisfies never;
  }
}

const roundSilentAfterMs = 2 * 86_400_000;
