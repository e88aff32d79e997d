import { adjectiveOf, nounOf } from '../domain/names.ts';
import { formatDate, type PartialDate } from '../domain/partial-date.ts';
import type { Statement, StatementOf } from '../domain/statements.ts';
import { shorten } from '../lib/plain-text.ts';
import { controlledWords, isClause, listNames, offenceWords, recordedThing } from './describe.ts';
import { amountOf, figureSubject } from './figure-words.ts';
import { wordsOf } from './slug-words.ts';
import { type Clause, tariffClause } from './tariff-clauses.ts';

/** A statement as a clause without its teller; `before` is the rate that it replaces, where only that moves. */
export function clauseOf(statement: Statement, before?: number): Clause {
  switch (statement.kind) {
    case 'tariff':
      return tariffClause(statement, before);
    case 'round':
      return roundClause(statement);
    case 'delegate':
      return plain(delegateClause(statement));
    case 'lead':
      return plain(leadClause(statement));
    case 'deadline':
      return plain(deadlineClause(statement));
    case 'figure':
      return plain(figureClause(statement));
    case 'control':
      return plain(controlClause(statement));
    case 'contact':
      return plain(contactClause(statement));
    case 'agreement':
      return plain(agreementClause(statement));
    case 'accusation':
      return plain(`${nounOf(statement.by)} accuses ${nounOf(statement.against)} ${brief(offenceWords(statement.of))}`);
    case 'record':
      return plain(
        `${brief(recordedThing(statement.of))}: the ${brief(statement.rank)} since ${formatDate(statement.since)}`,
      );
    case 'remark':
      return plain(remarkClause(statement));
    default:
      return statement satisfies never;
  }
}

const plain = (clause: string): Clause => ({ clause, tail: '' });

const slotCharsMax = 60;
const brief = (text: string): string => shorten(text, slotCharsMax);

// "on 2 Nov 2026", "in Nov 2026".
const onDate = (date: PartialDate): string => `${date.length === 10 ? 'on' : 'in'} ${formatDate(date)}`;

type Meeting = Pick<StatementOf<'round'>, 'place' | 'month'>;
const placeOf = ({ place }: Pick<Meeting, 'place'>): string => (place === null ? '' : ` in ${brief(place)}`);

function roundClause({ status, start, end, venue, ...meeting }: StatementOf<'round'>): Clause {
  const at = venue === undefined ? '' : ` (${brief(venue)})`;
  const talks = `talks between the US and China${placeOf(meeting)}${at} are ${wordsOf(status)}`;
  if (start === undefined)
    return plain(`${talks} (${formatDate(meeting.month)}${end ? `, until ${formatDate(end)}` : ''})`);
  // One day alone may be any of theirs: the first, or the last.
  if (end === undefined && status !== 'planned')
    return { clause: talks, tail: `the day given is ${formatDate(start)}` };
  const days = end === undefined || end === start ? onDate(start) : `from ${formatDate(start)} to ${formatDate(end)}`;
  return { clause: talks, tail: `${daysOf[status]} ${days}` };
}

const daysOf = {
  planned: 'they are to be held',
  under_way: 'they are held',
  concluded: 'they were held',
} as const satisfies Record<StatementOf<'round'>['status'], string>;

const talksOf = ({ place, month }: Meeting): string => `the talks${placeOf({ place })} (${formatDate(month)})`;

function delegateClause({ side, person, role, isAbsent, ...meeting }: StatementOf<'delegate'>): string {
  const who = role === undefined ? brief(person) : `${brief(person)} (${brief(role)})`;
  const team = `the ${adjectiveOf(side)} team at ${talksOf(meeting)}`;
  return isAbsent ? `${who} did not take part in ${team}` : `${who} is in ${team}`;
}

const headsNamedMax = 3;

function leadClause({ side, people, ...meeting }: StatementOf<'lead'>): string {
  const team = `the ${adjectiveOf(side)} team at ${talksOf(meeting)}`;
  if (people.length === 0) return `${team} is named, but no head of it`;
  const more = people.length > headsNamedMax ? [`${people.length - headsNamedMax} more`] : [];
  const heads = listNames([...people.slice(0, headsNamedMax).map(nameOf), ...more]);
  return people.length === 1 ? `${heads} heads ${team}` : `${heads} head ${team}`;
}

const nameCharsMax = 30;
const nameOf = (name: string): string => shorten(name, nameCharsMax);

function deadlineClause({ what, date, days, condition, isMoved }: StatementOf<'deadline'>): string {
  const name = brief(wordsOf(what));
  const but = condition === undefined ? '' : `, ${brief(condition)}`;
  if (date === undefined)
    return isClause(what) ? `${name}: ${days} days are told for it${but}` : `the ${name} is to last ${days} days${but}`;
  if (isClause(what)) return `${name} ${onDate(date)}${isMoved ? ', a date that was moved' : ''}${but}`;
  return `the ${what === 'truce' ? 'deadline of' : 'date for'} the ${name} ${isMoved ? 'moves to' : 'is'} ${formatDate(date)}${but}`;
}

function figureClause({ kind: _kind, period, by, ...figure }: StatementOf<'figure'>): string {
  const amount = amountOf(figure);
  const when = [period && formatDate(period), by && `by ${brief(nounOf(by))}`].filter(Boolean).join(', ');
  const told = when === '' ? '' : ` (${when})`;
  if (figure.metric === 'other' && figure.about === undefined)
    return `a figure of ${amount} is told${told}, without what it counts`;
  return `the figure for “${shorten(figureSubject(figure), subjectCharsMax)}” is ${amount}${told}`;
}

const subjectCharsMax = 80;

const controlVerbs = {
  imposed: 'has imposed',
  tightened: 'has tightened its',
  eased: 'has eased its',
  licensed: 'has licensed some trade under its',
  suspended: 'has suspended its',
  pledged_to_ease: 'has pledged to ease its',
  threatened: 'has threatened',
} as const satisfies Record<StatementOf<'control'>['action'], string>;

function controlClause({ imposer, item, to, action }: StatementOf<'control'>): string {
  const clause = `${nounOf(imposer)} ${controlVerbs[action]} export controls ${brief(controlledWords(item))}`;
  if (to === undefined) return clause;
  return `${clause}, ${to === 'undisclosed' ? 'for whom is not disclosed' : `for ${brief(to)}`}`;
}

function contactClause({ who, mode, date, status }: StatementOf<'contact'>): string {
  const names = listNames(who.slice(0, headsNamedMax).map(nameOf));
  if (status === 'held') return `${names} held a ${mode} ${onDate(date)}`;
  return `a ${mode} of ${names} is planned for ${formatDate(date)}`;
}

const agreementStates = {
  reached: 'an agreement is reached',
  in_principle: 'an agreement is reached in principle',
  pending_approval: 'an agreement is pending approval',
  breach_alleged: 'a breach of an agreement is alleged',
  rejected: 'an agreement is rejected',
  signed: 'an agreement is signed',
} as const satisfies Record<StatementOf<'agreement'>['status'], string>;

function agreementClause({ what, place, date, status }: StatementOf<'agreement'>): string {
  const about = [
    brief(wordsOf(what).replace(/^breach of (?:the )?/, '')),
    place && brief(place),
    date && formatDate(date),
  ];
  return `${agreementStates[status]} (${about.filter(Boolean).join(', ')})`;
}

const remarkCharsMax = 160;

/** The subject of a story that is told by its headline alone. */
export const headlineAbout = 'story';

const remarkClause = ({ about, says }: StatementOf<'remark'>): string =>
  about === headlineAbout ? `“${shorten(says, remarkCharsMax)}”` : shorten(says, remarkCharsMax);
