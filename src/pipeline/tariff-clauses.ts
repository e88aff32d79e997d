import { adjectiveOf } from '../domain/names.ts';
import { formatDate } from '../domain/partial-date.ts';
import type { StatementOf, TariffStatus } from '../domain/statements.ts';
import { shorten } from '../lib/plain-text.ts';
import { formatRate, measureNote, statusWords, targetOf } from './describe.ts';
import { formatNumber } from './figure-words.ts';

type Tariff = StatementOf<'tariff'>;

/** A statement as the parts of a sentence: what is said, and what is added once it is told who says it. */
export interface Clause {
  readonly clause: string;
  /** Without a full stop; empty where there is nothing to add. */
  readonly tail: string;
}

/** A rate as a clause; with the rate before it where only a rate in force moves. */
export function tariffClause(statement: Tariff, before: number | undefined): Clause {
  const { percent, status } = statement;
  const dates = datesOf(statement);
  if (before !== undefined && percent !== null)
    return {
      clause: `the ${adjectiveOf(statement.imposer)} tariff on ${goodsOf(statement)} ${moveOf(statement, before)}`,
      tail: `it is ${[statusWords[status], dates].filter(Boolean).join(' ')}`,
    };
  const level = percent === null ? '' : ` of ${formatRate(statement)}`;
  const clause = `${articleOf(statement.imposer)} ${adjectiveOf(statement.imposer)} tariff${level} on ${goodsOf(statement)}`;
  const open = percent === null ? ', at a level not given' : replacing(statement);
  return { clause: `${clause} ${standing[status]}${open}`, tail: dates === '' ? '' : `${holding[status]} ${dates}` };
}

function moveOf(statement: Tariff, before: number): string {
  const way = (statement.percent ?? before) < before ? 'down' : 'up';
  return `goes ${way} from ${formatNumber(before)} % to ${formatRate(statement)}`;
}

// Where the same sentence says what the rate replaces.
function replacing({ percent, previousPercent }: Tariff): string {
  if (previousPercent === undefined || percent === null || previousPercent === percent) return '';
  return `, ${previousPercent < percent ? 'up' : 'down'} from ${formatNumber(previousPercent)} %`;
}

const goodsCharsMax = 60;

function goodsOf({ target, goods, measure }: Tariff): string {
  const { on, which } = targetOf({ target, goods: shorten(goods, goodsCharsMax) });
  const notes = [which, measureNote(measure)].filter(Boolean).join(', ');
  return notes === '' ? on : `${on} (${notes})`;
}

// "a US tariff", "an EU tariff"; codes of other countries are read letter by letter.
const articleOf = (imposer: string): string =>
  /^(?:an?|[AEFHILMNORSX][A-Z]$|EU)/.test(adjectiveOf(imposer)) ? 'an' : 'a';

const datesOf = ({ from, until }: Tariff): string =>
  [from && `from ${formatDate(from)}`, until && `until ${formatDate(until)}`].filter(Boolean).join(' ');

const standing = {
  threatened: 'is threatened',
  announced: 'is announced',
  in_force: 'is in force',
  suspended: 'is suspended',
  former: 'is a former one and holds no longer',
} as const satisfies Record<TariffStatus, string>;

const holding = {
  threatened: 'it would hold',
  announced: 'it is to hold',
  in_force: 'it holds',
  suspended: 'the suspension runs',
  former: 'it held',
} as const satisfies Record<TariffStatus, string>;
