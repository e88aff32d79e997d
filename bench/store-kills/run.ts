import { createStore } from '../../src/store/store.ts';
import { judge, type Verdict } from '../chaos-checks.ts';
import type { Ledger } from '../chaos-store.ts';
import { factFaults, indexFaults, ledgerOf, whenAtRest } from './end-state.ts';
import type { EngineName } from './engines.ts';
import { createLine, type LineOfVictims } from './line-of-victims.ts';
import { type Phase, phases } from './messages.ts';
import { openStage, type Stage, type StageOptions } from './stage.ts';
import { createCounts, createTally, createUsual, type Hits } from './tally.ts';
import { pauseFinely, type Victim } from './victims.ts';

export interface KillOptions extends StageOptions {
  readonly kills: number;
  /** The connections to the database are cut in place of the process that works on it. */
  readonly isOnlyCut?: boolean;
  readonly onKill?: (kills: number) => void;
}

/** What a run brought. */
export interface KillResult {
  readonly engine: EngineName;
  readonly hits: Hits;
  readonly verdict: Verdict;
  /** What the store says in the end, for who looks for a cause. */
  readonly ledger: Ledger;
  readonly requests: Stage['chat']['counts'];
  readonly pieces: number;
  /** Keys of facts that differ from those built from the claims alone. */
  readonly factFaults: readonly string[];
  /** Words that find something else than in an index built anew. */
  readonly indexFaults: readonly string[];
  /** What the engine's own check finds wrong. */
  readonly storeFaults: readonly string[];
  /** Jobs that failed, by job and reason: none where only processes are killed. */
  readonly failed: ReadonlyMap<string, number>;
  readonly durationMs: number;
}

const restWithinMs = 60_000;
const aimWithinMs = 3_000;
const entriesMax = 3;
const piecesMax = 2;
const retoldShare = 0.35;

/** Kills who works on a store again and again, in each phase of the work, and judges what is stored and told in the end. */
export async function killAtTheStore(options: KillOptions): Promise<KillResult> {
  const startedAt = performance.now();
  const stage = await openStage(options);
  const [tally, failed] = [createTally(), createCounts()];
  const line = createLine({
    ...{ stage, engine: options.engine },
    onFailed: (job, reason) => failed.add(`${job}: ${reason}`),
  });
  try {
    stage.publishBaseline();
    await restOf(stage, line);
    await hunt({ stage, line, options, count: tally.count });
    const owed = await restOf(stage, line);
    const result = {
      ...(await judged(stage, owed)),
      engine: options.engine,
      hits: tally.hits(),
      failed: failed.counts,
    };
    return { ...result, durationMs: performance.now() - startedAt };
  } finally {
    await line.close();
    await stage.close();
  }
}

// One life that nobody disturbs, until all is done; gives what is still owed when the time is over.
async function restOf({ database, addresses }: Stage, line: LineOfVictims): Promise<string[]> {
  const victim = await line.next();
  const owed = await whenAtRest(database, { addresses, withinMs: restWithinMs });
  await victim.stop();
  return owed;
}

interface Hunt {
  readonly stage: Stage;
  readonly line: LineOfVictims;
  readonly options: KillOptions;
  readonly count: (found: readonly Phase[]) => void;
}

async function hunt({ stage, line, options, count }: Hunt): Promise<void> {
  const { kills, isOnlyCut, onKill } = options;
  const aims = Array.from({ length: Math.ceil(kills / phases.length) }, () => stage.random.shuffled(phases)).flat();
  const aim = createAim(stage);
  let victim = await line.next();
  for (const [index, phase] of aims.slice(0, kills).entries()) {
    const aimed = aim(victim, phase);
    if (await isKeepingUp(stage)) publishSome(stage);
    await aimed;
    count(await (isOnlyCut ? cut(stage, victim) : victim.kill()));
    if (!isOnlyCut) victim = await line.next();
    onKill?.(index + 1);
  }
  await victim.kill();
}

// Resolves somewhere within a phase, or shortly after it; where that does not come, anywhere.
function createAim({ random }: Stage): (victim: Victim, phase: Phase) => Promise<void> {
  const usual = createUsual();
  return async (victim, phase) => {
    const [times, share] = [1 + random.below(entriesMax), random.next()];
    await victim.entering(phase, { times, withinMs: aimWithinMs });
    await pauseFinely(share * usual.of(phase));
    usual.learn(victim.lasted.splice(0));
  };
}

async function cut({ engine }: Stage, victim: Victim): Promise<readonly Phase[]> {
  const found = victim.inside();
  await engine.cutConnections();
  return found;
}

const unreadMax = 10;

// What leaves the feed before it was polled would be lost by the feed, not by the store; and who has always something to
// read is killed in nothing else.
async function isKeepingUp({ database, addresses }: Stage): Promise<boolean> {
  return addresses.length - (await createStore(database).coverage.count()) < unreadMax;
}

function publishSome({ random, newsroom, publish }: Stage): void {
  for (let left = 1 + random.below(piecesMax); left > 0; left--) {
    publish(newsroom.next(new Date()));
    const again = random.isLucky(retoldShare) ? newsroom.retell(new Date()) : undefined;
    if (again) publish(again);
  }
}

async function judged(stage: Stage, owed: readonly string[]) {
  const { database, engine, chat, told, follows, addresses } = stage;
  const ledger = await ledgerOf(database);
  return {
    ledger,
    verdict: judge({ ledger, channels: chat.channels(follows), told, owed }),
    requests: chat.counts,
    pieces: addresses.length,
    factFaults: await factFaults(database),
    indexFaults: await indexFaults(database, await engine.another()),
    storeFaults: await engine.faults(),
  };
}
