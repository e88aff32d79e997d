import type { Found, Reading } from './reading.ts';

/** What the sides agreed, and how far it has come. */
export const findAgreements = (_reading: Reading): Found[] => [];
