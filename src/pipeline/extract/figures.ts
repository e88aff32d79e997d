import { amountsIn } from './figures/amounts-in.ts';
import { isFigure } from './figures/is-figure.ts';
import { signedValueOf } from './figures/direction.ts';
import type { Found, Reading } from './reading.ts';

/** Amounts, shares, changes and forecasts that are no tariff rates. */
export const findFigures = (reading: Reading): Found[] =>
  reading.sentences.flatMap((sentence) =>
    amountsIn(sentence).filter(isFigure).map((amount) => ({ sentence, confidence: 0.8, statement: { kind: 'figure', metric: 'other', value: signedValueOf(amount), unit: amount.tag.kind==='money'?'usd':amount.tag.kind }})),
  );
