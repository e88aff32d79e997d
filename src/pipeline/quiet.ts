import type { QuietWindow } from '../domain/feeds.ts';
import { remembered } from '../lib/remembered.ts';

const stepMs = 15 * 60_000;
/** About a month in steps: what lies further back counts in full. */
const stepsMax = 3_000;

/** Whether a moment lies in one of the windows, each by its own zone. */
export const isQuiet = (windows: readonly QuietWindow[], atMs: number): boolean =>
  windows.some((window) => isWithin(window, atMs));

/** How much of a span lies outside all windows, in milliseconds, to a quarter of an hour. */
export function awakeMs(windows: readonly QuietWindow[], { fromMs, toMs }: { fromMs: number; toMs: number }): number {
  if (windows.length === 0) return toMs - fromMs;
  let asleepMs = 0;
  const firstMs = Math.max(fromMs, toMs - stepsMax * stepMs);
  for (let atMs = firstMs; atMs < toMs; atMs += stepMs)
    if (isQuiet(windows, atMs)) asleepMs += Math.min(stepMs, toMs - atMs);
  return toMs - fromMs - asleepMs;
}

function isWithin(window: QuietWindow, atMs: number): boolean {
  const { from, to, days } = window;
  const parts = new Map(
    clockOf(window)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, value]),
  );
  const day = parts.get('weekday')?.toLowerCase() ?? '';
  const time = `${parts.get('hour')}:${parts.get('minute')}`;
  return (days === undefined || days.some((one) => one === day)) && time >= from && time < to;
}

const clockOf = remembered(
  ({ zone }: QuietWindow) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);
