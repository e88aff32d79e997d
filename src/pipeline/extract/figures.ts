import type { StatementOf } from '../../domain/statements.ts';
import { type Amount, amountsIn } from './figures/amounts-in.ts';
import { attributionOf } from './figures/attribution.ts';
import { signedValueOf } from './figures/direction.ts';
import { type FoundFigure, withOwnKeys, withoutRoundings } from './figures/distinct.ts';
import { isFigure } from './figures/is-figure.ts';
import { isComparison, periodOf, type ToldPeriods } from './figures/period.ts';
import { subjectOf } from './figures/subject.ts';
import { modalityOf } from './modality.ts';
import type { Found, Reading, Sentence } from './reading.ts';

/** Amounts, shares, changes and forecasts that are no tariff rates; two quantities of an item never share a key. */
export function findFigures(reading: Reading): Found[] {
  const found: FoundFigure[] = [];
  for (const sentence of reading.sentences) {
    const inItem = found.findLast(({ isBase, sentence: other }) => !isBase && !other.isTitle)?.statement.period;
    found.push(...figuresIn(sentence, { day: reading.day, inItem }));
  }
  return withOwnKeys(withoutRoundings(found)).map(({ amount: _amount, isBase: _isBase, ...one }) => one);
}

interface Place {
  readonly day: string;
  readonly inItem: ToldPeriods['inItem'];
}

function figuresIn(sentence: Sentence, { day, inItem }: Place): FoundFigure[] {
  const found: FoundFigure[] = [];
  const by = attributionOf(sentence.plain);
  for (const amount of amountsIn(sentence).filter(isFigure)) {
    const inSentence = found.findLast(({ isBase }) => !isBase)?.statement.period;
    const statement = statementOf(amount, { day, told: { inSentence, inItem } });
    const { hedge } = modalityOf(amount.pieces.slice(0, 2).join(' '));
    found.push({
      ...{ sentence, amount, confidence: 0.8, isBase: isComparison(amount) },
      statement: by === undefined ? statement : { ...statement, by },
      ...(hedge === undefined ? {} : { hedge }),
    });
  }
  return found;
}

function statementOf(
  amount: Amount,
  { day, told }: { readonly day: string; readonly told: ToldPeriods },
): StatementOf<'figure'> {
  const { metric, about, isMarket } = subjectOf(amount);
  const isDated = metric !== 'rare_earth_share' && !/purchases/.test(about ?? '');
  const ownOnly = { inSentence: told.inSentence, inItem: undefined };
  // What moves by the day is of that day; else yesterday's fall and today's rise would be one fact that changed.
  const period = isMarket ? day : periodOf(amount, isDated && isTrade(metric, about) ? told : ownOnly);
  const kind = amount.tag.kind === 'money' ? 'usd' : amount.tag.kind;
  return {
    ...{ kind: 'figure', metric, value: signedValueOf(amount), unit: kind },
    ...(about === undefined ? {} : { about }),
    ...(period === undefined || !isDated ? {} : { period }),
  };
}

const isTrade = (metric: string, about = ''): boolean =>
  ['cn_exports_to_us', 'cn_exports', 'us_deficit_with_cn'].includes(metric) ||
  /\b(?:exports|imports|trade|surplus|deficit)\b/.test(about);
