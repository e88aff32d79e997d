import { setTimeout as pause } from 'node:timers/promises';

/** Lets no more than so many go in any span of such a length, in the order in which they ask. */
export function createDepartures({
  countMax,
  perMs,
}: {
  readonly countMax: number;
  readonly perMs: number;
}): () => Promise<void> {
  const departedAt: number[] = [];
  let last: Promise<void> = Promise.resolve();
  const depart = async () => {
    const first = departedAt.length < countMax ? undefined : departedAt.shift();
    const waitMs = first === undefined ? 0 : first + perMs - performance.now();
    if (waitMs > 0) await pause(waitMs);
    departedAt.push(performance.now());
  };
  return () => {
    last = last.then(depart);
    return last;
  };
}
