import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a process holds at a moment, after what is garbage is gone. */
export interface Held {
  readonly heapMb: number;
  readonly residentMb: number;
  /** What would keep the process alive: sockets, timers, workers. */
  readonly handles: number;
  readonly openFiles: number;
}

const settleMs = 20;

/** Collects garbage, then looks. */
export async function heldNow(): Promise<Held> {
  setFlagsFromString('--expose-gc');
  globalThis.gc ??= runInNewContext('gc');
  // Twice, with a turn between: what is finalised in the first is gone with the second.
  for (let times = 0; times < 2; times++) {
    await pause(settleMs);
    globalThis.gc?.();
  }
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return {
    heapMb: (heapUsed + arrayBuffers) / 1e6,
    residentMb: rss / 1e6,
    handles: process.getActiveResourcesInfo().filter((name) => name !== 'Immediate').length,
    openFiles: readdirSync('/proc/self/fd').length,
  };
}

/** What a straight line through the values, by least squares, gains from the first to the last. */
export function gainOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = sum(values) / values.length;
  const places = values.map((value, place) => ({ x: place - middle, y: value - mean }));
  const under = sum(places.map(({ x }) => x * x));
  return under === 0 ? 0 : (sum(places.map(({ x, y }) => x * y)) / under) * (values.length - 1);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
