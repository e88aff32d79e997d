import { z } from 'zod';
import type { ListPlace } from '../../../domain/listed-deliveries.ts';

const placeSchema = z.object({
  id: z.string().max(500),
  channel: z.string().max(300),
  state: z.enum(['pending', 'sending', 'held', 'paused', 'sent', 'merged', 'abandoned']),
  dueAt: z.int(),
  createdAt: z.int(),
});

/** A place in a list as a part of an address. */
export const placeText = ({ id, channel, state, dueAt, createdAt }: ListPlace): string =>
  Buffer.from(JSON.stringify({ id, channel, state, dueAt, createdAt })).toString('base64url');

/** The place that a part of an address names; undefined for what is none. */
export function placeOf(text: string): ListPlace | undefined {
  try {
    return placeSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    // Anybody can write an address.
    return undefined;
  }
}
