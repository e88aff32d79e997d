import type { Found, Reading } from './reading.ts';

/** Amounts, shares, changes and forecasts that are no tariff rates. */
export const findFigures = (_reading: Reading): Found[] => [];
