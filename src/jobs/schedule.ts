import { schedule } from 'node-cron';
import type { Clock, Log, Meter } from '../ports.ts';
import { createFailures, type Failures } from './failures.ts';
import { createRunner, type Job } from './nudges.ts';

export interface Scheduling {
  readonly jobs: readonly Job[];
  readonly clock: Clock;
  readonly log: Log;
  readonly meter?: Meter | undefined;
  readonly failures?: Failures | undefined;
}
export interface Schedule {
  /** Runs a job without waiting for its tick, or once more when it is running. What a lost nudge would have brought, the tick brings. */
  nudge(name: string): void;
  /** Starts nothing more, and waits for what runs. */
  stop(): Promise<void>;
}

/** Runs every job each second and when it is nudged, never beside itself; due times live in the store. */
export function startJobs({ jobs, ...parts }: Scheduling): Schedule {
  const running = { failures: createFailures(parts), ...parts };
  const runners = new Map(jobs.map((job) => [job.name, createRunner({ ...running, job })]));
  const tasks = [...runners].map(([name, runner]) =>
    schedule('* * * * * *', runner.tick, { name, timezone: 'Etc/UTC', noOverlap: true, logger: silent }),
  );
  return {
    nudge(name) {
      const runner = runners.get(name);
      if (runner === undefined) throw new Error(`no job is named ${name}`);
      runner.nudge();
    },
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.all([...runners.values()].map((runner) => runner.stop()));
    },
  };
}

// The library would write to the terminal each second that a job outlasts its slot, which is no fault.
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };
