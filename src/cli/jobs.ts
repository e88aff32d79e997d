import type { Settings } from '../../config/env.ts';
import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { accessOf } from '../jobs/access.ts';
import { sendDigests } from '../jobs/digest.ts';
import { createDispatcher, type Dispatcher } from '../jobs/dispatch.ts';
import type { Failures } from '../jobs/failures.ts';
import { fanOutDue } from '../jobs/fan-out.ts';
import type { Job } from '../jobs/nudges.ts';
import { createPoller, type Poller } from '../jobs/poller.ts';
import { prunePaused } from '../jobs/prune.ts';
import { createInboxReader } from '../jobs/read.ts';
import { remindDue } from '../jobs/remind.ts';
import { resumeDue } from '../jobs/resume.ts';
import { startJobs } from '../jobs/schedule.ts';
import { wakeHeld } from '../jobs/wake.ts';
import { watchForSilence } from '../jobs/watch.ts';
import { watchClock } from '../jobs/watch-clock.ts';
import { createTopicMatcher } from '../pipeline/match-topics.ts';
import { createPromise } from '../pipeline/promising.ts';
import type { Clock, FeedList, Log, Platform, Store } from '../ports.ts';
import { openWeb } from './web.ts';

export interface JobParts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly feeds: FeedList;
  readonly platforms: readonly Platform[];
  readonly failures?: Failures;
}

/** Starts everything that runs on the clock; returns what stops it and waits. */
export function runJobs(parts: JobParts): () => Promise<void> {
  const web = openWeb(parts);
  const dispatcher = createDispatcher({ ...parts, worker: 'embedded', limits: limits.delivering });
  const poller = createPoller({
    ...parts,
    reader: web.reader,
    isPromising: createPromise(lexicon),
    limits: limits.polling,
    pollerLimits: limits.poller,
    onPolled: (_feed, { rows }) => {
      if (rows.length > 0) schedule.nudge('read');
    },
  });
  const nudge = (name: string) => schedule.nudge(name);
  const schedule = startJobs({ ...parts, jobs: jobsOf({ ...parts, dispatcher, poller, nudge }) });
  return async () => {
    await schedule.stop();
    await Promise.all([dispatcher.stop(), poller.stop()]);
    await web.close();
  };
}

interface Working extends JobParts {
  readonly dispatcher: Dispatcher;
  readonly poller: Poller;
  readonly nudge: (name: string) => void;
}

function jobsOf({ settings, clock, log, store, feeds, platforms, dispatcher, poller, nudge }: Working): Job[] {
  const batchMs = settings.ALERT_BATCH_SECONDS * 1000;
  const shared = { store, clock, log };
  const matchTopics = createTopicMatcher({ lexicon, topics });
  // One process runs on the file, so a lease left by one that died may be taken over at once: the name is the same.
  const read = createInboxReader({ ...shared, owner: 'embedded', matchTopics, lexicon, topics, batchMs, limits });
  return [
    { name: 'clock', run: () => watchClock({ ...shared, feeds, limits: limits.watchingClock }) },
    { name: 'poll', run: () => poller.run() },
    {
      name: 'read',
      run: async () => {
        if ((await read()).length > 0) nudge('fan-out');
      },
    },
    { name: 'watch', run: () => watchForSilence({ store, clock, feeds, topics, limits: limits.watching }) },
    {
      name: 'fan-out',
      run: () => fanOutDue({ store, clock, limits, onOwed: () => nudge('dispatch') }),
      nextDueAt: () => store.fanOuts.nextDueAt(),
    },
    { name: 'dispatch', run: () => dispatcher.run() },
    { name: 'resume', run: () => resumeDue({ ...shared, access: accessOf(platforms), limits: limits.resuming }) },
    { name: 'prune', run: () => prunePaused({ ...shared, limits: limits.pruning }) },
    { name: 'digest', run: () => sendDigests({ store, clock, topics, limits: limits.digest }) },
    { name: 'wake', run: () => wakeHeld({ store, clock, limits: limits.waking }) },
    { name: 'remind', run: () => remindDue({ store, clock, limits: limits.reminding }) },
    { name: 'sweep', run: () => store.holds.sweep(clock.now()) },
  ];
}
