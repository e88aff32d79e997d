import type { ChannelId } from '../src/domain/deliveries.ts';
import type { Pace, Platform } from '../src/ports.ts';
import { createMeter, type Window } from './rate-windows.ts';
import type { Simulation } from './simulation.ts';

/** A chat that takes posts by its published limits, and counts. */
export interface SimulatedChat extends Platform {
  readonly counts: { taken: number; refused: number; doubled: number; firstAt: number; lastAt: number };
  /** Has answered so many posts with a yes. */
  answered(): number;
}

export interface SimulatedChatParts {
  readonly name: string;
  readonly pace: Pace;
  readonly limits: readonly Window<ChannelId>[];
  readonly simulation: Simulation;
}

/** Half of it on the way there, half on the way back. */
export const latencyMs = 80;

/** A chat in simulated time. */
export function createSimulatedChat({ name, pace, limits, simulation }: SimulatedChatParts): SimulatedChat {
  const { clock, pause } = simulation;
  const meter = createMeter(limits);
  const counts = { taken: 0, refused: 0, doubled: 0, firstAt: 0, lastAt: 0 };
  const keys = new Set<string>();
  let answered = 0;
  const take = (key: string, now: number) => {
    if (keys.has(key)) counts.doubled += 1;
    keys.add(key);
    if (counts.taken === 0) counts.firstAt = now;
    counts.taken += 1;
    counts.lastAt = now;
  };
  return {
    name,
    pace,
    counts,
    answered: () => answered,
    async post({ channel, key }) {
      await pause(latencyMs / 2);
      const retryAfterMs = meter(channel, clock.now());
      if (retryAfterMs > 0) counts.refused += 1;
      else take(key, clock.now());
      await pause(latencyMs / 2);
      if (retryAfterMs > 0) return { kind: 'rate-limited', retryAfterMs };
      answered += 1;
      return { kind: 'sent', ref: key };
    },
    edit: async ({ ref }) => ({ kind: 'sent', ref }),
    lookUp: async () => ({ kind: 'absent' }),
    check: async () => ({ kind: 'ok' }),
    start: async () => undefined,
    stop: async () => undefined,
  };
}
