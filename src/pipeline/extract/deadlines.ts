import type { Found, Reading } from './reading.ts';

/** Dates and lengths on which something starts, ends or falls due. */
export const findDeadlines = (_reading: Reading): Found[] => [];
