import type { Begun, Clock, HeldTenure, Lease, Log, Store } from '../ports.ts';
import { createFailures, type Failures } from './failures.ts';
import { afterMs, type Later } from './later.ts';

export interface LeaseLimits {
  /** So long after the last renewal another may take it over. */
  readonly leaseMs: number;
  readonly renewMs: number;
  /** Whoever could not begin leaves it to others for so long. */
  readonly retryMs: number;
}
export interface LeaseParts {
  readonly holds: Store['holds'];
  readonly clock: Clock;
  readonly log: Log;
  readonly key: string;
  /** Names this process among all. */
  readonly owner: string;
  readonly limits: LeaseLimits;
  readonly later?: Later;
  /** Where failures of several jobs are kept together. */
  readonly failures?: Failures | undefined;
}

type Begin = (tenure: HeldTenure) => Begun;

interface Beginning {
  readonly untilMs: number;
  readonly begin: Begin;
}

// What goes on while we have it.
interface Running {
  readonly number: number;
  readonly begun: Begun;
  /** Renewed until then. */
  untilMs: number;
  isEnded: boolean;
}

/** A lease that nobody here has yet; it is renewed by a timer of its own, whatever else the process does. */
export function createLease(parts: LeaseParts): Lease {
  const { holds, clock, log, key, owner, limits, later = afterMs, failures = createFailures({ clock, log }) } = parts;
  let running: Running | undefined;
  let restsUntil = 0;
  let callOff: (() => void) | undefined;
  const inOrder = createOrder();
  const end = async () => {
    const ended = running;
    running = undefined;
    if (ended === undefined) return;
    ended.isEnded = true;
    log.info({ lease: key, tenure: ended.number }, 'lease ended');
    await ended.begun.end().catch((error: unknown) => log.error({ lease: key, error }, 'lease not ended well'));
  };
  const giveBack = async () => {
    await end();
    await holds.release(key, owner).catch((error: unknown) => log.warn({ lease: key, error }, 'lease not given back'));
  };
  const beginAs = (number: number, { untilMs, begin }: Beginning) => {
    log.info({ lease: key, tenure: number }, 'lease taken');
    const state = { untilMs, isEnded: false };
    const isOver = () => state.isEnded || clock.now() >= state.untilMs;
    const started: Running = Object.assign(state, { number, begun: begin({ key, owner, number, isOver }) });
    started.begun.ready.catch((error: unknown) =>
      inOrder(async () => {
        if (running !== started) return;
        log.error(
          { lease: key, reason: error instanceof Error ? error.message : String(error) },
          'lease of no use here',
        );
        restsUntil = clock.now() + limits.retryMs;
        await giveBack();
      }),
    );
    running = started;
  };
  const step = async (begin: Begin) => {
    const now = clock.now();
    if (isWithin(restsUntil - now, limits.retryMs)) return;
    const asked = await holds.lease({ key, owner, now, forMs: limits.leaseMs }).then(
      (number) => ({ number }),
      (error: unknown) => failures.failed(`lease ${key}`, error),
    );
    // While the store is away it is still ours, as long as nobody can have taken it over.
    if (asked === undefined) return running && clock.now() >= running.untilMs ? await end() : undefined;
    failures.worked(`lease ${key}`);
    const untilMs = now + limits.leaseMs;
    if (running !== undefined && running.number === asked.number) running.untilMs = untilMs;
    else {
      await end();
      if (asked.number !== undefined) beginAs(asked.number, { untilMs, begin });
    }
  };
  const goOn = (begin: Begin) => {
    callOff = later(limits.renewMs, () => void inOrder(() => step(begin)).then(() => callOff && goOn(begin)));
  };
  const leave = async () => {
    callOff?.();
    callOff = undefined;
    await inOrder(giveBack);
  };
  return {
    async join(begin) {
      restsUntil = 0;
      await inOrder(() => step(begin));
      goOn(begin);
      try {
        await running?.begun.ready;
      } catch (error) {
        await leave();
        throw error;
      }
    },
    leave,
  };
}

// No rest is longer than that, or the clock was put back.
const isWithin = (leftMs: number, maxMs: number): boolean => leftMs > 0 && leftMs <= maxMs;

// One step after another, whatever becomes of each.
function createOrder(): (step: () => Promise<void>) => Promise<void> {
  let last = Promise.resolve();
  return (step) => {
    last = last.then(step, step);
    return last;
  };
}
