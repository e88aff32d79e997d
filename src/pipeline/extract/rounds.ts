import type { Found, Reading } from './reading.ts';

/** Rounds of talks: where, when, planned, under way or concluded. */
export const findRounds = (_reading: Reading): Found[] => [];
