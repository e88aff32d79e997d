import type { PartialDate } from '../../domain/partial-date.ts';
import type { StatementOf } from '../../domain/statements.ts';
import { type Amount, amountsIn, type Surroundings } from './figures/amounts-in.ts';
import { attributionOf } from './figures/attribution.ts';
import { signedValueOf } from './figures/direction.ts';
import { type FoundFigure, withOwnKeys, withoutRoundings } from './figures/distinct.ts';
import { isFigure } from './figures/is-figure.ts';
import { isComparison, monthToldIn, periodOf, type ToldPeriods } from './figures/period.ts';
import { isExpected, type Subject, subjectOf } from './figures/subject.ts';
import { modalityOf } from './modality.ts';
import type { Found, Reading, Sentence } from './reading.ts';

/** Amounts, shares, changes and forecasts that are no tariff rates; two quantities of an item never share a key. */
export function findFigures({ sentences, day }: Reading): Found[] {
  const found: FoundFigure[] = [];
  const title = sentences[0]?.plain ?? '';
  let month: PartialDate | undefined;
  sentences.forEach((sentence, index) => {
    const around = { title, previous: sentences[index - 1]?.plain ?? '', day };
    found.push(...figuresIn(sentence, { around, held: found, month }));
    month = monthToldIn(sentence, day) ?? month;
  });
  return withOwnKeys(withoutRoundings(found)).map(
    ({ amount: _amount, subject: _subject, isBase: _isBase, ...one }) => one,
  );
}

interface Before {
  readonly around: Surroundings;
  readonly held: readonly FoundFigure[];
  /** The month told last. */
  readonly month: PartialDate | undefined;
}

function figuresIn(sentence: Sentence, { around, held, month }: Before): FoundFigure[] {
  const found: FoundFigure[] = [];
  const by = attributionOf(sentence.plain);
  const inItem = held.findLast(({ isBase, sentence: other }) => !isBase && !other.isTitle)?.statement.period ?? month;
  for (const amount of amountsIn(sentence, around).filter(isFigure)) {
    const inSentence = found.findLast(({ isBase }) => !isBase)?.statement.period;
    const subject = subjectOf(amount, (found.at(-1) ?? held.at(-1))?.subject);
    const statement = statementOf({ amount, subject, told: { inSentence, inItem } });
    const { hedge } = modalityOf(amount.pieces.slice(0, 2).join(' '));
    found.push({
      ...{
        sentence,
        amount,
        subject,
        confidence: subject.isUnclear ? unclearConfidence : 0.8,
        isBase: isComparison(amount),
      },
      statement: by === undefined ? statement : { ...statement, by },
      ...(hedge === undefined ? {} : { hedge }),
    });
  }
  return found;
}

// Kept, and no news by itself.
const unclearConfidence = 0.55;

interface Stating {
  readonly amount: Amount;
  readonly subject: Subject;
  readonly told: ToldPeriods;
}

function statementOf({ amount, subject, told }: Stating): StatementOf<'figure'> {
  const { metric } = subject;
  const isForeseen = metric !== 'growth_forecast' && amount.tag.kind === 'percent' && isExpected(amount);
  const about = isForeseen ? [subject.about, 'expected'].filter(Boolean).join('-') : subject.about;
  const period = periodFor({ amount, subject, told });
  return {
    ...{ kind: 'figure', metric, value: signedValueOf(amount) },
    unit: amount.tag.kind === 'money' ? 'usd' : amount.tag.kind,
    ...(about === undefined ? {} : { about }),
    ...(period === undefined ? {} : { period }),
  };
}

function periodFor({ amount, subject: { metric, about = '', isMarket }, told }: Stating): PartialDate | undefined {
  const { day } = amount.around;
  // What moves by the day is of that day; else yesterday's fall and today's rise would be one fact that changed.
  if (isMarket) return day;
  if (metric === 'rare_earth_share') return undefined;
  const isAhead = metric === 'growth_forecast' || /purchases/.test(about);
  if (metric === 'growth_forecast' && isComparison(amount)) return undefined;
  const isTrade = metric !== 'other' || /\b(?:exports|imports|trade)\b/.test(about);
  const period = periodOf(
    amount,
    isTrade ? told : { inSentence: isAhead ? undefined : told.inSentence, inItem: undefined },
  );
  // A forecast is of a year; a month beside it tells when it was made.
  if (metric === 'growth_forecast') return period?.length === 'YYYY'.length ? period : undefined;
  // "In May" of what has been counted is a May gone by.
  if (period === undefined || isAhead || period <= day.slice(0, period.length)) return period;
  return `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
}
