import type { Found, Reading } from './reading.ts';

/** Rates that one party puts on goods of another, with their status and measure. */
export const findTariffs = (_reading: Reading): Found[] => [];
