import { unpaced } from '../jobs/pacing.ts';
import type { Platform } from '../ports.ts';

/** A chat that only shows what is posted and edited: nothing of it can be lost, so nothing is looked up. */
export const shownChat = (showing: Pick<Platform, 'post' | 'edit'>): Omit<Platform, 'name'> => ({
  ...showing,
  lookUp: async () => ({ kind: 'absent' }),
  check: async () => ({ kind: 'ok' }),
  pace: unpaced,
  start: async () => undefined,
  stop: async () => undefined,
});
