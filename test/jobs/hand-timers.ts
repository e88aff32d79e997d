import type { Later } from '../../src/jobs/later.ts';
import type { createMovedClock } from './newsroom.ts';

/** Timers that a test runs by moving its clock; a process whose timers are not run is frozen. */
export interface HandTimers {
  readonly later: Later;
  /** Runs what is due by the clock, and waits for what that begins. */
  run(): Promise<void>;
}

/** No timer is set yet. */
export function createHandTimers(clock: Pick<ReturnType<typeof createMovedClock>, 'now'>): HandTimers {
  const waiting = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    later(ms, run) {
      const entry = { at: clock.now() + ms, run };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
    async run() {
      for (const entry of [...waiting].filter(({ at }) => at <= clock.now())) {
        waiting.delete(entry);
        const before = waiting.size;
        entry.run();
        // Whoever goes on sets its next timer when it has done.
        const giveUpAt = performance.now() + settleMsMax;
        while (waiting.size === before && performance.now() < giveUpAt) await new Promise(setImmediate);
      }
    },
  };
}

const settleMsMax = 2_000;
