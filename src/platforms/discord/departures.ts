import { setTimeout as pause } from 'node:timers/promises';

export interface Share {
  readonly countMax: () => number;
  readonly perMs: number;
}

const departuresKept = 1_000;

/** Lets no more than so many go in any span of such a length, evenly, in the order in which they ask. */
export function createDepartures({ countMax, perMs }: Share): () => Promise<void> {
  const departedAt: number[] = [];
  // A little closer together than on average: a crowd that left at once would meet the next one on the way.
  const evenMs = () => (perMs / countMax()) * 0.8;
  let last: Promise<void> = Promise.resolve();
  const depart = async () => {
    const first = departedAt.at(-countMax());
    const mayGoAt = Math.max(first === undefined ? 0 : first + perMs, (departedAt.at(-1) ?? 0) + evenMs());
    const waitMs = mayGoAt - performance.now();
    if (waitMs > 0) await pause(Math.ceil(waitMs));
    departedAt.push(performance.now());
    if (departedAt.length > departuresKept) departedAt.shift();
  };
  return () => {
    last = last.then(depart);
    return last;
  };
}
