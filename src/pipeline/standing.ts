import type { Version } from '../domain/facts.ts';
import { dayOf, firstDayOf, formatDate, lastDayOf } from '../domain/partial-date.ts';
import type { StatementOf } from '../domain/statements.ts';
import { statusWords } from './describe.ts';

/** How a rate stood on a day, by what is known now. */
export interface Standing {
  readonly kind: 'holds' | 'ahead' | 'past';
  /** `in force since May 2025`, `was due to end Aug 2025; what followed is not known here`. */
  readonly words: string;
}

/** The standing of a tariff version on `day` (`YYYY-MM-DD`), or undefined when it was not known or meant then. */
export function tariffStandingOn(
  version: Version,
  when: { readonly day: string; readonly today: string },
): Standing | undefined {
  const { statement } = version;
  if (statement.kind !== 'tariff' || version.standing === 'struck') return undefined;
  const start = statement.from ?? dayOf(version.firstAt);
  if (statement.status === 'former') return formerStanding(statement, when.day);
  if (firstDayOf(start) > when.day) return undefined;
  if (version.replacedAt !== undefined && dayOf(version.replacedAt) <= when.day)
    return { kind: 'past', words: `until ${formatDate(dayOf(version.replacedAt))}` };
  if (isOver(statement, when.day)) return { kind: 'past', words: lapsedWords(statement) };
  const kind = statement.status === 'in_force' || statement.status === 'suspended' ? 'holds' : 'ahead';
  const isStale = statement.until === undefined && Date.parse(when.day) - version.lastAt > staleAfterMs;
  return { kind, words: `${holdingWords(statement, when)}${isStale ? ' when last reported' : ''}` };
}

/** After this long without a word on a rate, the answer says so. */
const staleAfterMs = 45 * 86_400_000;

const isOver = ({ until }: StatementOf<'tariff'>, day: string): boolean =>
  until !== undefined && lastDayOf(until) < day;

const lapsedWords = ({ until = '' }: StatementOf<'tariff'>): string =>
  `was due to end ${formatDate(until)}; what followed is not known here`;

function holdingWords(
  statement: StatementOf<'tariff'>,
  { day, today }: { readonly day: string; readonly today: string },
): string {
  const { status, from, until } = statement;
  const lapse =
    isOver(statement, today) && !isOver(statement, day) ? ' (lapsed by today; what followed is not known here)' : '';
  return [
    `${statusWords[status]}${from ? ` since ${formatDate(from)}` : ''}`,
    until === undefined ? '' : `due to end ${formatDate(until)}${lapse}`,
  ]
    .filter(Boolean)
    .join(', ');
}

// A former rate whose start is not given may have held on any day before its end: said so, never as "in force".
function formerStanding({ from, until }: StatementOf<'tariff'>, day: string): Standing | undefined {
  if (from !== undefined && firstDayOf(from) > day) return undefined;
  const end = until === undefined ? '' : `, until ${formatDate(until)}`;
  const [start, gap] = from === undefined ? ['', ' (start not given)'] : [` from ${formatDate(from)}`, ''];
  return { kind: 'past', words: `former${start}${end}${gap}` };
}
