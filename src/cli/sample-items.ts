import { sampleDay } from '../../config/sample-day.ts';
import type { RehearsalItem } from './rehearsal.ts';

const morning = Date.UTC(2026, 10, 2, 8);

/** When the store of the sample day begins: before anything is known. */
export const sampleStartMs = morning - 2 * 86_400_000;

/** The pieces of the sample day, each at its time. */
export const sampleItems: readonly RehearsalItem[] = sampleDay.map(({ atMinutes, outlet, tier, title, text }) => {
  const seenAt = morning + atMinutes * 60_000;
  return {
    ...{ outlet, tier, seenAt, isBaseline: atMinutes < 0 },
    item: { title, text, publishedAt: seenAt, guid: `${outlet} ${atMinutes}` },
  };
});
