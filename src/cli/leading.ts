import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { accessOf } from '../jobs/access.ts';
import { sendDigests } from '../jobs/digest.ts';
import { fanOutDue } from '../jobs/fan-out.ts';
import { fencedStore } from '../jobs/fence.ts';
import type { Job } from '../jobs/nudges.ts';
import { createPoller, type Poller } from '../jobs/poller.ts';
import { createPruning, prunePaused } from '../jobs/prune.ts';
import { createInboxReader } from '../jobs/read.ts';
import { remindDue } from '../jobs/remind.ts';
import { resumeDue } from '../jobs/resume.ts';
import { startJobs } from '../jobs/schedule.ts';
import { wakeHeld } from '../jobs/wake.ts';
import { watchForSilence } from '../jobs/watch.ts';
import { watchClock } from '../jobs/watch-clock.ts';
import { createTopicMatcher } from '../pipeline/match-topics.ts';
import { createPromise } from '../pipeline/promising.ts';
import type { Begun, HeldTenure } from '../ports.ts';
import type { JobParts } from './jobs.ts';
import { openWeb } from './web.ts';

/** The name of the lease of the one that leads. */
export const leaderKey = 'leader';

export interface LeadingParts extends JobParts {
  readonly tenure: HeldTenure;
  /** Messages are owed now. */
  readonly onOwed: () => void;
}

/**
 * Starts what one replica does for all: polling, reading, fan-out and what else goes by the clock. All that it keeps in
 * memory is of this tenure, since another may have led meanwhile; what it commits, it commits while the tenure lasts.
 */
export function startLeading({ store, tenure, ...parts }: LeadingParts): Begun {
  const fenced = { ...parts, store: fencedStore(store, tenure) };
  const web = openWeb(parts);
  const poller = createPoller({
    ...fenced,
    reader: web.reader,
    isPromising: createPromise(lexicon),
    limits: limits.polling,
    pollerLimits: limits.poller,
    onPolled: (_feed, { rows, result }) => {
      parts.meter?.({ kind: 'poll', outcome: result.kind });
      if (rows.length > 0) schedule.nudge('read');
    },
  });
  const nudge = (name: string) => schedule.nudge(name);
  const schedule = startJobs({ ...parts, jobs: jobsOf({ ...fenced, poller, nudge }) });
  parts.meter?.({ kind: 'leader', isLeader: true });
  const end = async () => {
    parts.meter?.({ kind: 'leader', isLeader: false });
    const stopped = [schedule.stop(), poller.stop()];
    // Whatever is still being fetched is cut: nothing of it could be stored.
    await web.close();
    await Promise.all(stopped);
  };
  return { ready: Promise.resolve(), end };
}

interface Working extends Omit<LeadingParts, 'tenure'> {
  readonly poller: Poller;
  readonly nudge: (name: string) => void;
}

function jobsOf({ settings, clock, log, store, feeds, platforms, meter, poller, nudge, onOwed }: Working): Job[] {
  const batchMs = settings.ALERT_BATCH_SECONDS * 1000;
  const shared = { store, clock, log };
  const matchTopics = createTopicMatcher({ lexicon, topics });
  const read = createInboxReader({ ...shared, matchTopics, lexicon, topics, batchMs, limits });
  return [
    { name: 'clock', run: () => watchClock({ ...shared, feeds, limits: limits.watchingClock }) },
    { name: 'poll', run: () => poller.run() },
    {
      name: 'read',
      run: async () => {
        const results = await read();
        for (const development of results.flatMap(({ developments }) => developments))
          meter?.({ kind: 'development', development });
        if (results.length > 0) nudge('fan-out');
      },
    },
    { name: 'watch', run: () => watchForSilence({ store, clock, feeds, topics, limits: limits.watching }) },
    {
      name: 'fan-out',
      run: () => fanOutDue({ store, clock, limits, meter, onOwed }),
      nextDueAt: () => store.fanOuts.nextDueAt(),
    },
    { name: 'resume', run: () => resumeDue({ ...shared, access: accessOf(platforms), limits: limits.resuming }) },
    { name: 'prune', run: () => prunePaused({ ...shared, limits: limits.pruning }) },
    { name: 'forget', run: createPruning({ ...shared, limits: limits.forgetting }) },
    { name: 'digest', run: () => sendDigests({ store, clock, topics, limits: limits.digest }) },
    { name: 'wake', run: () => wakeHeld({ store, clock, limits: limits.waking }) },
    { name: 'remind', run: () => remindDue({ store, clock, limits: limits.reminding }) },
    { name: 'sweep', run: () => store.holds.sweep(clock.now()) },
  ];
}
