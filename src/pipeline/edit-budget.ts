import type { Delivery } from '../domain/deliveries.ts';

export interface EditLimits {
  /** The least time after an edit before the next: the first gap, the second, …; the last one stays. */
  readonly editGapsMs: readonly number[];
  readonly editWithinMs: number;
}

/** When a posted message may be edited next, or undefined when it is too old to be edited at all. */
export function editDueAt({
  delivery,
  now,
  limits,
}: {
  delivery: Pick<Delivery, 'postedAt' | 'editedAt' | 'edits'>;
  now: number;
  limits: EditLimits;
}): number | undefined {
  const { postedAt, editedAt, edits } = delivery;
  const gapMs = limits.editGapsMs[Math.min(edits, limits.editGapsMs.length) - 1] ?? 0;
  const dueAt = Math.max(now, (editedAt ?? 0) + gapMs);
  return postedAt !== null && dueAt - postedAt <= limits.editWithinMs ? dueAt : undefined;
}
