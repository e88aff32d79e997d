import type { Clock, Log, Store } from '../ports.ts';
import { createFailures } from './failures.ts';
import { afterMs, type Later } from './later.ts';

export interface ReplicaLimits {
  /** So long after its last sign of life a replica counts. */
  readonly heldMs: number;
  readonly beatMs: number;
  /** So much later than a beat the others may notice. */
  readonly noticedMs: number;
}
export interface ReplicaParts {
  readonly holds: Store['holds'];
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process among all. */
  readonly id: string;
  readonly limits: ReplicaLimits;
  readonly later?: Later;
}

/** The replicas that share a store, so that together they keep within the limits of the chats. */
export interface Replicas {
  readonly id: string;
  /** How many share what the chats allow; 0 while the others may not count with this one yet. */
  count(): number;
  /** Lets the others have its share. */
  leave(): Promise<void>;
}

/** One that shares its store with nobody. */
export const alone: Replicas = { id: 'alone', count: () => 1, leave: async () => undefined };

/** Makes this process one of the replicas: gives a sign of life again and again, and counts those of all. */
export async function joinReplicas(parts: ReplicaParts): Promise<Replicas> {
  const { holds, clock, id, log, limits, later = afterMs } = parts;
  const key = `replica/${id}`;
  let known = { count: 0, untilMs: 0, sendsFromMs: 0 };
  let callOff: (() => void) | undefined;
  const waitMsMax = limits.beatMs + limits.noticedMs;
  const failures = createFailures({ clock, log });
  const beat = async () => {
    const now = clock.now();
    await holds.take({ key, owner: id, now, forMs: limits.heldMs });
    const count = await holds.countTaken('replica/', now);
    // Whoever was away, or is new, begins when the others have counted it.
    const isNew = now >= known.untilMs;
    const waitMs = isNew && count > 1 ? waitMsMax : 0;
    known = {
      count,
      untilMs: now + limits.heldMs,
      sendsFromMs: isNew ? now + waitMs : Math.min(known.sendsFromMs, now + waitMsMax),
    };
  };
  const goOn = () => {
    const again = () =>
      beat().then(
        () => failures.worked('sign of life'),
        (error: unknown) => failures.failed('sign of life', error),
      );
    callOff = later(limits.beatMs, () => void again().then(() => callOff && goOn()));
  };
  await beat();
  goOn();
  return {
    id,
    count() {
      const now = clock.now();
      return now >= known.sendsFromMs && now < known.untilMs ? known.count : 0;
    },
    async leave() {
      callOff?.();
      callOff = undefined;
      await holds.release(key, id);
    },
  };
}
