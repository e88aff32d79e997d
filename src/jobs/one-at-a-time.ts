import { randomUUID } from 'node:crypto';
import type { Clock, OneAtATime, Store } from '../ports.ts';

export interface OneAtATimeParts {
  readonly holds: Pick<Store['holds'], 'take' | 'release'>;
  readonly clock: Clock;
  /** Longer than any of it takes; another may begin after that. */
  readonly forMs: number;
}

/** Keeps all replicas, and all within one, from doing the same at the same time. */
export const createOneAtATime =
  ({ holds, clock, forMs }: OneAtATimeParts): OneAtATime =>
  async (key, work) => {
    const owner = randomUUID();
    if (!(await holds.take({ key, owner, now: clock.now(), forMs }))) return { isDone: false };
    try {
      return { isDone: true, value: await work() };
    } finally {
      await holds.release(key, owner);
    }
  };
