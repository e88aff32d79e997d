import { startJobs } from '../../src/jobs/schedule.ts';

// One job that outlasts several of its slots, which another one counts; then the end.
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const enough = Promise.withResolvers<void>();
let slots = 0;
const { stop } = startJobs({
  jobs: [
    { name: 'slow', run: () => enough.promise },
    {
      name: 'quick',
      async run() {
        if (++slots === 3) enough.resolve();
      },
    },
  ],
  clock: { now: () => 0 },
  log,
});
await enough.promise;
await stop();
