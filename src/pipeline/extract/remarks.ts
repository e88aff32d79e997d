import type { Found, Reading } from './reading.ts';

/** Accusations between the sides and statements of their officials. */
export const findRemarks = (_reading: Reading): Found[] => [];
