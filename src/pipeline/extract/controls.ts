import type { Found, Reading } from './reading.ts';

/** Export controls: who holds back what from whom, and what was done about it. */
export const findControls = (_reading: Reading): Found[] => [];
