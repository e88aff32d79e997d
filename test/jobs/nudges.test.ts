import { describe, expect, it, onTestFinished } from 'vitest';
import { createRunner, type Job } from '../../src/jobs/nudges.ts';
import { countedJob } from './counted-job.ts';
import { createKeptLog } from './newsroom.ts';

const clock = { now: () => Date.now() };

/** A runner that no tick ever comes to. */
function runnerOf(job: Job) {
  const log = createKeptLog();
  const runner = createRunner({ job, clock, log });
  onTestFinished(() => runner.stop());
  return { log, ...runner };
}

describe('A job that nothing but nudges runs', () => {
  it('runs once more for all the nudges that came while it ran', async () => {
    const first = Promise.withResolvers<void>();
    const counted = countedJob('read', () => (counted.count() === 1 ? first.promise : Promise.resolve()));
    const runner = runnerOf(counted.job);
    runner.nudge();
    await counted.reaches(1);

    for (let nudges = 0; nudges < 5; nudges++) runner.nudge();
    first.resolve();
    await runner.tick();

    expect(counted.count()).toBe(2);
    expect(counted.atOnceMost()).toBe(1);
  });

  it('runs again when it said that something falls due', async () => {
    const counted = countedJob('fan-out');
    const dueAt = clock.now() + 50;
    const runs: number[] = [];
    const runner = runnerOf({
      ...counted.job,
      async run() {
        runs.push(clock.now());
        await counted.job.run();
      },
      nextDueAt: async () => (clock.now() < dueAt ? dueAt : undefined),
    });

    runner.nudge();
    await expect.poll(() => runs.some((at) => at >= dueAt), { timeout: 10_000 }).toBe(true);

    expect(counted.atOnceMost()).toBe(1);
  });

  it('needs no waiting for what is due already', async () => {
    const counted = countedJob('fan-out');
    const runner = runnerOf({ ...counted.job, nextDueAt: async () => (counted.count() < 5 ? 0 : undefined) });

    runner.nudge();

    await counted.reaches(5);
  });

  it('forgets what falls due when it is stopped', async () => {
    const [stopped, other] = [countedJob('fan-out'), countedJob('other')];
    const dueAt = clock.now() + 100;
    const first = runnerOf({ ...stopped.job, nextDueAt: async () => dueAt });
    const second = runnerOf({
      ...other.job,
      nextDueAt: async () => (other.count() < 2 ? dueAt + 100 : undefined),
    });
    second.nudge();
    await first.tick();

    await first.stop();
    const before = stopped.count();
    await other.reaches(2);

    expect(clock.now()).toBeGreaterThan(dueAt);
    expect(stopped.count()).toBe(before);
  });

  it('is left to the next tick when it fails', async () => {
    const failing = countedJob('fan-out', () => Promise.reject(new Error('no luck')));
    const runner = runnerOf({ ...failing.job, nextDueAt: async () => 0 });

    await runner.tick();
    await runner.tick();

    expect(failing.count()).toBe(2);
    // The same failure is logged once a minute.
    expect(runner.log.logged).toHaveLength(1);
  });
});
