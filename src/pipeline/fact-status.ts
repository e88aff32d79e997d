import type { Version } from '../domain/facts.ts';
import { formatDate } from '../domain/partial-date.ts';
import type { StatementOf, TariffStatus } from '../domain/statements.ts';
import { sayingOf, statusWords } from './describe.ts';
import { wordsOf } from './slug-words.ts';
import { deadlineStandingOn, sayingOn, tariffStandingOn } from './standing.ts';

/** How a version of a fact stands, in a word or a few that are never said of another state. */
export interface FactStatus {
  readonly words: string;
  readonly state: FactState;
  /** No word of it came for long: it may be otherwise by now. */
  readonly isStale?: boolean | undefined;
}

/** It holds, is only meant, is set aside or eased, is over; or it is an act that was told, whatever came of it. */
export type FactState = 'holds' | 'ahead' | 'aside' | 'over' | 'told';

/** The status of a version today (`YYYY-MM-DD`), by what is known; undefined for what has none, such as a figure. */
export function statusOn(version: Version, today: string): FactStatus | undefined {
  const { statement, standing } = version;
  if (standing === 'struck') return over('taken back');
  switch (statement.kind) {
    case 'tariff':
      return tariffStatus(version, { statement, today });
    case 'deadline':
      return deadlineStatus(version, today);
    case 'round':
    case 'contact':
      return eventStatus(version, today);
    default:
      return standing === 'past' ? over('replaced') : actStatus(version);
  }
}

const over = (words: string): FactStatus => ({ words, state: 'over' });

interface Rated {
  readonly statement: StatementOf<'tariff'>;
  readonly today: string;
}

function tariffStatus(version: Version, { statement, today }: Rated): FactStatus {
  const { status } = statement;
  const standing = tariffStandingOn(version, { day: today, today });
  if (standing === undefined)
    return { words: status === 'in_force' ? 'due to begin' : statusWords[status], state: 'ahead' };
  if (status === 'former') return over('former');
  if (standing.kind === 'past') return over(standing.endedOn === undefined ? lapsed[status] : ended[status]);
  if (version.standing === 'past') return over(ended[status]);
  const { isStale } = standing;
  return { words: `${isStale ? 'last known: ' : ''}${statusWords[status]}`, state: states[status], isStale };
}

const states = {
  threatened: 'ahead',
  announced: 'ahead',
  in_force: 'holds',
  suspended: 'aside',
  former: 'over',
} as const satisfies Record<TariffStatus, FactState>;

const ended = {
  threatened: 'was threatened',
  announced: 'was announced',
  in_force: 'former',
  suspended: 'was suspended',
  former: 'former',
} as const satisfies Record<TariffStatus, string>;

// Past its own end, and no word of what followed.
const lapsed = {
  threatened: 'threat lapsed',
  announced: 'announced, lapsed',
  in_force: 'lapsed',
  suspended: 'suspension lapsed',
  former: 'former',
} as const satisfies Record<TariffStatus, string>;

function deadlineStatus(version: Version, today: string): FactStatus | undefined {
  if (version.standing === 'past') return over('moved');
  const standing = deadlineStandingOn(version, today);
  if (standing?.kind === 'past') return over('passed');
  const isDated = version.statement.kind === 'deadline' && version.statement.date !== undefined;
  return { words: isDated ? 'ahead' : 'no date told', state: 'ahead' };
}

// Of what was planned or under way and is told of no more, only that is known.
function eventStatus(version: Version, today: string): FactStatus {
  const { statement, standing } = version;
  const word = 'status' in statement ? wordsOf(statement.status) : '';
  if (word === 'concluded' || word === 'held') return over(word);
  if (standing === 'past') return over(`was ${word}`);
  if (sayingOn(version, today) !== sayingOf(statement)) return over('outcome not known');
  return { words: word, state: word === 'planned' ? 'ahead' : 'holds' };
}

function actStatus({ statement }: Version): FactStatus | undefined {
  switch (statement.kind) {
    case 'agreement':
      return { words: wordsOf(statement.status), state: agreementStates[statement.status] };
    case 'control':
      return { words: wordsOf(statement.action), state: controlStates[statement.action] };
    case 'accusation':
      return { words: 'alleged', state: 'ahead' };
    default:
      return undefined;
  }
}

const agreementStates = {
  in_principle: 'ahead',
  pending_approval: 'ahead',
  reached: 'told',
  signed: 'told',
  rejected: 'over',
  breach_alleged: 'aside',
} as const satisfies Record<StatementOf<'agreement'>['status'], FactState>;

const controlStates = {
  threatened: 'ahead',
  pledged_to_ease: 'ahead',
  imposed: 'told',
  tightened: 'told',
  eased: 'aside',
  licensed: 'aside',
  suspended: 'aside',
} as const satisfies Record<StatementOf<'control'>['action'], FactState>;

/** The days that belong to the status of a rate: `since May 2025, due to end 10 Nov 2026`; empty where none are told. */
export function standingNoteOn(version: Version, today: string): string {
  const { statement } = version;
  if (statement.kind !== 'tariff' || version.standing === 'struck') return '';
  const standing = tariffStandingOn(version, { day: today, today });
  if (standing === undefined) return statement.from === undefined ? '' : `from ${formatDate(statement.from)}`;
  if (version.standing === 'past' && standing.kind !== 'past') return 'told as history';
  return standing.words
    .replace(/ when last reported$/, '')
    .replace(/^(?:in force|suspended|announced|threatened|former)\b,? ?/, '');
}
