import type { Clock, Log, Meter } from '../ports.ts';
import { createFailures, type Failures } from './failures.ts';
import { LeaseLost } from './fence.ts';

/** A piece of work that runs on the clock. */
export interface Job {
  readonly name: string;
  run(): Promise<unknown>;
  /** When it has something to do next, asked after each run, so that this need not wait for a tick. */
  nextDueAt?(): Promise<number | undefined>;
}

/** Runs one job, never beside itself. */
export interface Runner {
  /** Runs it, unless it is running; resolves when it rests. */
  tick(): Promise<void>;
  /** Runs it at once, or once more when it is running. */
  nudge(): void;
  /** Starts nothing more, and waits for what runs. */
  stop(): Promise<void>;
}

export interface Running {
  readonly job: Job;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter?: Meter | undefined;
  /** Where failures of several jobs are kept together. */
  readonly failures?: Failures | undefined;
}

/** A runner of a job that has not run yet. What fails is told, and left to the next tick: what is wrong for a while is over the sooner. */
export function createRunner({ job, clock, log, meter, failures = createFailures({ clock, log }) }: Running): Runner {
  let [isWanted, isStopped] = [false, false];
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const runOnce = async () => {
    clearTimeout(timer);
    try {
      await job.run();
      const waitMs = waitUntil(await job.nextDueAt?.(), clock.now());
      if (waitMs !== undefined && !isStopped) timer = setTimeout(nudge, waitMs);
      meter?.({ kind: 'run', job: job.name, isFailed: false });
      failures.worked(job.name);
    } catch (error) {
      // Another does it now.
      if (error instanceof LeaseLost) return;
      meter?.({ kind: 'run', job: job.name, isFailed: true });
      failures.failed(job.name, error);
    }
  };
  const runWhileWanted = async () => {
    while (isWanted && !isStopped) {
      isWanted = false;
      await runOnce();
    }
    running = undefined;
  };
  function nudge(): void {
    isWanted = true;
    running ??= Promise.resolve().then(runWhileWanted);
  }
  return {
    async tick() {
      if (running === undefined) nudge();
      await running;
    },
    nudge,
    async stop() {
      isStopped = true;
      await running;
      clearTimeout(timer);
    },
  };
}

const plannedAheadMs = 2_000;

// What falls due later than a tick comes round needs no timer of its own.
const waitUntil = (dueAt: number | undefined, now: number): number | undefined =>
  dueAt !== undefined && dueAt - now <= plannedAheadMs ? Math.max(0, dueAt - now) : undefined;
