import { expect, it } from 'vitest';
import { StoreTrouble } from '../../src/domain/store-trouble.ts';
import { createFailures } from '../../src/jobs/failures.ts';
import { createKeptLog, createMovedClock, hourMs } from './newsroom.ts';

function openFailures(onDamaged = () => undefined) {
  const [clock, log] = [createMovedClock(), createKeptLog()];
  return { clock, log, failures: createFailures({ clock, log, onDamaged }) };
}

it('A job that fails each second is logged once a minute, with how often it failed meanwhile', () => {
  const { clock, log, failures } = openFailures();

  for (let second = 0; second < 180; second++) {
    failures.failed('read', new Error('no luck'));
    clock.move(1_000);
  }

  expect(log.logged.map(({ fields }) => fields.unlogged)).toEqual([undefined, 59, 59]);
});

it('A trouble of the database is logged once for all jobs that meet it', () => {
  const { log, failures } = openFailures();

  for (const job of ['poll', 'read', 'dispatch'])
    failures.failed(job, new StoreTrouble('unreachable', new Error('ECONNREFUSED')));

  expect(log.logged).toEqual([
    {
      level: 'error',
      message: 'database in trouble',
      fields: { job: 'poll', trouble: 'unreachable', reason: 'ECONNREFUSED' },
    },
  ]);
});

it('A clock that is put back does not keep a failure out of the log', () => {
  const { clock, log, failures } = openFailures();
  failures.failed('read', new Error('no luck'));

  clock.move(-24 * hourMs);
  failures.failed('read', new Error('no luck'));

  expect(log.logged).toHaveLength(2);
});

it('What is wrong is told until the job works again', () => {
  const { clock, log, failures } = openFailures();
  failures.failed('read', new Error('no luck'));
  failures.failed('poll', new StoreTrouble('full', undefined));
  const meanwhile = failures.now();
  clock.move(5_000);

  for (const job of ['read', 'poll']) failures.worked(job);

  expect(meanwhile).toEqual([
    'There is no room left where the database is kept: make room.',
    'The job “read” fails; the log says why.',
  ]);
  expect(failures.now()).toEqual([]);
  expect(log.logged.at(-1)).toEqual({
    level: 'info',
    message: 'job works again',
    fields: { job: 'poll', failedForMs: 5_000 },
  });
});

it('A damaged database ends the process', () => {
  let ended = 0;
  const { failures } = openFailures(() => void ended++);

  failures.failed('read', new StoreTrouble('damaged', undefined));

  expect(ended).toBe(1);
});
