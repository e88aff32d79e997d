import { randomUUID } from 'node:crypto';
import { createAnswerer } from '../commands/answerer.ts';
import { createCommands } from '../commands/index.ts';
import { askTerms } from '../config/ask-terms.ts';
import { lexicon } from '../config/lexicon.ts';
import { limits } from '../config/limits.ts';
import { topics } from '../config/topics.ts';
import { parseCommandLine } from '../src/domain/option-text.ts';
import { createFeedReader } from '../src/feeds/feed-reader.ts';
import { createFetchBody } from '../src/feeds/fetching.ts';
import { createPageReader } from '../src/feeds/pages/page-reader.ts';
import { accessOf } from '../src/jobs/access.ts';
import { sendDigests } from '../src/jobs/digest.ts';
import { createDispatcher } from '../src/jobs/dispatch.ts';
import { fanOutDue } from '../src/jobs/fan-out.ts';
import { createFeedList } from '../src/jobs/feed-list.ts';
import { createPoller } from '../src/jobs/poller.ts';
import { prunePaused } from '../src/jobs/prune.ts';
import { createInboxReader } from '../src/jobs/read.ts';
import { remindDue } from '../src/jobs/remind.ts';
import { resumeDue } from '../src/jobs/resume.ts';
import { wakeHeld } from '../src/jobs/wake.ts';
import { watchForSilence } from '../src/jobs/watch.ts';
import { createTopicMatcher } from '../src/pipeline/match-topics.ts';
import { createPromise } from '../src/pipeline/promising.ts';
import type { Clock, Platform, Store } from '../src/ports.ts';
import type { Outlets } from './day-outlets.ts';
import { dayCommands, daySubscriptions } from './day-readers.ts';

export interface StageParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outlets: Outlets;
  readonly platforms: readonly Platform[];
}

/** The bot by its real jobs, which run when they are told to. */
export interface Stage {
  /** All that is due now, to its end. */
  work(): Promise<void>;
  /** The next command in turn, by somebody in some channel. */
  ask(): Promise<void>;
  close(): Promise<void>;
}

const ignore = () => undefined;
const log = {
  info: ignore,
  warn: ignore,
  error: (fields: object, message: string) => console.error(message, JSON.stringify(fields).slice(0, 500)),
};

/** Wires jobs and commands as `src/cli` does, but for the schedule. */
export function createStage(parts: StageParts): Stage {
  const { store, clock, outlets, platforms } = parts;
  const shared = { store, clock, log };
  const feeds = createFeedList(outlets.feeds);
  const fetching = createFetchBody({ allow: new Set([outlets.host]), limits: limits.fetching, clock });
  const pages = createPageReader({ limits: limits.pages });
  const poller = createPoller({
    ...{ ...shared, feeds, isPromising: createPromise(lexicon), limits: limits.polling, pollerLimits: limits.poller },
    reader: createFeedReader({ fetchBody: fetching.fetchBody, pages, clock }),
  });
  const read = createInboxReader({
    ...{ ...shared, matchTopics: createTopicMatcher({ lexicon, topics }), lexicon, topics, limits },
    batchMs: 90_000,
  });
  // The next turn of the clock is never far, so nothing has to wake the dispatcher.
  const later = () => ignore;
  const dispatcher = createDispatcher({ ...shared, worker: 'day', platforms, limits: limits.delivering, later });
  return {
    async work() {
      await poller.run();
      await poller.settled();
      while ((await store.inbox.count()) > 0) await read();
      await watchForSilence({ store, clock, feeds, topics, limits: limits.watching });
      await fanOutDue({ store, clock, limits });
      await resumeDue({ ...shared, access: accessOf(platforms), limits: limits.resuming });
      await prunePaused({ ...shared, limits: limits.pruning });
      await sendDigests({ store, clock, topics, limits: limits.digest });
      await wakeHeld({ store, clock, limits: limits.waking });
      await remindDue({ store, clock, limits: limits.reminding });
      await store.holds.sweep(clock.now());
      await dispatcher.run();
      await dispatcher.settled();
    },
    ask: createAsking({ ...parts, feeds }),
    async close() {
      await Promise.all([poller.stop(), dispatcher.stop()]);
      await pages.close();
      await fetching.close();
    },
  };
}

type AskingParts = StageParts & { readonly feeds: ReturnType<typeof createFeedList> };

function createAsking({ store, clock, platforms, feeds }: AskingParts): () => Promise<void> {
  const commands = createCommands(topics, askTerms);
  const answer = createAnswerer({ access: accessOf(platforms), commands, store, clock, topics, feeds, log });
  let asked = 0;
  return async () => {
    const line = dayCommands[asked % dayCommands.length] ?? '/help';
    const channel = daySubscriptions[asked % daySubscriptions.length]?.channel ?? 'slack:1000/2000';
    asked += 1;
    const call = { callId: randomUUID(), charsMax: 9_000, hasButtons: true, by: 'U0READER' };
    await answer({ ...parseCommandLine(commands, line), ...call, channel });
  };
}
