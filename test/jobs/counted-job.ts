import { EventEmitter, once } from 'node:events';
import type { Job } from '../../src/jobs/nudges.ts';

export const deadline = () => AbortSignal.timeout(10_000);

/** A job that counts its runs and lets a test wait for them. */
export interface CountedJob {
  readonly job: Job;
  count(): number;
  /** The most runs that there were at a time. */
  atOnceMost(): number;
  reaches(wanted: number): Promise<void>;
}

/** A job that counts its runs while it does this work. */
export function countedJob(name: string, work: () => Promise<void> = async () => undefined): CountedJob {
  const runs = new EventEmitter();
  let [count, atOnce, most] = [0, 0, 0];
  const job: Job = {
    name,
    async run() {
      count++;
      most = Math.max(most, ++atOnce);
      runs.emit('run');
      await work().finally(() => atOnce--);
    },
  };
  return {
    job,
    count: () => count,
    atOnceMost: () => most,
    async reaches(wanted: number) {
      while (count < wanted) await once(runs, 'run', { signal: deadline() });
    },
  };
}
