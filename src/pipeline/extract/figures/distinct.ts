import { factKeyOf } from '../../../domain/fact-keys.ts';
import type { StatementOf } from '../../../domain/statements.ts';
import type { Found } from '../reading.ts';
import type { Amount } from './amounts-in.ts';
import { contentSlugOf } from './names-in.ts';
import type { Subject } from './subject.ts';

/** A figure with the amount from which it was read. */
export interface FoundFigure extends Found {
  readonly statement: StatementOf<'figure'>;
  readonly amount: Amount;
  readonly subject: Subject;
  /** It is there to compare another with. */
  readonly isBase: boolean;
}

/** Without what a title only rounds: "over 5%" where the text says 5.9, or tells as the text does. */
export function withoutRoundings(found: readonly FoundFigure[]): FoundFigure[] {
  const inText = found.filter(({ sentence }) => !sentence.isTitle);
  return found.filter((one) => !one.sentence.isTitle || !inText.some((other) => isRounding(one, other)));
}

const roundingMax = 0.02;
const boundMax = 0.25;

function isRounding({ statement: rough, amount }: FoundFigure, { statement: exact }: FoundFigure): boolean {
  if (rough.unit !== exact.unit || rough.value * exact.value < 0) return false;
  const gap = Math.abs(exact.value) - Math.abs(rough.value);
  const isBound = amount.tag.kind === 'percent' && amount.tag.isOver;
  const isWithin = Math.abs(gap) <= roundingMax * Math.abs(exact.value);
  const isWhole = rough.unit === 'percent' && Math.abs(gap) <= 0.5 && Number.isInteger(rough.value);
  return isWithin || isWhole || (isBound && gap >= 0 && gap <= boundMax * Math.abs(exact.value));
}

/** With a slug of its own for each quantity of an item, so that they are never taken for versions of one fact. */
export function withOwnKeys(found: readonly FoundFigure[]): FoundFigure[] {
  const values = new Map<string, number>();
  return found.map((one) => {
    for (const about of aboutsOf(one)) {
      const statement = about === undefined ? one.statement : { ...one.statement, about };
      const key = factKeyOf(statement);
      const held = values.get(key);
      if (held !== undefined && held !== statement.value) continue;
      values.set(key, statement.value);
      return { ...one, statement };
    }
    return one;
  });
}

// From the plainest to one that no other amount can have.
function aboutsOf({ statement, amount, isBase }: FoundFigure): (string | undefined)[] {
  const { about = '', value, unit } = statement;
  const start = about === '' ? '' : `${about}-`;
  const plain = isBase && statement.period === undefined ? [`${start}before`] : [statement.about];
  return [...plain, `${start}${unit}`, `${start}${contentSlugOf(amount)}`, `${start}${unit}-${value}`];
}
