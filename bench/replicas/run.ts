import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../test/fakes/fake-discord-waits.ts';
import { judge, type Verdict } from '../chaos-checks.ts';
import { type Blow, bringDisorder, type DisorderOptions } from './disorder.ts';
import { openReplicaStage, type ReplicaStage } from './stage.ts';
import { leases, type Takeovers, takeoversOf } from './takeovers.ts';

export interface ReplicasOptions extends Partial<Omit<DisorderOptions, 'seconds'>> {
  readonly seed: number;
  /** How long replicas are killed and frozen. */
  readonly seconds: number;
  /** An empty PostgreSQL database. */
  readonly url: string;
  readonly newsEveryMs?: number;
  readonly topics?: readonly string[];
  /** Look-ups stay whole: one that fails is tried again after a minute, for which a short run has no time. */
  readonly isLookUpSpared?: boolean;
  readonly settledWithinMs?: number;
}

/** What a run brought. */
export interface ReplicasResult {
  readonly verdict: Verdict;
  /** All that was wrong, in words. */
  readonly wrong: readonly string[];
  readonly blows: readonly Blow[];
  readonly takeovers: Takeovers;
  readonly lookUps: number;
  readonly slots: number;
  readonly polls: number;
  /** Pieces that came out at both outlets within a second. */
  readonly twins: number;
  readonly faults: ReadonlyMap<string, number>;
  readonly durationMs: number;
  /** What the replicas have written, for who looks for a cause. */
  readonly output: string;
}

const usual = {
  killEveryMs: 10_000,
  freezeEveryMs: 15_000,
  // Past the lease of the leader, and now and then past that of a message too.
  freezesMs: [14_000, 70_000, 16_000, 20_000, 13_000],
  newsEveryMs: 3_000,
  topics: ['all', 'all', 'talks', 'tariffs'],
  isLookUpSpared: false,
  settledWithinMs: 300_000,
};
const readyWithinMs = 60_000;
const takeoverMsMax = 30_000;

/** Kills and freezes replicas of one bot at random moments, while its chats fail at random; judges what channels show in the end. */
export async function chaosReplicas(given: ReplicasOptions): Promise<ReplicasResult> {
  const options = { ...usual, ...given };
  const startedAt = performance.now();
  const stage = await openReplicaStage(options);
  try {
    await begin(stage);
    stage.faults.begin();
    const ending = new AbortController();
    const news = publishAll(stage, { everyMs: options.newsEveryMs, signal: ending.signal });
    const blows = await bringDisorder(stage, options);
    ending.abort();
    const twins = await news;
    stage.faults.end();
    const owed = await comeToRest(stage, options.settledWithinMs);
    return { ...(await resultOf(stage, { owed, blows })), twins, durationMs: performance.now() - startedAt };
  } finally {
    await stage.close();
  }
}

// All at once on an empty database; the first poll of a feed alerts on nothing; then the channels follow.
async function begin({ newsroom, outlets, replicas, channels, slots }: ReplicaStage): Promise<void> {
  outlets[0].publish(slots.piece);
  for (const piece of newsroom.baseline(new Date(Date.now() - hourMs))) outlets[0].publish(piece);
  await Promise.all(replicas.map(({ bot }) => bot.start(readyWithinMs)));
  await until(() => outlets.every(({ asked }) => asked.unchanged > 0), readyWithinMs);
  for (const channel of channels) await channel.subscribe();
  await slots.begin(Date.now());
  await until(() => channels.every((channel) => channel.shown().length === 1), readyWithinMs);
}

const hourMs = 3_600_000;
const twinShare = 0.5;

interface Publishing {
  readonly everyMs: number;
  readonly signal: AbortSignal;
}

// Half of the stories come out at both outlets within a second. Gives how many.
async function publishAll(stage: ReplicaStage, { everyMs, signal }: Publishing): Promise<number> {
  const { random, newsroom, publish } = stage;
  const keepUp = createKeepingUp(stage);
  let twins = 0;
  while (!signal.aborted) {
    const next = newsroom.next(new Date());
    await keepUp(next.told.key);
    publish(next);
    const twinAfterMs = random.isLucky(twinShare) ? random.below(900) : undefined;
    if (twinAfterMs !== undefined) await pause(twinAfterMs);
    const again = twinAfterMs === undefined ? undefined : newsroom.retell(new Date());
    if (again) {
      publish(again);
      twins += 1;
    }
    await pause(everyMs, undefined, { signal }).catch(() => undefined);
  }
  return twins;
}

// Two moves of one rate that are read in one go, the re-telling of the first after the second, are two stories by right:
// who publishes knows what is read by then.
function createKeepingUp({ reader, addresses }: ReplicaStage): (key: string) => Promise<void> {
  const from = new Map<string, number>();
  return async (key) => {
    const earlier = from.get(key);
    const told = earlier === undefined ? [] : addresses.slice(earlier, earlier + 2);
    const giveUpAt = performance.now() + keptUpMsMax;
    while (performance.now() < giveUpAt && (await reader.unread(told)).length > 0) await pause(readEveryMs);
    from.set(key, addresses.length);
  };
}

const keptUpMsMax = 120_000;
const readEveryMs = 500;

// Gives what is still owed when the time is over.
async function comeToRest({ reader, addresses }: ReplicaStage, withinMs: number): Promise<string[]> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const owed = await reader.unfinished({ addresses, now: Date.now() });
    if (owed.length === 0 || performance.now() > giveUpAt) return owed;
    await pause(readEveryMs);
  }
}

interface Ended {
  readonly owed: readonly string[];
  readonly blows: readonly Blow[];
}

async function resultOf(stage: ReplicaStage, { owed, blows }: Ended) {
  const { reader, channels, told, slots, replicas, slack, discord, outlets, faults } = stage;
  const ledger = await reader.ledger();
  const verdict = judge({ ledger, channels, told, owed });
  const takeovers = takeoversOf(replicas, blows);
  const wrong = [
    ...Object.entries(verdict.violations).flatMap(([kind, all]) => all.map((what) => `${kind}: ${what}`)),
    ...slots.violations(ledger).map((what) => `slot: ${what}`),
    ...leases.flatMap((lease) => takeovers[lease].filter(isSlow).map((ms) => `taken over late: ${lease}, ${ms} ms`)),
  ];
  const lookUps =
    slack.log.filter(({ method }) => /^conversations\.(?:history|replies)$/.test(method)).length +
    discord.log.filter(({ method, path }) => method === 'GET' && /\/messages$/.test(path)).length;
  const polls = outlets.reduce((sum, { asked }) => sum + asked.polls, 0);
  const kept = ledger.alerts.map((alert) => JSON.stringify(alert));
  const output = [...replicas.map(({ name, bot }) => `--- ${name}\n${bot.output()}`), '--- alerts', ...kept].join('\n');
  return { verdict, wrong, blows, takeovers, lookUps, slots: slots.count, polls, faults: faults.counts, output };
}

const isSlow = (ms: number): boolean => ms > takeoverMsMax;
