import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectPlatforms } from '../../src/jobs/connect.ts';
import type { Job } from '../../src/jobs/nudges.ts';
import { startJobs } from '../../src/jobs/schedule.ts';
import type { Platform } from '../../src/ports.ts';
import { countedJob, deadline } from './counted-job.ts';
import { createKeptLog } from './newsroom.ts';
import { createRecordingPlatform } from './recording-platform.ts';

/** Starts jobs that are stopped with the test at the latest. */
function startFor(jobs: readonly Job[]) {
  const log = createKeptLog();
  const schedule = startJobs({ jobs, clock: { now: () => Date.now() }, log });
  onTestFinished(() => schedule.stop());
  return { log, ...schedule };
}

describe('The schedule', () => {
  it('runs every job again and again', async () => {
    const [poll, read] = [countedJob('poll'), countedJob('read')];

    startFor([poll.job, read.job]);
    await Promise.all([poll.reaches(2), read.reaches(2)]);

    expect(poll.count()).toBeGreaterThanOrEqual(2);
  });

  it('logs a job that fails, with its name and error, and runs it again', async () => {
    const failing = countedJob('poll', async () => {
      throw new Error('no luck');
    });
    const { log } = startFor([failing.job]);

    await failing.reaches(2);

    expect(log.logged[0]).toEqual({
      level: 'error',
      message: 'job failed',
      fields: { job: 'poll', error: expect.objectContaining({ message: 'no luck' }) },
    });
  });

  it('never runs a job beside itself, while others go on', async () => {
    const held = Promise.withResolvers<void>();
    const [slow, quick] = [countedJob('slow', () => held.promise), countedJob('quick')];
    startFor([slow.job, quick.job]);
    await slow.reaches(1);

    await quick.reaches(quick.count() + 2);
    const whileHeld = slow.count();
    held.resolve();

    expect(whileHeld).toBe(1);
  });

  it('stops only when what runs has ended, and starts nothing after', async () => {
    const held = Promise.withResolvers<void>();
    const slow = countedJob('slow', () => held.promise);
    const other = countedJob('other');
    const { stop } = startFor([slow.job]);
    startFor([other.job]);
    await slow.reaches(1);
    let isStopped = false;

    const stopping = stop().then(() => {
      isStopped = true;
    });
    await other.reaches(other.count() + 1);
    const beforeEnd = isStopped;
    held.resolve();
    await stopping;
    await other.reaches(other.count() + 2);

    expect(beforeEnd).toBe(false);
    expect(slow.count()).toBe(1);
  });
});

/** A chat that starts only at the given try. */
function chatThatStartsAt(name: string, tries: number) {
  const starts = new EventEmitter();
  let count = 0;
  const platform: Platform = {
    ...createRecordingPlatform(() => 0),
    name,
    async start() {
      count++;
      starts.emit('try');
      if (count < tries) throw new Error(`${name} is away`);
    },
  };
  return {
    platform,
    count: () => count,
    async reaches(wanted: number) {
      while (count < wanted) await once(starts, 'try', { signal: deadline() });
    },
  };
}

describe('A job that is nudged', () => {
  it('runs without waiting for its tick', async () => {
    const [nudged, ticking] = [countedJob('nudged'), countedJob('ticking')];
    const { nudge } = startFor([nudged.job, ticking.job]);

    for (let runs = 1; runs <= 20; runs++) {
      nudge('nudged');
      await nudged.reaches(runs);
    }

    expect(ticking.count()).toBeLessThan(10);
  });

  it('runs once more when it was running, and never beside itself, whatever ticks meanwhile', async () => {
    const held = Promise.withResolvers<void>();
    const [nudged, ticking] = [countedJob('nudged', () => held.promise), countedJob('ticking')];
    const { nudge } = startFor([nudged.job, ticking.job]);
    nudge('nudged');
    await nudged.reaches(1);

    for (let nudges = 0; nudges < 5; nudges++) nudge('nudged');
    await ticking.reaches(ticking.count() + 2);
    const whileHeld = nudged.count();
    held.resolve();
    await nudged.reaches(2);

    expect(whileHeld).toBe(1);
    expect(nudged.atOnceMost()).toBe(1);
  });

  it('runs no more once the schedule has stopped', async () => {
    const [nudged, other] = [countedJob('nudged'), countedJob('other')];
    const { nudge, stop } = startFor([nudged.job]);
    await nudged.reaches(1);
    await stop();
    const before = nudged.count();

    nudge('nudged');
    startFor([other.job]);
    await other.reaches(1);

    expect(nudged.count()).toBe(before);
  });
});

describe('A job that takes longer than a second', () => {
  it('writes nothing to the terminal of its own accord', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'slow-job.ts')]);
    onTestFinished(() => void child.kill('SIGKILL'));
    let written = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        written += chunk;
      });

    await once(child, 'close', { signal: deadline() });

    expect(written).toBe('');
  });
});

describe('A chat that cannot be reached at the start', () => {
  const limits = { retryMs: 5, retryMsMax: 20, stopMsMax: 100 };

  it('is tried again until it is there, and the others are started meanwhile', async () => {
    const [away, here] = [chatThatStartsAt('slack', 4), chatThatStartsAt('discord', 1)];
    const log = createKeptLog();

    const stop = await connectPlatforms({ platforms: [away.platform, here.platform], log, limits });
    onTestFinished(stop);
    const startedFirst = [away.count(), here.count()];
    await away.reaches(4);
    await stop();

    expect(startedFirst).toEqual([1, 1]);
    expect([away.count(), here.count()]).toEqual([4, 1]);
    expect(log.logged).toHaveLength(3);
    expect(log.logged[0]).toEqual({
      level: 'error',
      message: 'chat not connected',
      fields: { platform: 'slack', reason: 'slack is away' },
    });
  });

  it('is not tried any more once the bot ends', async () => {
    const away = chatThatStartsAt('slack', 1000);
    const stop = await connectPlatforms({ platforms: [away.platform], log: createKeptLog(), limits });
    await away.reaches(2);

    await stop();
    const atStop = away.count();
    const later = chatThatStartsAt('discord', 5);
    const stopLater = await connectPlatforms({ platforms: [later.platform], log: createKeptLog(), limits });
    await later.reaches(5);
    await stopLater();

    expect(away.count()).toBe(atStop);
  });
});
