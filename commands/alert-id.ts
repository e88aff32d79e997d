import type { Alert } from '../src/domain/alerts.ts';
import { UserError } from '../src/domain/user-error.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import type { Store } from '../src/ports.ts';

/** The alert with this short id, however it is written. Throws a UserError that says where to find one. */
export async function findAlert(
  { alerts }: Pick<Store, 'alerts'>,
  { written, orElse = '' }: { readonly written: string; readonly orElse?: string },
): Promise<Alert> {
  const alert = await alerts.byShortId(written.trim().replace(/^#/, '').toUpperCase());
  if (alert) return alert;
  throw new UserError(
    `No alert “${plainLine(written, 20)}” is known here. Write the five letters at its foot${orElse}.`,
  );
}
