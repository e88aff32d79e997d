import { schedule } from 'node-cron';
import type { Log } from '../ports.ts';

/** A piece of work that runs on the clock. */
export interface Job {
  readonly name: string;
  run(): Promise<unknown>;
}

/** Runs every job each second, never beside itself; due times live in the store. Returns what stops them and waits. */
export function startJobs(jobs: readonly Job[], log: Log): () => Promise<void> {
  const running = new Set<Promise<unknown>>();
  const tasks = jobs.map((job) =>
    schedule('* * * * * *', () => tracked(running, runLogged(job, log)), {
      name: job.name,
      timezone: 'Etc/UTC',
      noOverlap: true,
      logger: silent,
    }),
  );
  return async () => {
    await Promise.all(tasks.map((task) => task.destroy()));
    await Promise.allSettled(running);
  };
}

// The library would write to the terminal each second that a job outlasts its slot, which is no fault.
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };

async function tracked(running: Set<Promise<unknown>>, work: Promise<void>): Promise<void> {
  running.add(work);
  await work;
  running.delete(work);
}

async function runLogged(job: Job, log: Log): Promise<void> {
  try {
    await job.run();
  } catch (error) {
    log.error({ job: job.name, error }, 'job failed');
  }
}
