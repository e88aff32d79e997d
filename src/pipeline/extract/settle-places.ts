import type { Statement, StatementOf } from '../../domain/statements.ts';
import type { Found, Reading, Sentence } from './reading.ts';

type Round = StatementOf<'round'>;

/**
 * Brings together what an item tells in several sentences: who sits where, and when and where it was that something was
 * agreed. A slot that a sentence leaves open is filled from the rest of the item; none that it tells is changed.
 */
export function settlePlaces(found: readonly Found[], reading: Reading): Found[] {
  const rounds = found.flatMap(({ statement }) => (statement.kind === 'round' ? [statement] : []));
  const setting: Setting = {
    day: reading.day,
    months: monthsOf(found, reading),
    current: rounds.find(({ status, place }) => status !== 'concluded' && place !== null),
    recalled: rounds.find(({ status, place }) => status === 'concluded' && place !== null),
    agreed: found.map(({ statement }) => statement).find(isPlacedAgreement),
  };
  return found.map((one) => ({ ...one, statement: settled(one, setting) }));
}

interface Setting {
  readonly day: string;
  /** The month that the item gives to what was held or agreed at a place. */
  readonly months: ReadonlyMap<string, string>;
  readonly current: Round | undefined;
  readonly recalled: Round | undefined;
  readonly agreed: StatementOf<'agreement'> | undefined;
}

const isPlacedAgreement = (statement: Statement): statement is StatementOf<'agreement'> =>
  statement.kind === 'agreement' && statement.place !== undefined && statement.date !== undefined;

function settled({ statement, sentence }: Found, setting: Setting): Statement {
  switch (statement.kind) {
    case 'round':
      return { ...statement, month: monthOf(statement, setting) };
    case 'delegate':
    case 'lead':
      return seated(statement, { sentence, setting });
    case 'agreement':
      return placedAgreement(statement, setting);
    default:
      return statement;
  }
}

// "The Geneva negotiations" bear no date: they are of the month that another sentence gives them.
const monthOf = ({ place, month, start, status }: Round, { months, day }: Setting): string =>
  place !== null && status === 'concluded' && start === undefined && month === day.slice(0, 7)
    ? (months.get(place) ?? month)
    : month;

function monthsOf(found: readonly Found[], { day }: Reading): Map<string, string> {
  const dated = found.flatMap(({ statement }): [string, string][] => {
    if (statement.kind === 'agreement' && statement.place && statement.date)
      return [[statement.place, statement.date.slice(0, 7)]];
    return statement.kind === 'round' && statement.place && statement.month < day.slice(0, 7)
      ? [[statement.place, statement.month]]
      : [];
  });
  return new Map(dated);
}

interface Seating {
  readonly sentence: Sentence;
  readonly setting: Setting;
}

// A team whose place its own sentence does not name is at the table of which the item tells, not at an earlier one.
function seated<T extends StatementOf<'delegate'> | StatementOf<'lead'>>(
  statement: T,
  { sentence, setting: { current, months, day } }: Seating,
): T {
  const isNamedHere = sentence.tags.some((tag) => tag.kind === 'place' && tag.place === statement.place);
  if (!isNamedHere && current && statement.place !== null && statement.place !== current.place)
    return { ...statement, place: current.place, month: current.month };
  const month = statement.place === null ? undefined : months.get(statement.place);
  return month === undefined || statement.month !== day.slice(0, 7) ? statement : { ...statement, month };
}

function withMonth(statement: StatementOf<'agreement'>, months: ReadonlyMap<string, string>): Statement {
  const date = months.get(statement.place ?? '');
  return date === undefined ? statement : { ...statement, date };
}

const general = /truce|pause|deal|agreement|framework|consensus|cut|suspen/i;

// "Both accuse each other of breaching the agreement" is of the one that the item recalls.
function placedAgreement(statement: StatementOf<'agreement'>, setting: Setting): Statement {
  const { agreed, recalled, current, months } = setting;
  const isOpen = statement.place === undefined && general.test(statement.what);
  const isOfOld = statement.status === 'breach_alleged' || (current !== undefined && statement.status === 'reached');
  if (statement.place !== undefined && statement.date === undefined) return withMonth(statement, months);
  if (!isOpen || !isOfOld) return statement;
  const [place, date] = agreed ? [agreed.place, agreed.date] : [recalled?.place, recalled?.month];
  return place && date ? { ...statement, place, date } : statement;
}
