import process from 'node:process';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../src/ports.ts';

/** A time that passes only when nothing is left to be done in it. */
export interface Simulation {
  readonly clock: Clock;
  /** Runs something after so many milliseconds of this time; returns what calls it off. */
  readonly later: (ms: number, run: () => void) => () => void;
  readonly pause: (ms: number) => Promise<void>;
  /** Lets time pass until it is so; fails when nothing is awaited any more, or after so long. */
  passUntil(isSo: () => boolean, simulatedMsMax: number): Promise<void>;
}

interface Event {
  readonly at: number;
  readonly run: () => void;
}

/** A simulated time from here on. */
export function createSimulation(startMs = Date.UTC(2026, 10, 2)): Simulation {
  let nowMs = startMs;
  const events: Event[] = [];
  const later: Simulation['later'] = (ms, run) => {
    const event = { at: nowMs + Math.max(0, ms), run };
    events.splice(placeOf(events, event.at), 0, event);
    return () => {
      const at = events.indexOf(event);
      if (at !== -1) events.splice(at, 1);
    };
  };
  return {
    clock: { now: () => Math.floor(nowMs) },
    later,
    pause: (ms) => new Promise((resolve) => void later(ms, resolve)),
    async passUntil(isSo, simulatedMsMax) {
      for (;;) {
        await allDone();
        if (isSo()) return;
        const next = events.shift();
        if (next === undefined) throw new Error('nothing is awaited any more');
        if (next.at > startMs + simulatedMsMax) throw new Error(`not so within ${simulatedMsMax} simulated ms`);
        nowMs = next.at;
        next.run();
      }
    },
  };
}

// Behind all of the same time, so that what was asked for first comes first.
function placeOf(events: readonly Event[], at: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The store answers within microtasks, but gives way to others by an immediate now and then.
async function allDone(): Promise<void> {
  do {
    await nextTurn();
    await nextTurn();
  } while (process.getActiveResourcesInfo().includes('Immediate'));
}
