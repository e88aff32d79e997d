import type { StatementOf } from '../../../domain/statements.ts';
import type { Found } from '../reading.ts';

type FoundTariff = Found & { readonly statement: StatementOf<'tariff'> };

/**
 * Each rate of an item once. What the title says in brief gives way to the text; of two tellings of one rate the surer
 * one stays, and a telling with goods or a measure outweighs a bare one.
 */
export function distinctRates(found: readonly Found[]): Found[] {
  const kept: FoundTariff[] = [];
  for (const one of found.filter(isTariff)) {
    const index = kept.findIndex((other) => isSameRate(one, other));
    const held = kept[index];
    if (held === undefined) kept.push(one);
    else if (weightOf(one) > weightOf(held) || isBroughtBack(one, held)) kept.splice(index, 1, one);
  }
  return kept;
}

const isTariff = (found: Found): found is FoundTariff => found.statement.kind === 'tariff';

function isSameRate(a: FoundTariff, b: FoundTariff): boolean {
  const [one, other] = [a.statement, b.statement];
  const isSame = one.imposer === other.imposer && one.target === other.target && one.percent === other.percent;
  if (!isSame) return false;
  if (a.sentence.isTitle || b.sentence.isTitle) return true;
  const statuses = new Set([one.status, other.status]);
  // A rise that is off for now and one that a condition brings back are the same rise.
  if (statuses.has('threatened') && statuses.has('suspended')) return true;
  return one.goods === other.goods && one.measure === other.measure;
}

const isBroughtBack = (one: FoundTariff, held: FoundTariff): boolean =>
  one.statement.status === 'threatened' && held.statement.status === 'suspended';

const titleCost = 0.3;
// A start on a day ahead and a condition outweigh a bare "raised".
const aheadGain = 0.3;
const weightOf = ({ confidence, sentence, statement }: FoundTariff): number =>
  confidence -
  (sentence.isTitle ? titleCost : 0) +
  (statement.status === 'announced' && statement.from !== undefined ? aheadGain : 0);
