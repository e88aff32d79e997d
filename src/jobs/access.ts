import { platformOf } from '../domain/deliveries.ts';
import type { AccessCheck, Platform } from '../ports.ts';

/** Asks the chat of a channel whether messages can be posted there. */
export const accessOf =
  (platforms: readonly Platform[]): AccessCheck =>
  async (channel) =>
    (await platforms.find(({ name }) => name === platformOf(channel))?.check(channel)) ?? { kind: 'unknown' };
