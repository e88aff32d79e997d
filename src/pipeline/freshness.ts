import { dayOf, formatAge, formatDate } from '../domain/partial-date.ts';

/** How new the newest coverage in the store is, in a sentence that ends every answer. */
export function freshnessNote(newestAt: number | undefined, nowMs: number): string {
  if (newestAt === undefined) return 'No coverage has been read yet, so nothing is known here.';
  const day = dayOf(newestAt);
  return `Newest coverage in the store: ${formatDate(day)} (${formatAge(day, nowMs)}).`;
}
