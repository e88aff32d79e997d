// The jobs of a bot over a real store, in a process that is there to be killed. Its chat is its parent.
import { readSettings } from '../../config/env.ts';
import { lexicon } from '../../config/lexicon.ts';
import { limits as usual } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { openWeb } from '../../src/cli/web.ts';
import { type Feed, feedSchema } from '../../src/domain/feeds.ts';
import { createDispatcher } from '../../src/jobs/dispatch.ts';
import { fanOutDue } from '../../src/jobs/fan-out.ts';
import { createRunner, type Job } from '../../src/jobs/nudges.ts';
import { createPoller } from '../../src/jobs/poller.ts';
import { createInboxReader } from '../../src/jobs/read.ts';
import { createTopicMatcher } from '../../src/pipeline/match-topics.ts';
import { createPromise } from '../../src/pipeline/promising.ts';
import type { Log, Store } from '../../src/ports.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { createAskedChat } from './asked-chat.ts';
import type { Assignment, FromVictim, ToVictim } from './messages.ts';
import { createPhases, tellFanOut, tellPolls, tellReading, tellSettling } from './told-phases.ts';

const tickMs = 10;
const batchMs = 50;
const pollSeconds = 0.2;
/** As in a bot, only sooner: a life lasts less than a second. */
const limits = {
  ...usual,
  fanOut: { ...usual.fanOut, chunkRows: 7 },
  delivering: {
    ...usual.delivering,
    leaseMs: 3_000,
    unreachableRetryMs: 50,
    unreachableRetryMsMax: 500,
    leaveMarginMs: 300,
    lookUpAfterMs: 50,
    editGapsMs: [150, 400, 1_000],
  },
};

const clock = { now: () => Date.now() };
const tell = (message: FromVictim): void => void process.send?.(message);
const log: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (fields) => tell({ kind: 'failed', ...failureOf(fields) }),
};
const chat = createAskedChat((id, ask) => tell({ kind: 'ask', id, ask }));
const told = createPhases((kind, phase) => tell({ kind, phase }));

process.on('message', (message: ToVictim) => {
  if (message.kind === 'answer') chat.answered(message.id, message.answer);
  else if (message.kind === 'stop') process.exit(0);
  else void work(message.assignment);
});
process.on('disconnect', () => process.exit());
tell({ kind: 'loaded' });

async function work(assignment: Assignment): Promise<void> {
  const database = await openDatabase(assignment.databaseUrl);
  const store = createStore(database);
  // As a bot does that is alone on its file. Beside others, what the last life left waits for the end of its lease.
  if (assignment.databaseUrl.startsWith('sqlite:')) await store.deliveries.releaseExpired(Number.MAX_SAFE_INTEGER);
  const runners = jobsOf(assignment, store).map((job) => createRunner({ job, clock, log }));
  setInterval(() => {
    for (const runner of runners) void runner.tick();
  }, tickMs);
}

function jobsOf(assignment: Assignment, store: Store): Job[] {
  const { worker } = assignment;
  const settling = tellSettling({ store, chat: chat.platform }, told);
  const sending = { store: settling.store, platforms: [settling.chat], clock, log, worker, limits: limits.delivering };
  const dispatcher = createDispatcher(sending);
  const reading = { store: tellReading(store, told), clock, log, lexicon, topics, batchMs, limits };
  const read = createInboxReader({ ...reading, matchTopics: createTopicMatcher({ lexicon, topics }) });
  const handingOut = { store: tellFanOut(store, told), clock, limits };
  return [
    pollJob(assignment, store),
    { name: 'read', run: () => read().finally(() => told.leave('read')) },
    { name: 'fan-out', run: () => fanOutDue(handingOut).finally(() => told.leave('fan-out')) },
    { name: 'dispatch', run: () => dispatcher.run() },
  ];
}

function pollJob({ allow, feedUrls }: Assignment, store: Store): Job {
  const settings = readSettings({ FETCH_ALLOW: allow.join(',') });
  const polls = tellPolls(openWeb({ settings, clock }).reader, told);
  const feeds = feedUrls.map(feedAt);
  const poller = createPoller({
    ...{ store, clock, log, reader: polls.told, isPromising: createPromise(lexicon), isAllDue: true },
    feeds: { all: async () => feeds, seenBy: async () => feeds, refresh: () => undefined },
    ...{ limits: limits.polling, pollerLimits: limits.poller },
    onPolled: ({ id }) => polls.polled(id),
  });
  return { name: 'poll', run: () => poller.run() };
}

const feedAt = (url: string, index: number): Feed => ({
  ...feedSchema.parse({ id: `local-${index}`, outlet: `Local outlet ${index + 1}`, tier: 'paper', kind: 'rss', url }),
  pollSeconds,
});

function failureOf(fields: object): { readonly job: string; readonly reason: string } {
  const job = 'job' in fields ? String(fields.job) : 'other';
  const error = 'error' in fields ? fields.error : JSON.stringify(fields);
  return { job, reason: error instanceof Error ? error.message : String(error) };
}
