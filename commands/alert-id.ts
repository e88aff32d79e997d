import type { Alert } from '../src/domain/alerts.ts';
import { ownerOf } from '../src/domain/deliveries.ts';
import { UserError } from '../src/domain/user-error.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import type { CommandContext } from './command.ts';

/** The alert with this short id, however it is written, if it is seen in this channel. Throws a UserError that says where to find one. */
export async function findAlert(
  { store: { alerts }, place }: Pick<CommandContext, 'store' | 'place'>,
  { written, orElse = '' }: { readonly written: string; readonly orElse?: string },
): Promise<Alert> {
  const alert = await alerts.byShortId(written.trim().replace(/^#/, '').toUpperCase(), ownerOf(place.channel));
  if (alert) return alert;
  throw new UserError(
    `No alert “${plainLine(written, 20)}” is known here. Write the five letters at its foot${orElse}; /latest lists the newest.`,
  );
}
