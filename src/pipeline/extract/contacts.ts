import type { Found, Reading } from './reading.ts';

/** Calls and meetings of leaders, and of chief negotiators outside a round. */
export const findContacts = (_reading: Reading): Found[] => [];
