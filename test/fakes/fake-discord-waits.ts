import { setTimeout as after } from 'node:timers/promises';

/** Waits until something is so; fails after a deadline. */
export async function until(isSo: () => boolean, deadlineMs = 5_000): Promise<void> {
  const giveUpAt = performance.now() + deadlineMs;
  while (!isSo()) {
    if (performance.now() > giveUpAt) throw new Error(`not so within ${deadlineMs} ms: ${isSo}`);
    await after(5);
  }
}
