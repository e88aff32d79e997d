import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import { createDispatcher } from '../jobs/dispatch.ts';
import type { Failures } from '../jobs/failures.ts';
import { createLease } from '../jobs/leasing.ts';
import type { Replicas } from '../jobs/replicas.ts';
import { startJobs } from '../jobs/schedule.ts';
import { atMost } from '../lib/at-most.ts';
import type { Clock, FeedList, Log, Meter, Platform, Store } from '../ports.ts';
import { leaderKey, startLeading } from './leading.ts';

export interface JobParts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly feeds: FeedList;
  readonly platforms: readonly Platform[];
  readonly failures?: Failures;
  readonly replicas: Replicas;
  readonly meter?: Meter;
}

/**
 * Starts everything that runs on the clock: sending on every replica, all else on the one that leads. Returns what stops it,
 * and says whether all that ran came to its end in time. What did not is safe: a transaction that is cut leaves nothing, and
 * a post is looked up by the next start.
 */
export async function runJobs(parts: JobParts): Promise<() => Promise<boolean>> {
  const { store, replicas } = parts;
  const sending = { ...parts, replicas: replicas.count };
  const dispatcher = createDispatcher({ ...sending, worker: replicas.id, limits: limits.delivering });
  const schedule = startJobs({ ...parts, jobs: [{ name: 'dispatch', run: () => dispatcher.run() }] });
  const leader = createLease({
    ...{ ...parts, holds: store.holds, key: leaderKey, owner: replicas.id, limits: limits.leasing },
  });
  await leader.join((tenure) => startLeading({ ...parts, tenure, onOwed: () => schedule.nudge('dispatch') }));
  return async () => {
    const ended = Promise.all([leader.leave(), schedule.stop().then(() => dispatcher.stop())]);
    return (await atMost(limits.stopping.workMsMax, ended)) !== undefined;
  };
}
