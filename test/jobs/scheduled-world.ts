import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import type { Outcome } from '../../src/domain/deliveries.ts';
import { newSubscription } from '../../src/domain/subscriptions.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { sendDigests } from '../../src/jobs/digest.ts';
import { createDispatcher } from '../../src/jobs/dispatch.ts';
import { fanOutDue } from '../../src/jobs/fan-out.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { wakeHeld } from '../../src/jobs/wake.ts';
import { openStore } from '../contracts/engines.ts';
import type { Random } from '../fakes/seeded-random.ts';
import { alertOf, developmentOf, fanOutOf, usTariff } from '../store/rows.ts';
import type { Hours, Rhythm } from './local-oracle.ts';
import { createKeptLog, createMovedClock } from './newsroom.ts';
import { createRecordingPlatform } from './recording-platform.ts';

/** A channel that is told at once, and one that gets digests. */
export const atOnce = 'slack:T1/now';
export const inDigests = 'slack:T1/digest';

/** What a test asked for: kept apart from what is stored. */
export interface Asked {
  readonly zone: string;
  readonly quiet?: Hours | undefined;
  readonly hourlyMax?: number | undefined;
  readonly rhythm: Rhythm;
}

export interface ToldAlert {
  readonly id: string;
  readonly shortId: string;
  readonly dueAt: number;
  readonly isCorrection: boolean;
  readonly corrects?: string | undefined;
}

export interface News {
  readonly percent: number;
  readonly significance: 'low' | 'high';
  readonly corrects?: ToldAlert | undefined;
}

export interface Asking {
  readonly channel: string;
  readonly options: Record<string, string>;
  readonly wanted: Partial<Asked>;
}

export type World = Awaited<ReturnType<typeof openWorld>>;

const batchMs = 60_000;

/** The real jobs on a real store with two channels, a chat that fails now and then, and a clock that jumps. */
export async function openWorld({ random, startMs, zone }: { random: Random; startMs: number; zone: string }) {
  const { store } = await openStore();
  const clock = createMovedClock(startMs);
  const log = createKeptLog();
  const platform = createRecordingPlatform(clock.now);
  const unreachable: Outcome = { kind: 'unreachable' };
  platform.answer(({ kind }) => (kind === 'post' && random(8) === 0 ? unreachable : undefined));
  const asked: Record<string, Asked> = {};
  for (const channel of [atOnce, inDigests]) asked[channel] = await follow(channel);

  async function follow(channel: string): Promise<Asked> {
    const mode = channel === atOnce ? ('now' as const) : ('digest' as const);
    const rhythm = { every: 'daily', at: '08:00', day: 'mon' } as const;
    const digest = { ...rhythm, saysNothingNew: true };
    const parts = { id: channel, channel, topics: ['all'], createdAt: startMs, digestedUntil: startMs };
    await store.subscriptions.put(newSubscription({ ...parts, mode, zone, digest }));
    return { zone, rhythm };
  }

  const answer = createAnswerer({
    ...{ commands: createCommands(topics), access: accessOf([]), store, clock, topics, log },
    feeds: createFeedList([]),
  });
  // What is handed in is made anew with every start.
  const start = () =>
    createDispatcher({ store, clock, log, worker: 'w', platforms: [platform], limits: limits.delivering });
  let dispatcher = start();
  const alerts: ToldAlert[] = [];
  let changes = 0;

  async function tell({ percent, significance, corrects }: News): Promise<void> {
    const [id, shortId] = [`alert ${1000 + alerts.length}`, `A${1000 + alerts.length}`];
    const kind = corrects ? ('correction' as const) : ('story' as const);
    const dueAt = clock.now() + (corrects ? 0 : batchMs);
    const development = developmentOf({ statement: usTariff(percent), significance });
    const parts = {
      shortId,
      kind,
      openedAt: clock.now(),
      dueAt,
      developments: [development],
      correctsId: corrects?.id,
    };
    await store.alerts.put(alertOf(id, parts));
    await store.fanOuts.add(fanOutOf(`${id}/f`, { alertId: id, dueAt, kind: corrects ? 'correct' : 'post' }));
    alerts.push({ id, shortId, dueAt, isCorrection: corrects !== undefined, corrects: corrects?.id });
  }

  return {
    ...{ store, clock, platform, log, asked, alerts, tell },
    heal: () => platform.answer(() => undefined),
    restart() {
      dispatcher = start();
    },
    /** Gives `/subscribe` and keeps what it asked for. */
    async ask({ channel, options, wanted }: Asking) {
      await answer({ name: 'subscribe', options, channel, by: 'U1', callId: `call ${changes++}` });
      asked[channel] = {
        ...(asked[channel] ?? { zone, rhythm: { every: 'daily', at: '08:00', day: 'mon' } }),
        ...wanted,
      };
    },
    /** As often as the schedule would come round within a moment. */
    async tick() {
      for (let runs = 0; runs < 3; runs++) {
        await fanOutDue({ store, clock, limits });
        await wakeHeld({ store, clock, limits: limits.waking });
        await sendDigests({ store, clock, topics, limits: limits.digest });
        await dispatcher.run();
        await dispatcher.settled();
      }
    },
  };
}
