import type { Alert } from '../domain/alerts.ts';
import type { Delivery } from '../domain/deliveries.ts';

export interface EditLimits {
  /** The least time after an edit before the next: the first gap, the second, …; the last one stays. */
  readonly editGapsMs: readonly number[];
  readonly editWithinMs: number;
  /** The same for an alert on an official document, whose print can follow days after it was filed. */
  readonly editDocumentWithinMs: number;
}

/** When a posted message may be edited next, or undefined when it is too old to be edited at all. */
export function editDueAt({
  delivery,
  alert,
  now,
  limits,
}: {
  delivery: Pick<Delivery, 'postedAt' | 'editedAt' | 'edits'>;
  alert?: Pick<Alert, 'tellers'> | undefined;
  now: number;
  limits: EditLimits;
}): number | undefined {
  const { postedAt, editedAt, edits } = delivery;
  const gapMs = limits.editGapsMs[Math.min(edits, limits.editGapsMs.length) - 1] ?? 0;
  const dueAt = Math.max(now, (editedAt ?? 0) + gapMs);
  const isOnDocument = alert?.tellers.some(({ document }) => document?.number !== undefined) ?? false;
  const withinMs = isOnDocument ? limits.editDocumentWithinMs : limits.editWithinMs;
  return postedAt !== null && dueAt - postedAt <= withinMs ? dueAt : undefined;
}
