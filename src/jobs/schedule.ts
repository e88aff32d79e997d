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
    }),
  );
  return async () => {
    await Promise.all(tasks.map((task) => task.destroy()));
    await Promise.allSettled(running);
  };
}

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
