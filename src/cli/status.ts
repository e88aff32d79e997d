import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import type { Reply } from '../domain/replies.ts';
import { StoreTrouble } from '../domain/store-trouble.ts';
import { createFeedList } from '../jobs/feed-list.ts';
import { statesOf } from '../jobs/watch.ts';
import { jsonLine } from '../lib/json-line.ts';
import { agoWords } from '../pipeline/ago.ts';
import { headlineOf } from '../pipeline/compose.ts';
import { type FeedState, feedHealth, healthCounts } from '../pipeline/feed-health.ts';
import { stateWords } from '../pipeline/feed-words.ts';
import { freshnessNote } from '../pipeline/freshness.ts';
import { lostTopics } from '../pipeline/paths.ts';
import { renderText } from '../platforms/terminal/render.ts';
import type { Clock, Store } from '../ports.ts';
import { feedsOf } from './feeds-of.ts';
import { openStore } from './open-store.ts';

export interface Status {
  readonly isWell: boolean;
  /** What is told: lines for people, or one object of JSON. */
  readonly text: string;
}

/** How Parley is, by what is stored; works beside a running bot and without one. */
export async function status({
  settings,
  clock,
  asJson,
}: {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly asJson: boolean;
}): Promise<Status> {
  const opened = await openStore(settings, clock).catch(troubleOf);
  if (opened instanceof StoreTrouble) return troubled(opened, asJson);
  const { store, close } = opened;
  try {
    const found = await findings({ settings, store, nowMs: clock.now() });
    const isWell = found.troubles.length === 0;
    return { isWell, text: asJson ? jsonLine(objectOf(found)).trimEnd() : renderText(replyOf(found)) };
  } finally {
    await close();
  }
}

function troubleOf(error: unknown): StoreTrouble {
  if (error instanceof StoreTrouble) return error;
  throw error;
}

function troubled({ message, reason }: StoreTrouble, asJson: boolean): Status {
  const said = `${message} (${reason})`;
  const text = asJson ? JSON.stringify({ well: false, troubles: [said] }) : `Parley is unwell.\n! ${said}`;
  return { isWell: false, text };
}

interface Asked {
  readonly settings: Settings;
  readonly store: Store;
  readonly nowMs: number;
}

async function findings({ settings, store, nowMs }: Asked) {
  const clock = { now: () => nowMs };
  const states = await statesOf({ store, clock, feeds: createFeedList(feedsOf(settings)) });
  const [lastAlert] = await store.alerts.recent(1);
  const [firstItem] = await store.inbox.take(1);
  const lost = lostTopics(states, topics);
  return {
    ...{ nowMs, states, lost, lastAlert },
    inbox: await store.inbox.count(),
    setAside: { count: await store.setAside.count(), rows: await store.setAside.recent(setAsideShownMax) },
    deliveries: await store.deliveries.countByState(),
    newestAt: await store.coverage.newestAt(),
    troubles: [
      ...(await writeTroubles(store, nowMs)),
      ...lost.map((id) => `No feed brings news on ${labelOf(id)}.`),
      ...pollTroubles(states, nowMs),
      ...itemTroubles(firstItem?.seenAt, nowMs),
      ...(await messageTroubles(store, nowMs)),
    ],
  };
}
// Of more than these, only how many there are.
const setAsideShownMax = 20;

type Findings = Awaited<ReturnType<typeof findings>>;

// Whether anything can be written now, found out by writing.
async function writeTroubles({ holds }: Store, nowMs: number): Promise<string[]> {
  const probe = { key: 'status', owner: 'status', now: nowMs, forMs: 1 };
  return await holds.take(probe).then(
    () => [],
    (error: unknown) => [troubleOf(error).message],
  );
}

const labelOf = (id: string): string => topics.find((topic) => topic.id === id)?.label ?? id;
const isOverdue = (sinceMs: number | undefined, { nowMs, forMs }: { nowMs: number; forMs: number }): boolean =>
  sinceMs !== undefined && nowMs - sinceMs > forMs;

// One feed may wait for its host; that all wait means that nobody polls.
function pollTroubles(states: readonly FeedState[], nowMs: number): string[] {
  const dueAts = states.flatMap(({ cursor }) => cursor?.nextPollAt ?? []);
  const forMs = limits.waiting.pollMsMax;
  const isAsleep = dueAts.length > 0 && dueAts.every((dueAt) => isOverdue(dueAt, { nowMs, forMs }));
  return isAsleep
    ? [`No feed has been polled for ${minutes(nowMs - Math.max(...dueAts))} longer than it should: is the bot running?`]
    : [];
}

const itemTroubles = (seenAt: number | undefined, nowMs: number): string[] =>
  seenAt !== undefined && isOverdue(seenAt, { nowMs, forMs: limits.waiting.itemMsMax })
    ? [`Items have been waiting to be read for ${minutes(nowMs - seenAt)}.`]
    : [];

const chats = ['slack', 'discord', 'terminal', 'console'];

// An alert that is not handed out, or a message of one chat that is not even tried.
async function messageTroubles({ fanOuts, deliveries }: Store, nowMs: number): Promise<string[]> {
  const forMs = limits.waiting.messageMsMax;
  const [alert] = await fanOuts.due(nowMs - forMs, 1);
  const troubles = alert ? [`An alert has been waiting to go out for ${minutes(nowMs - alert.dueAt)}.`] : [];
  for (const chat of chats) {
    const dueAt = await deliveries.nextDueAt(chat, 0);
    if (dueAt !== undefined && isOverdue(dueAt, { nowMs, forMs }))
      troubles.push(`A message to ${chat} has been waiting for ${minutes(nowMs - dueAt)}.`);
  }
  return troubles;
}

const minutes = (ms: number): string => `${Math.floor(ms / 60_000)} minutes`;

const isAmiss = (state: FeedState): boolean => !['ok', 'new'].includes(feedHealth(state));

const waitingOf = ({ pending = 0, sending = 0 }: Findings['deliveries']): number => pending + sending;
const isoOf = (atMs: number | undefined): string | null => (atMs === undefined ? null : new Date(atMs).toISOString());

function objectOf({ states, lost, lastAlert, inbox, deliveries, newestAt, troubles, setAside }: Findings) {
  const { held = 0, sent = 0, paused = 0, abandoned = 0 } = deliveries;
  return {
    well: troubles.length === 0,
    troubles,
    feeds: healthCounts(states),
    unhealthy: states.filter(isAmiss).map((state) => ({
      ...{ feed: state.feed.id, state: feedHealth(state), reason: stateWords(state) },
    })),
    topicsWithoutPath: lost,
    inbox,
    deliveries: { waiting: waitingOf(deliveries), held, sent, paused, abandoned },
    lastAlert: lastAlert
      ? { id: lastAlert.shortId, at: isoOf(lastAlert.openedAt), headline: headlineOf(lastAlert) }
      : null,
    newestCoverage: isoOf(newestAt),
    setAside,
  };
}

// Headlines and reasons are outside text, which may not steer a terminal.
function replyOf(found: Findings): Reply {
  const { nowMs, states, lastAlert, inbox, deliveries, newestAt, troubles, setAside } = found;
  const { held = 0, sent = 0, paused = 0, abandoned = 0 } = deliveries;
  const counts = Object.entries(healthCounts(states)).map(([health, count]) => `${count} ${health}`);
  const headline = lastAlert ? `, ${headlineOf(lastAlert)}` : '';
  return {
    title: troubles.length === 0 ? 'Parley is well.' : 'Parley is unwell.',
    lines: [
      ...troubles.map((trouble) => `! ${trouble}`),
      `Feeds: ${counts.join(', ') || 'none'}.`,
      ...states.filter(isAmiss).map((state) => `• ${state.feed.id}: ${stateWords(state)}`),
      `Items waiting to be read: ${inbox}.`,
      `Messages: ${waitingOf(deliveries)} waiting, ${held} held until their hour, ${sent} sent, ${paused} paused, ${abandoned} abandoned.`,
      ...setAsideLines(setAside),
      `Last alert: ${agoWords(lastAlert?.openedAt ?? null, nowMs)}${headline}.`,
    ],
    citations: [],
    notes: [freshnessNote(newestAt, nowMs)],
  };
}

// They wait for somebody who looks at them, and stop nothing meanwhile.
const setAsideLines = ({ count, rows }: Findings['setAside']): string[] =>
  count === 0
    ? []
    : [
        `Stored rows that could not be read and were set aside: ${count}, kept whole in the table set_aside.`,
        ...rows.map(({ name, reason }) => `• ${name}: ${reason}`),
      ];
